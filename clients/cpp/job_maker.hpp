#pragma once
// A job of the public header as the session sends it: the envelope, and the body's frames
// (docs/protocol.md#body). Numbers leave as the memory they are in, each column a frame. No thread
// rule.

#include "base/result.hpp"
#include "clients/cpp/plotmill/producer.hpp"
#include "clients/cpp/session.hpp"

namespace plotmill::client {

/// Checks only what would not survive the way: the renderer judges the rest, with the field's name.
/// Errors: utf8 (text of the envelope), option (options that are no JSON object), ragged is left to
/// the renderer.
Result<Job> make_job(plotmill::Job job);

}  // namespace plotmill::client

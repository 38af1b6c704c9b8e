#pragma once
// What a JobRunner says of a job, as the message that goes to the link.
// docs/protocol.md#result-record.

#include "base/error.hpp"
#include "output/output_root.hpp"
#include "render/job_runner.hpp"
#include "worker/channel/messages.hpp"

namespace plotmill::worker {

/// Drawn: charts and stage times. Job, attempt and memory are the caller's.
JobReport describe(render::JobReport&& drawn, const output::OutputRoot& root);
/// Not drawn, and why.
JobReport describe(const Error& error);

}  // namespace plotmill::worker

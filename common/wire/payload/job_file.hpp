#pragma once
// A job as a file: the envelope's fields and the body's in one map, as JSON or msgpack (DESIGN.md
// section 4).
//
// JSON is turned into msgpack first and msgpack is cut into envelope and body, so that there is one
// decoder that knows what a job means (body.hpp) and one rule for each field.

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "dataset/limits.hpp"
#include "wire/protocol.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace plotmill::payload {

struct JobFile {
    std::optional<std::string> key;  // as it came: output::validate_key() judges it
    std::optional<std::string> queue;
    std::optional<wire::Priority> priority;
    std::optional<double> delay_s;
    std::optional<double> time_limit_s;
    std::optional<int> max_attempts;
    std::optional<wire::OnDuplicate> on_duplicate;
    Bytes
        body;  // one frame for decode_body(); what is in it has been looked over for its shape only
};

/// Errors: syntax (naming line and column), limit, and those of read_job_msgpack().
Result<JobFile> read_job_json(std::string_view text, const dataset::Limits& limits);

/// Errors: syntax, type, range, limit, unknown_key, duplicate_key, missing (data), utf8.
Result<JobFile> read_job_msgpack(ByteView bytes, const dataset::Limits& limits);

}  // namespace plotmill::payload

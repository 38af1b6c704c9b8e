#pragma once
// A job from JOB.json, JOB.msgpack, TABLE.csv or standard input, decoded, with what the command
// line says over it.

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "wire/payload/job_file.hpp"
#include "wire/payload/raw_body.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plotmill::cli {

struct JobSource {
    std::string key;        // the file's, else its name without the ending, "stdin" for "-"; valid
    payload::JobFile file;  // the envelope; body.data may view file.body: keep them together
    payload::RawBody body;
};

/// The name's ending decides what it is; "-" and names without a known ending are looked at. At
/// most Limits::max_body_bytes are read. Errors: output (cannot be read), key, and those of
/// read_job_json, read_job_msgpack, read_csv and decode_raw.
Result<JobSource> load_job(const std::string& path);

/// What the command line says over a job's charts.
struct ChartOverrides {
    std::vector<std::string> kinds;  // instead of the job's own, each with its default output
    std::optional<double> dpi;       // of every chart
    std::string format;              // of every chart, and the extension of its output
};

/// Nothing said: nothing changed.
void override_charts(payload::RawBody& body, const ChartOverrides& overrides);

}  // namespace plotmill::cli

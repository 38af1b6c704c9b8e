#pragma once
// A job from a file as `submit` sends it: JOB.json, JOB.msgpack or TABLE.csv, or "-" for standard
// input (JSON or msgpack). It is decoded and checked here as the renderer would, so that a mistake
// is told before it is queued.

#include "base/result.hpp"
#include "clients/cpp/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plotmill::cli {

/// What the command line says over the file.
struct JobChanges {
    std::optional<std::string> folder;
    std::vector<std::string> charts;  // kinds; empty: the file's, or the two of the story
    std::optional<double> dpi;        // of every chart
    std::string format;               // of every chart; empty: as it is
    std::optional<std::string> queue;
    std::optional<wire::Priority> priority;
    std::string batch{};
    double expires_s = 0;
    wire::Deliver deliver = wire::Deliver::files;
};

/// The key is the file's, else the file name without its ending. Errors: those of the readers in
/// wire/payload, of chart::parse_chart and output::output_path; output when the file cannot be
/// read.
Result<client::Job> read_job(const std::string& path, const JobChanges& changes);

}  // namespace plotmill::cli

#pragma once
// One job from bytes to files: decode → draw → encode → write, all in this process, nothing
// published yet.
//
// A JobRunner keeps what can be reused between jobs. It is one of the four exception boundaries:
// whatever a job makes a library throw becomes an Error, all its temporaries are removed, and the
// next job starts clean. One per thread.

#include "base/bytes.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "chart/render.hpp"
#include "dataset/limits.hpp"
#include "output/output_root.hpp"
#include "wire/payload/job_body.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::render {

/// Where a job is; told to a StageListener so that a renderer that dies leaves its last stage
/// behind.
enum class Stage : std::uint8_t { idle, decode, layout, raster, encode, write };
std::string_view name(Stage stage) noexcept;

/// Told at the start of each stage, on the runner's thread; `idle` when the job has ended, however
/// it ended.
class StageListener {
public:
    virtual ~StageListener() = default;
    virtual void entered(Stage stage) noexcept = 0;
    /// After decode: how long the job should take (cost.hpp).
    virtual void expects(std::chrono::milliseconds /*time*/) noexcept {}
    /// Asked before each chart; false ends the job with E_TIMEOUT.
    virtual bool may_go_on() noexcept { return true; }
};

struct JobOrder {
    std::span<const ByteView>
        frames;  // the body: the job and its extra frames; must live until run() returns
    std::string_view key;
    /// Root-relative paths in the order of the charts, as the envelope announced them; none: there
    /// was no envelope.
    std::optional<std::span<const std::string>> expected_outputs;
    std::string_view store;  // with job and attempt, what makes the temporaries' names unique
    JobId job;
    std::uint64_t attempt = 1;
    /// Nothing is written: the pictures come with the report. Their sum is at most
    /// max_picture_bytes.
    bool in_memory = false;
    std::uint64_t max_picture_bytes = 0;
};

struct DrawnChart {
    std::string kind;
    std::string path;       // relative to the output root
    std::string temporary;  // likewise; publish() renames it to path. In memory: empty
    std::string sha256;     // of the file, as sha256sum says it
    std::size_t bytes = 0;
    int width_px = 0;
    int height_px = 0;
    std::vector<std::string> warnings;
    chart::StageTimes times;  // nanoseconds
    std::int64_t write_ns = 0;
};

struct JobReport {
    std::vector<DrawnChart> charts;  // in the order of the job
    Bytes pictures;                  // in memory: end to end
    std::int64_t decode_ns = 0;
};

/// How the sentence of an E_RESOURCE begins when it is memory that there was not enough of.
inline constexpr std::string_view out_of_memory = "memory: ";

class JobRunner {
public:
    explicit JobRunner(dataset::Limits limits = {}) : limits_{limits} {}

    /// Errors: all of payload::decode_body and chart::Renderer; path (outputs not allowed, or not
    /// the envelope's); limit (pictures in memory); output, resource (cannot be written; no memory:
    /// the sentence begins with out_of_memory); timeout (the listener said so); internal (a library
    /// threw).
    Result<JobReport> run(const JobOrder& order, const output::OutputRoot& root,
                          StageListener& listener);

    /// The same for a body that is decoded already; order.frames is not looked at.
    Result<JobReport> draw(const payload::JobBody& body, const JobOrder& order,
                           const output::OutputRoot& root, StageListener& listener);

    /// Draws a small built-in job through all stages but the writing, so that code, tables and
    /// buffers that every job needs are in memory before the first one; a process that forks calls
    /// it for its children. Error: what drawing it came to.
    Status rehearse();

private:
    Result<JobReport> draw_all(const payload::JobBody& body, const JobOrder& order,
                               const output::OutputRoot& root, StageListener& listener);

    dataset::Limits limits_;
    chart::Renderer renderer_;
};

}  // namespace plotmill::render

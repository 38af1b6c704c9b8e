#include "worker/renderer/report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace plotmill::worker {
namespace {

std::uint64_t as_number(std::int64_t nanoseconds) noexcept {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, nanoseconds));
}

std::uint64_t as_microseconds(std::int64_t nanoseconds) noexcept {
    return as_number(nanoseconds) / 1000;
}

nlohmann::json record(const render::DrawnChart& chart, const output::OutputRoot& root) {
    const bool is_file = !chart.temporary.empty();
    return {{"kind", chart.kind},
            {"path", is_file ? root.absolute(chart.path) : chart.path},
            {"bytes", chart.bytes},
            {"sha256", chart.sha256},
            {"width", chart.width_px},
            {"height", chart.height_px},
            {"warnings", chart.warnings},
            {"stages_us",
             {{"layout", as_microseconds(chart.times.layout)},
              {"raster", as_microseconds(chart.times.raster)},
              {"encode", as_microseconds(chart.times.encode)},
              {"write", as_microseconds(chart.write_ns)}}}};
}

}  // namespace

JobReport describe(render::JobReport&& drawn, const output::OutputRoot& root) {
    JobReport report;
    report.pictures = std::move(drawn.pictures);
    report.times.decode = as_number(drawn.decode_ns);
    nlohmann::json charts = nlohmann::json::array();
    for (const render::DrawnChart& chart : drawn.charts) {
        report.times.layout += as_number(chart.times.layout);
        report.times.raster += as_number(chart.times.raster);
        report.times.encode += as_number(chart.times.encode);
        report.times.write += as_number(chart.write_ns);
        charts.push_back(record(chart, root));
    }
    // A folder's name need not be UTF-8; JSON must be.
    report.charts = charts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return report;
}

JobReport describe(const Error& error) {
    JobReport report;
    report.error = word(error.code);
    report.message = error.message;
    return report;
}

}  // namespace plotmill::worker

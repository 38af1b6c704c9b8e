#include "render/cost.hpp"

#include <algorithm>
#include <cstdint>

namespace plotmill::render {
namespace {

// Measured with bench_render and doubled, in nanoseconds.
constexpr double ns_a_marker = 40;
constexpr double ns_a_pixel = 40;
constexpr double ns_an_operation = 4;
constexpr double ns_a_cell = 20000;  // its text, too

double columns_of(const chart::ChartRequest& request, const dataset::Dataset& data) noexcept {
    return request.spec.kind == chart::ChartKind::heatmap
               ? 1
               : static_cast<double>(data.columns.size());
}

double expected_ns(const chart::ChartRequest& request, const dataset::Dataset& data) noexcept {
    const chart::SizeIn& size = request.spec.figsize_in;
    const double pixels = size.width * size.height * request.spec.dpi * request.spec.dpi;
    const double rows = static_cast<double>(data.rows);
    const double columns = static_cast<double>(data.columns.size());
    const double pairs = columns * columns_of(request, data);
    const bool is_scatter = request.spec.kind == chart::ChartKind::scatter_matrix;
    const bool is_table = request.spec.kind == chart::ChartKind::heatmap;
    const double values = is_scatter ? ns_a_marker * pairs * rows
                                     : ns_an_operation * pairs * rows +
                                           ns_a_cell * (is_table ? columns * rows : pairs);
    return values + ns_a_pixel * pixels;
}

}  // namespace

std::chrono::milliseconds expected_time(const payload::JobBody& body) noexcept {
    constexpr double ns_per_ms = 1e6;
    constexpr double most_ms = 1e12;
    double sum = 0;
    for (const chart::ChartRequest& request : body.charts) {
        sum += expected_ns(request, body.data);
    }
    return std::chrono::milliseconds{
        static_cast<std::int64_t>(std::clamp(sum / ns_per_ms, 1.0, most_ms))};
}

}  // namespace plotmill::render

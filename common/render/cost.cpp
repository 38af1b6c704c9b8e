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
constexpr double ns_a_vertex =
    2600;  // of a line or an area, the search for the legend's place included

/// Each axes has texts as a heatmap has cells; any number may be a vertex, of any artist.
double figure_ns(const chart::ChartRequest& request, const dataset::Dataset& data) noexcept {
    constexpr double texts_an_axes = 20;
    double numbers = static_cast<double>(data.rows) * static_cast<double>(data.columns.size());
    for (const dataset::Column& array : data.arrays) {
        numbers += static_cast<double>(array.rows());
    }
    return ns_a_vertex * numbers +
           texts_an_axes * ns_a_cell * static_cast<double>(chart::axes_count(request.spec));
}

/// What the values take, the pixels aside.
double values_ns(const chart::ChartRequest& request, const dataset::Dataset& data) noexcept {
    const auto rows = static_cast<double>(data.rows);
    const auto columns = static_cast<double>(data.columns.size());
    switch (request.spec.kind) {
        case chart::ChartKind::scatter_matrix:
            return ns_a_marker * columns * columns * rows;
        case chart::ChartKind::correlation_heatmap:
            return (ns_an_operation * rows + ns_a_cell) * columns * columns;
        case chart::ChartKind::heatmap:
            return (ns_an_operation + ns_a_cell) * columns * rows;
        case chart::ChartKind::line:
        case chart::ChartKind::stairs:
        case chart::ChartKind::area:
            return ns_a_vertex * columns * rows;
        case chart::ChartKind::figure:
            return figure_ns(request, data);
        case chart::ChartKind::flame:
            break;
    }
    return ns_a_cell * rows;  // a frame and its name for each stack
}

double expected_ns(const chart::ChartRequest& request, const dataset::Dataset& data) noexcept {
    const chart::SizeIn& size = request.spec.figsize_in;
    const double pixels = size.width * size.height * request.spec.dpi * request.spec.dpi;
    return values_ns(request, data) + ns_a_pixel * pixels;
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

#include "chart/heatmap_labels.hpp"

#include "chart/plain_text.hpp"

namespace plotmill::chart {
namespace {

// seaborn looks for labels that overlap before the picture's own dpi is known.
constexpr double decision_dpi = 100;
constexpr double label_points_per_inch = 72;
constexpr double upright = 90;

void set_every_nth(const std::vector<std::string_view>& names, std::size_t step, FigureAxis& axis) {
    axis.major.kind = LocatorSpec::Kind::fixed;
    axis.major_format.kind = FormatterSpec::Kind::fixed;
    for (std::size_t i = 0; step > 0 && i < names.size(); i += step) {
        axis.major.at.push_back(static_cast<double>(i) + 0.5);
        axis.major_format.labels.push_back(plain_text(names[i]));
    }
}

/// As many names as fit when each takes its font's size; `length_in` inches of axis.
std::size_t fitting_step(std::size_t names, double points, double length_in) {
    const auto most = static_cast<std::size_t>(length_in / (points / label_points_per_inch));
    return most < 1 ? 0 : names / most + 1;
}

void set_ticks(const TickLabels& wanted, const std::vector<std::string_view>& names,
               double length_in, FigureAxis& axis) {
    switch (wanted.mode) {
        case TickLabels::Mode::automatic:
            break;
        case TickLabels::Mode::every:
            return set_every_nth(names, static_cast<std::size_t>(wanted.every), axis);
        case TickLabels::Mode::list:
            return set_every_nth({wanted.list.begin(), wanted.list.end()}, 1, axis);
    }
    const double points = axis.ticks.label.style.points;
    set_every_nth(names, fitting_step(names.size(), points, length_in), axis);
}

}  // namespace

void add_cell_labels(const HeatmapOptions& options, const Matrix& matrix, SizeIn room,
                     FigureAxes& cells) {
    set_ticks(options.xticklabels, matrix.column_names, room.width, cells.x);
    set_ticks(options.yticklabels, matrix.row_names, room.height, cells.y);
    cells.x.ticks.overlap_rotation = upright;
    cells.y.ticks.rotation = upright;
    cells.y.ticks.va = VerticalAlign::center;
    cells.y.ticks.overlap_rotation = 0;
    cells.x.ticks.overlap_dpi = cells.y.ticks.overlap_dpi = decision_dpi;
}

}  // namespace plotmill::chart

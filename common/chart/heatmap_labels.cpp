#include "chart/heatmap_labels.hpp"

#include "chart/layout/axes_layout.hpp"

#include <algorithm>

namespace plotmill::chart {
namespace {

// seaborn decides before the picture's own dpi is known.
constexpr double decision_dpi = 100;
constexpr double points_per_inch = 72;
constexpr double upright = 90;

Ticks every_nth(const std::vector<std::string_view>& names, std::size_t step) {
    Ticks ticks;
    ticks.place = Ticks::Place::fixed;
    ticks.labels.emplace();
    for (std::size_t i = 0; step > 0 && i < names.size(); i += step) {
        ticks.at.push_back(static_cast<double>(i) + 0.5);
        ticks.labels->emplace_back(names[i]);
    }
    return ticks;
}

/// As many names as fit when each takes its font's size; `length_in` inches of axis.
Ticks as_many_as_fit(const std::vector<std::string_view>& names, double points, double length_in) {
    const auto most = static_cast<std::size_t>(length_in / (points / points_per_inch));
    return every_nth(names, most < 1 ? 0 : names.size() / most + 1);
}

Ticks choose_ticks(const TickLabels& wanted, const std::vector<std::string_view>& names,
                   double points, double length_in) {
    switch (wanted.mode) {
        case TickLabels::Mode::automatic:
            break;
        case TickLabels::Mode::every:
            return every_nth(names, static_cast<std::size_t>(wanted.every));
        case TickLabels::Mode::list:
            return every_nth({wanted.list.begin(), wanted.list.end()}, 1);
    }
    return as_many_as_fit(names, points, length_in);
}

bool overlap(const TextBox& a, const TextBox& b) {
    return !(b.x_max <= a.x_min || b.y_max <= a.y_min || b.x_min >= a.x_max || b.y_min >= a.y_max);
}

bool any_overlap(const std::vector<TextBox>& boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            if (overlap(boxes[i], boxes[j])) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

Area cell_area(const HeatmapOptions& options, const Matrix& matrix, const BarSplit& split,
               const FigureSize& figure) {
    if (!options.square) {
        return split.parent;
    }
    const double aspect = static_cast<double>(matrix.rows) / static_cast<double>(matrix.columns);
    return with_aspect(split.parent, aspect, figure, split.parent_anchor);
}

void add_cell_labels(const HeatmapOptions& options, const Matrix& matrix, const BarSplit& split,
                     SizeIn size, Axes& cells, Typesetter& typesetter) {
    const double points = cells.x.tick_style.points;
    cells.x.ticks = choose_ticks(options.xticklabels, matrix.column_names, points,
                                 split.parent.width() * size.width);
    cells.y.ticks = choose_ticks(options.yticklabels, matrix.row_names, points,
                                 split.parent.height() * size.height);
    cells.y.tick_style.rotation = upright;
    cells.y.tick_style.vertical = VerticalAlign::center;
    const FigureSize figure = figure_size(size, decision_dpi);
    cells.area = cell_area(options, matrix, split, figure);
    const bool x_crowded = any_overlap(tick_label_boxes(cells, cells.x, figure, typesetter));
    const bool y_crowded = any_overlap(tick_label_boxes(cells, cells.y, figure, typesetter));
    if (x_crowded) {
        cells.x.tick_style.rotation = upright;
    }
    if (y_crowded) {
        cells.y.tick_style.rotation = 0;
    }
}

}  // namespace plotmill::chart

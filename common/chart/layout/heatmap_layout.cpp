#include "chart/layout/heatmap_layout.hpp"

#include "chart/scale/ticks.hpp"

#include <algorithm>
#include <array>

namespace plotmill::chart {
namespace {

constexpr double decision_dpi =
    100;  // seaborn decides on rotation before the picture's own dpi is known
constexpr double bar_share = 0.15;  // of the subplot, before padding
constexpr double bar_pad = 0.05;
constexpr double bar_aspect = 20;
constexpr int most_bar_intervals = 9;
constexpr double points_per_inch = 72;
constexpr double vertical = 90;

struct Boxes {  // fractions
    Area axes;
    std::optional<Area> bar;
};

/// The subplot split in two: the cells' axes and, with a gap between, the colour bar.
/// `cell_aspect` makes cells square; nothing lets them fill the axes.
Boxes split(bool with_bar, const FigureSize& figure, std::optional<double> cell_aspect) {
    // Rows are counted from the top, rounding errors included: they decide where half pixels go.
    const double bottom = subplot_area.y1 - subplot_area.height();
    Boxes boxes{{subplot_area.x0, bottom, subplot_area.x1, subplot_area.y1}, std::nullopt};
    double anchor = 0.5;
    if (with_bar) {
        constexpr double gap = 2 * bar_pad / (1 - bar_pad);
        const double cell = subplot_area.width() / (2 + gap);
        const double share = cell * 2 / (1 - bar_share - bar_pad + bar_share);
        const double axes_width = (1 - bar_share - bar_pad) * share;
        const double bar_start = axes_width + gap * cell;
        boxes.axes.x1 = subplot_area.x0 + axes_width;
        const Area bar{subplot_area.x0 + bar_start, bottom,
                       subplot_area.x0 + (bar_start + bar_share * share), subplot_area.y1};
        boxes.bar = with_aspect(bar, bar_aspect, figure, 0);
        anchor = 1;
    }
    if (cell_aspect) {
        boxes.axes = with_aspect(boxes.axes, *cell_aspect, figure, anchor);
    }
    return boxes;
}

struct TickLabel {
    double at;  // in cells from the start
    std::string_view text;
};

std::vector<TickLabel> every_nth(const std::vector<std::string_view>& names, std::size_t step) {
    std::vector<TickLabel> labels;
    for (std::size_t i = 0; step > 0 && i < names.size(); i += step) {
        labels.push_back({static_cast<double>(i) + 0.5, names[i]});
    }
    return labels;
}

/// seaborn's choice: as many names as fit when each takes its font's size; `length_in` inches of
/// axis.
std::vector<TickLabel> choose_labels(const TickLabels& wanted,
                                     const std::vector<std::string_view>& names, double length_in) {
    switch (wanted.mode) {
        case TickLabels::Mode::automatic: {
            const auto most =
                static_cast<std::size_t>(length_in / (label_points / points_per_inch));
            return most < 1 ? std::vector<TickLabel>{} : every_nth(names, names.size() / most + 1);
        }
        case TickLabels::Mode::every:
            return every_nth(names, static_cast<std::size_t>(wanted.every));
        case TickLabels::Mode::list:
            return every_nth({wanted.list.begin(), wanted.list.end()}, 1);
    }
    return {};
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

/// One axis of the cells with its ticks and labels.
struct CellAxis {
    enum class Side { bottom, left };
    Side side;
    std::size_t cells;
    std::vector<TickLabel> labels;
    TextStyle style;

    /// px of a place along the axis; rows run from the top.
    [[nodiscard]] double position(double at, const Area& axes) const {
        const double n = static_cast<double>(cells);
        return side == Side::bottom ? axes.x0 + at / n * axes.width()
                                    : axes.y0 + (n - at) / n * axes.height();
    }
    std::vector<TextBox> place(const Area& axes, const FigureSize& figure,
                               TextPlacer& placer) const {
        const double away = figure.px(tick_length + tick_pad);
        std::vector<TextBox> boxes;
        for (const TickLabel& label : labels) {
            const double along = position(label.at, axes);
            boxes.push_back(side == Side::bottom
                                ? placer.place(label.text, along, axes.y0 - away, style)
                                : placer.place(label.text, axes.x0 - away, along, style));
        }
        return boxes;
    }
    std::vector<double> ticks(const Area& axes) const {
        std::vector<double> positions;
        for (const TickLabel& label : labels) {
            positions.push_back(position(label.at, axes));
        }
        return positions;
    }
};

/// Turns labels that run into each other: those below upright, those beside level.
void turn_if_crowded(CellAxis& axis, bool with_bar, SizeIn size, std::optional<double> cell_aspect,
                     Typesetter& typesetter) {
    const FigureSize figure = figure_size(size, decision_dpi);
    const Area axes = to_px(split(with_bar, figure, cell_aspect).axes, figure);
    std::vector<TextLine> unused;
    TextPlacer placer{typesetter, figure, unused};
    if (any_overlap(axis.place(axes, figure, placer))) {
        axis.style.rotation = axis.side == CellAxis::Side::bottom ? vertical : 0;
    }
}

CellAxis make_axis(CellAxis::Side side, const HeatmapOptions& options, const HeatmapNames& names,
                   SizeIn size) {
    const bool below = side == CellAxis::Side::bottom;
    const FigureSize figure = figure_size(size, decision_dpi);
    const Area unshrunk = split(options.cbar, figure, std::nullopt).axes;
    const double length = below ? unshrunk.width() * size.width : unshrunk.height() * size.height;
    const auto& cells = below ? names.columns : names.rows;
    return {side,
            cells.size(),
            choose_labels(below ? options.xticklabels : options.yticklabels, cells, length),
            {.points = label_points,
             .rotation = below ? 0 : vertical,
             .horizontal = below ? HorizontalAlign::center : HorizontalAlign::right,
             .vertical = below ? VerticalAlign::top : VerticalAlign::center}};
}

void place_axis_labels(const HeatmapNames& names, const HeatmapLayout& layout,
                       const std::array<std::vector<TextBox>, 2>& boxes, const FigureSize& figure,
                       TextPlacer& placer) {
    const auto& [below, beside] = boxes;
    double bottom = layout.axes.y0 - figure.px(tick_length);
    for (const TextBox& box : below) {
        bottom = std::min(bottom, box.y_min);
    }
    double left = layout.axes.x0 - figure.px(tick_length);
    for (const TextBox& box : beside) {
        left = std::min(left, box.x_min);
    }
    placer.place(names.x_label, layout.axes.x0 + 0.5 * layout.axes.width(),
                 bottom - figure.px(axis_label_pad),
                 {.points = label_points,
                  .horizontal = HorizontalAlign::center,
                  .vertical = VerticalAlign::top});
    placer.place(names.y_label, left - figure.px(axis_label_pad),
                 layout.axes.y0 + 0.5 * layout.axes.height(),
                 {.points = label_points,
                  .rotation = vertical,
                  .horizontal = HorizontalAlign::center,
                  .vertical = VerticalAlign::bottom,
                  .align_before_rotation = true});
}

void place_bar_ticks(HeatmapLayout& layout, Interval limits, const FigureSize& figure,
                     TextPlacer& placer) {
    const Area& bar = *layout.bar;
    const double length = bar.height() / figure.dpi * points_per_inch;
    const int fitting = static_cast<int>(length / (2 * label_points));
    const auto values = tick_values(limits, std::clamp(fitting, 1, most_bar_intervals));
    const TickTexts texts = tick_texts(values, limits);
    const LinearScale scale = make_scale(limits, bar.y0, bar.height());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!is_shown(values[i], limits)) {
            continue;
        }
        layout.bar_ticks.push_back(scale(values[i]));
        placer.place(texts.labels[i], bar.x1 + figure.px(tick_length + tick_pad), scale(values[i]),
                     {.points = label_points, .vertical = VerticalAlign::center_baseline});
    }
    placer.place(texts.offset, bar.x1, bar.y1 + figure.px(offset_text_pad),
                 {.points = label_points, .horizontal = HorizontalAlign::right});
}

}  // namespace

HeatmapLayout lay_out_heatmap(const HeatmapOptions& options, SizeIn size, double dpi,
                              const HeatmapNames& names, Interval bar_limits,
                              Typesetter& typesetter) {
    const FigureSize figure = figure_size(size, dpi);
    std::optional<double> cell_aspect;
    if (options.square) {
        cell_aspect =
            static_cast<double>(names.rows.size()) / static_cast<double>(names.columns.size());
    }
    const Boxes boxes = split(options.cbar, figure, cell_aspect);
    HeatmapLayout layout;
    layout.axes = to_px(boxes.axes, figure);
    TextPlacer placer{typesetter, figure, layout.texts};
    CellAxis below = make_axis(CellAxis::Side::bottom, options, names, size);
    CellAxis beside = make_axis(CellAxis::Side::left, options, names, size);
    turn_if_crowded(below, options.cbar, size, cell_aspect, typesetter);
    turn_if_crowded(beside, options.cbar, size, cell_aspect, typesetter);
    layout.x_ticks = below.ticks(layout.axes);
    layout.y_ticks = beside.ticks(layout.axes);
    const std::array labels{below.place(layout.axes, figure, placer),
                            beside.place(layout.axes, figure, placer)};
    place_axis_labels(names, layout, labels, figure, placer);
    if (boxes.bar) {
        layout.bar = to_px(*boxes.bar, figure);
        place_bar_ticks(layout, bar_limits, figure, placer);
    }
    return layout;
}

}  // namespace plotmill::chart

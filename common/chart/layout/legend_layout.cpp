#include "chart/layout/legend_layout.hpp"

#include "chart/layout/badness.hpp"
#include "chart/layout/best_place.hpp"
#include "chart/layout/grid.hpp"
#include "chart/layout/text_placer.hpp"

#include <algorithm>
#include <array>

namespace plotmill::chart {
namespace {

// legend.* of matplotlib, in points at a font size of 10.
constexpr double font_points = 10;
constexpr double border_pad = 0.4 * font_points;
constexpr double label_spacing = 0.5 * font_points;
constexpr double handle_length = legend_handle_points;
constexpr double handle_height = legend_handle_height_points;
constexpr double handle_text_pad = 0.8 * font_points;
constexpr double border_axes_pad = 0.5 * font_points;

constexpr TextStyle text_style{.points = font_points};

/// A text as a box around its baseline, px.
struct Boxed {
    double width = 0;
    double ascent = 0;
    double descent = 0;
    [[nodiscard]] double height() const { return ascent + descent; }
};

/// matplotlib's TextArea: at least as high as a line with ascenders; several lines stand around the
/// middle of one.
Boxed measure(std::string_view text, double dpi, Typesetter& typesetter) {
    const TextBox tall = lay_out(typesetter, "lp", text_style, dpi).box;
    const TextLayout layout = lay_out(typesetter, text, text_style, dpi);
    const TextBox& box = layout.box;
    const double height = box.y_max - box.y_min;
    Boxed boxed{box.x_max - box.x_min, std::max(tall.y_max, box.y_max), -box.y_min};
    if (layout.lines.size() > 1) {
        boxed.descent = (height - tall.y_max) / 2;
        boxed.ascent = height - boxed.descent;
    }
    return boxed;
}

/// The sizes of all parts, px.
struct Sizes {
    Boxed title;  // no size when there is none
    std::vector<Boxed> items;
    double column_width = 0;
    double column_height = 0;
    double width = 0;  // of the frame
    double height = 0;
};

Sizes measure_all(const Legend& legend, const FigureSize& figure, Typesetter& typesetter) {
    Sizes sizes;
    if (!legend.title.empty()) {
        sizes.title = measure(legend.title, figure.dpi, typesetter);
    }
    for (const LegendItem& item : legend.items) {
        Boxed boxed = measure(item.label, figure.dpi, typesetter);
        boxed.width += figure.px(handle_length + handle_text_pad);
        boxed.ascent = std::max(boxed.ascent, figure.px(handle_height));
        sizes.column_width = std::max(sizes.column_width, boxed.width);
        sizes.column_height += boxed.height() + figure.px(label_spacing);
        sizes.items.push_back(boxed);
    }
    sizes.column_height -= figure.px(label_spacing);
    const double gap = legend.title.empty() ? 0 : figure.px(label_spacing);
    sizes.width = std::max(sizes.title.width, sizes.column_width) + 2 * figure.px(border_pad);
    sizes.height = sizes.title.height() + gap + sizes.column_height + 2 * figure.px(border_pad);
    return sizes;
}

struct Setting {
    const FigureSize& figure;
    Typesetter& typesetter;
};

/// The frame at one of the places in `around` (px, y up).
TextBox frame_at(const Sizes& sizes, const Area& around, LegendPlace place, double pad) {
    const Anchor anchor = legend_anchor(place);
    const double x0 = around.x0 + pad + anchor.x * (around.width() - 2 * pad - sizes.width);
    const double y0 = around.y0 + pad + anchor.y * (around.height() - 2 * pad - sizes.height);
    return {x0, y0, x0 + sizes.width, y0 + sizes.height};
}

/// Everything within the frame.
LegendLayout fill_frame(const Legend& legend, const Sizes& sizes, const TextBox& frame,
                        Setting setting) {
    const FigureSize& figure = setting.figure;
    LegendLayout layout;
    layout.frame = frame;
    TextPlacer placer{setting.typesetter, figure, layout.texts};
    const double middle = (frame.x_min + frame.x_max) / 2;
    double top = frame.y_max - figure.px(border_pad);
    if (!legend.title.empty()) {
        placer.place(legend.title, middle - sizes.title.width / 2, top - sizes.title.ascent,
                     text_style);
        top -= sizes.title.height() + figure.px(label_spacing);
    }
    const double left = middle - sizes.column_width / 2;
    for (std::size_t i = 0; i < legend.items.size(); ++i) {
        const double baseline = top - sizes.items[i].ascent;
        layout.handles.push_back({left, baseline});
        placer.place(legend.items[i].label, left + figure.px(handle_length + handle_text_pad),
                     baseline, text_style);
        top -= sizes.items[i].height() + figure.px(label_spacing);
    }
    return layout;
}

}  // namespace

Anchor legend_anchor(LegendPlace place) noexcept {
    switch (place) {
        case LegendPlace::best:
        case LegendPlace::upper_right:
            return {1, 1};
        case LegendPlace::upper_left:
            return {0, 1};
        case LegendPlace::lower_left:
            return {0, 0};
        case LegendPlace::lower_right:
            return {1, 0};
        case LegendPlace::right:
        case LegendPlace::center_right:
            return {1, 0.5};
        case LegendPlace::center_left:
            return {0, 0.5};
        case LegendPlace::lower_center:
            return {0.5, 0};
        case LegendPlace::upper_center:
            return {0.5, 1};
        case LegendPlace::center:
            break;
    }
    return {0.5, 0.5};
}

LegendLayout lay_out_legend(const Legend& legend, const Axes& axes, const AxesLayout& place,
                            const FigureSize& figure, Typesetter& typesetter) {
    const Sizes sizes = measure_all(legend, figure, typesetter);
    const double pad = figure.px(border_axes_pad);
    if (legend.place != LegendPlace::best) {
        return fill_frame(legend, sizes, frame_at(sizes, place.area, legend.place, pad),
                          {figure, typesetter});
    }
    std::vector<TextBox> candidates;
    candidates.reserve(best_places.size());
    for (const LegendPlace candidate : best_places) {
        candidates.push_back(frame_at(sizes, place.area, candidate, pad));
    }
    return fill_frame(legend, sizes, candidates[best_place(axes, place, candidates)],
                      {figure, typesetter});
}

}  // namespace plotmill::chart

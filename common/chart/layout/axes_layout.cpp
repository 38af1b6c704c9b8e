#include "chart/layout/axes_layout.hpp"

#include "chart/layout/flame_layout.hpp"
#include "chart/layout/text_placer.hpp"
#include "chart/scale/ticks.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double points_per_inch = 72;
constexpr int most_intervals = 9;
constexpr double label_sizes_across = 3;  // room for a tick label, in font sizes: along x
constexpr double label_sizes_up = 2;      // and along y
constexpr double offset_pad_points = 3;

bool is_along_x(const Axis& axis) noexcept {
    return axis.side == Side::bottom || axis.side == Side::top;
}

TextBox box_of(const Area& area) noexcept {
    return {area.x0, area.y0, area.x1, area.y1};
}

/// The data interval of an axis, low first.
Interval ordered(Interval view) noexcept {
    return view.low <= view.high ? view : Interval{view.high, view.low};
}

struct TickPlaces {
    std::vector<double> values;
    std::vector<std::string> labels;
    std::string offset;
};

TickPlaces automatic_places(const Axis& axis, double length_points) {
    const double room =
        axis.tick_style.points * (is_along_x(axis) ? label_sizes_across : label_sizes_up);
    const int fitting = static_cast<int>(length_points / room);
    TickPlaces places;
    places.values = tick_values(ordered(axis.view), std::clamp(fitting, 1, most_intervals));
    return places;
}

/// Ticks in data units with their texts; those outside the view are left out.
TickPlaces find_ticks(const Axis& axis, double length_points) {
    const Ticks& ticks = axis.ticks;
    if (ticks.place == Ticks::Place::none) {
        return {};
    }
    TickPlaces all = automatic_places(axis, length_points);
    const Interval view = ordered(axis.view);
    if (ticks.format) {
        std::transform(all.values.begin(), all.values.end(), std::back_inserter(all.labels),
                       ticks.format);
    } else {
        TickTexts texts = tick_texts(all.values, view);
        all.labels = std::move(texts.labels);
        all.offset = std::move(texts.offset);
    }
    all.labels.resize(all.values.size());
    TickPlaces shown;
    shown.offset = std::move(all.offset);
    for (std::size_t i = 0; i < all.values.size(); ++i) {
        if (is_shown(all.values[i], view)) {
            shown.values.push_back(all.values[i]);
            shown.labels.push_back(std::move(all.labels[i]));
        }
    }
    return shown;
}

/// One axis while it is laid out.
class AxisPlacer {
public:
    AxisPlacer(const Axis& axis, const AxesLayout& layout, const FigureSize& figure)
        : axis_{axis},
          area_{layout.area},
          scale_{is_along_x(axis) ? layout.to_x : layout.to_y},
          figure_{figure},
          ticks_{find_ticks(axis, length() / figure.dpi * points_per_inch)} {}

    [[nodiscard]] std::vector<double> tick_px() const {
        std::vector<double> places;
        places.reserve(ticks_.values.size());
        std::transform(ticks_.values.begin(), ticks_.values.end(), std::back_inserter(places),
                       scale_);
        return places;
    }

    std::vector<TextBox> place_tick_labels(TextPlacer& placer) const {
        const double away = figure_.px(tick_length_points + tick_pad_points);
        std::vector<TextBox> boxes;
        boxes.reserve(ticks_.values.size());
        for (std::size_t i = 0; i < ticks_.values.size(); ++i) {
            const double along = scale_(ticks_.values[i]);
            const double across = beyond(away);
            boxes.push_back(is_along_x(axis_)
                                ? placer.place(ticks_.labels[i], along, across, axis_.tick_style)
                                : placer.place(ticks_.labels[i], across, along, axis_.tick_style));
        }
        return boxes;
    }

    /// The side of the axes with its ticks: a spine's extent counts the ticks that its axis would
    /// have, also where there are none.
    [[nodiscard]] TextBox spine_box() const {
        TextBox box = box_of(area_);
        const double edge = beyond(figure_.px(tick_length_points));
        double& side = side_of(box);
        side = edge;
        return box;
    }

    TextBox place_label(TextBox taken, TextPlacer& placer) const {
        const AxisLabel& label = axis_.label;
        const double pad = figure_.px(label.pad_points);
        const double outward = points_outward() ? pad : -pad;
        const double across = side_of(taken) + outward;
        if (is_along_x(axis_)) {
            return placer.place(label.text, area_.x0 + label.along * area_.width(), across,
                                label.style);
        }
        return placer.place(label.text, across, area_.y0 + label.along * area_.height(),
                            label.style);
    }

    TextBox place_offset(const TextBox& taken, TextPlacer& placer) const {
        const double pad = figure_.px(offset_pad_points);
        TextStyle style{.points = axis_.tick_style.points};
        if (is_along_x(axis_)) {
            const bool below = axis_.side == Side::bottom;
            style.horizontal = HorizontalAlign::right;
            style.vertical = below ? VerticalAlign::top : VerticalAlign::bottom;
            return placer.place(ticks_.offset, area_.x1,
                                below ? taken.y_min - pad : taken.y_max + pad, style);
        }
        const bool on_left = axis_.side == Side::left;
        style.horizontal = on_left ? HorizontalAlign::left : HorizontalAlign::right;
        return placer.place(ticks_.offset, on_left ? area_.x0 : area_.x1, area_.y1 + pad, style);
    }

private:
    [[nodiscard]] double length() const {
        return is_along_x(axis_) ? area_.width() : area_.height();
    }
    [[nodiscard]] bool points_outward() const {
        return axis_.side == Side::top || axis_.side == Side::right;
    }
    /// px across the axis, `away` from the side on which it stands.
    [[nodiscard]] double beyond(double away) const {
        TextBox box = box_of(area_);
        return side_of(box) + (points_outward() ? away : -away);
    }
    [[nodiscard]] double& side_of(TextBox& box) const {
        switch (axis_.side) {
            case Side::bottom:
                return box.y_min;
            case Side::top:
                return box.y_max;
            case Side::left:
                return box.x_min;
            case Side::right:
                break;
        }
        return box.x_max;
    }

    const Axis& axis_;
    const Area& area_;
    const LinearScale& scale_;
    const FigureSize& figure_;
    TickPlaces ticks_;
};

AxesLayout place_axes(const Axes& axes, const FigureSize& figure) {
    AxesLayout layout;
    layout.area = to_px(axes.area, figure);
    layout.to_x = make_scale(axes.x.view, layout.area.x0, layout.area.width());
    layout.to_y = make_scale(axes.y.view, layout.area.y0, layout.area.height());
    const Area& area = layout.area;
    layout.extent = box_of(area);
    return layout;
}

bool overlap(const TextBox& a, const TextBox& b) noexcept {
    return a.x_min <= b.x_max && b.x_min <= a.x_max && a.y_min <= b.y_max && b.y_min <= a.y_max;
}

/// Above the axes, and above the offset text where they would meet. The box it fills.
TextBox place_title(const Axes& axes, const AxesLayout& layout, const TextBox& offset,
                    const FigureSize& figure, TextPlacer& placer, Typesetter& typesetter) {
    const TextStyle style{.points = title_points, .horizontal = HorizontalAlign::center};
    const double x = layout.area.x0 + layout.area.width() / 2;
    double y = layout.area.y1 + figure.px(title_pad_points);
    std::vector<TextLine> unused;
    const TextBox first = TextPlacer{typesetter, figure, unused}.place(axes.title, x, y, style);
    const bool has_offset = offset.x_min < offset.x_max;
    if (has_offset && overlap(first, offset) && first.y_min < offset.y_max) {
        // matplotlib moves the axes' end of the title to there, keeps the pad, and looks again.
        y += offset.y_max - layout.area.y1;
    }
    return placer.place(axes.title, x, y, style);
}

/// What no text fills is no part of the picture.
TextBox with_text(const TextBox& extent, const TextBox& text) {
    return text.x_min < text.x_max && text.y_min < text.y_max ? united(extent, text) : extent;
}

/// The box of the offset text.
TextBox lay_out_axis(const AxisPlacer& axis, bool has_frame, TextPlacer& placer,
                     AxesLayout& layout) {
    TextBox labels = axis.spine_box();
    const auto boxes = axis.place_tick_labels(placer);
    for (const TextBox& box : boxes) {
        labels = united(labels, box);
    }
    if (has_frame) {
        layout.extent = united(layout.extent, axis.spine_box());
    }
    for (const TextBox& box : boxes) {
        layout.extent = with_text(layout.extent, box);
    }
    const TextBox label = axis.place_label(labels, placer);
    layout.extent = with_text(layout.extent, label);
    const TextBox offset = axis.place_offset(labels, placer);
    layout.extent = with_text(layout.extent, offset);
    return offset;
}

}  // namespace

TextBox united(const TextBox& a, const TextBox& b) noexcept {
    return {std::min(a.x_min, b.x_min), std::min(a.y_min, b.y_min), std::max(a.x_max, b.x_max),
            std::max(a.y_max, b.y_max)};
}

AxesLayout lay_out_axes(const Axes& axes, const FigureSize& figure, Typesetter& typesetter) {
    AxesLayout layout = place_axes(axes, figure);
    TextPlacer labels{typesetter, figure, layout.labels};
    const AxisPlacer x{axes.x, layout, figure};
    const AxisPlacer y{axes.y, layout, figure};
    layout.x_ticks = x.tick_px();
    layout.y_ticks = y.tick_px();
    (void)lay_out_axis(x, axes.has_frame, labels, layout);  // only y's stands near the title
    const TextBox offset = lay_out_axis(y, axes.has_frame, labels, layout);
    TextPlacer texts{typesetter, figure, layout.texts};
    if (!axes.title.empty()) {
        layout.extent =
            with_text(layout.extent, place_title(axes, layout, offset, figure, texts, typesetter));
    }
    for (const Artist& artist : axes.artists) {
        if (const auto* text = std::get_if<TextArtist>(&artist)) {
            const TextBox box = texts.place(text->text, layout.to_x(text->x), layout.to_y(text->y),
                                            text->style, text->color);
            layout.extent = with_text(layout.extent, box);
        } else if (const auto* flame = std::get_if<FlameArtist>(&artist)) {
            layout.frames = lay_out_flame(*flame, layout, figure, typesetter);
        }
    }
    return layout;
}

}  // namespace plotmill::chart

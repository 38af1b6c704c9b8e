#include "chart/layout/plot_axis.hpp"

#include "chart/layout/text_placer.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double inch_points = 72;
constexpr double offset_gap_points = 3;
constexpr double standing = 90;  // degrees

/// How far ticks reach out of and into the axes, as shares of their length.
struct Reach {
    double out = 1;
    double in = 0;
};

Reach reach_of(TickLook::Direction direction) noexcept {
    switch (direction) {
        case TickLook::Direction::in:
            return {0, 1};
        case TickLook::Direction::inout:
            return {0.5, 0.5};
        case TickLook::Direction::out:
            break;
    }
    return {};
}

Color color_of(const AnnotationStyle& look, const Color& usual) {
    Color color = look.color.value_or(usual);
    color.a = look.alpha.value_or(color.a);
    return color;
}

bool any_overlap(const std::vector<TextBox>& boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const TextBox& a = boxes[i];
        const bool meets_later = std::any_of(boxes.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                             boxes.end(), [&](const TextBox& b) {
                                                 return a.x_min < b.x_max && b.x_min < a.x_max &&
                                                        a.y_min < b.y_max && b.y_min < a.y_max;
                                             });
        if (meets_later) {
            return true;
        }
    }
    return false;
}

class PlotAxisPlacer {
public:
    PlotAxisPlacer(const AxisSetting& setting, Typesetter& typesetter, PlotAxisLayout& layout)
        : spec_{setting.spec},
          is_x_{setting.is_x},
          axes_{setting.axes},
          outline_top_{setting.outline_top},
          aligned_{setting.aligned},
          figure_{setting.figure},
          typesetter_{typesetter},
          layout_{layout},
          placer_{typesetter, setting.figure, layout_.texts},
          scale_{is_x_ ? axes_.to_x : axes_.to_y} {}

    void lay_out(const AxisTicks& ticks) {
        if (ticks.at.empty() && ticks.minor_at.empty() && ticks.offset.empty()) {
            return place_label();
        }
        for (const double at : ticks.at) {
            layout_.major.push_back(scale_(at));
        }
        for (const double at : ticks.minor_at) {
            layout_.minor.push_back(scale_(at));
        }
        if (!spec_.is_shown) {
            return;
        }
        add_ticks(spec_.ticks, layout_.major, layout_.major_ticks);
        add_ticks(spec_.minor_ticks, layout_.minor, layout_.minor_ticks);
        place_tick_labels(ticks);
        layout_.tick_labels = {low_.all, high_.all};
        place_label();
        place_offset(ticks.offset);
    }

private:
    struct Labels {  // those of one side
        ExtentBox all;
        void take(const TextBox& box) noexcept { all.take_line(box); }
    };

    [[nodiscard]] double px(double points) const noexcept { return figure_.px(points); }

    /// Where the ticks of one side stand, across the axis.
    [[nodiscard]] double edge(bool is_high) const noexcept {
        const PlotLine& spine = spine_of(is_high);
        return is_x_ ? spine.y0 : spine.x0;
    }
    [[nodiscard]] PlotSide side_of(bool is_high) const noexcept {
        return plot_sides.at((is_x_ ? 0U : 2U) + (is_high ? 1U : 0U));
    }
    [[nodiscard]] const PlotLine& spine_of(bool is_high) const noexcept {
        return axes_.spines.at(static_cast<std::size_t>(side_of(is_high)));
    }

    void add_ticks(const TickLook& look, const std::vector<double>& at,
                   std::vector<PlotLine>& to) const {
        const Reach reach = reach_of(look.direction);
        for (const bool is_high : {false, true}) {
            if (!(is_high ? look.high : look.low) || look.length <= 0 || look.width <= 0) {
                continue;
            }
            const double sign = is_high ? 1 : -1;
            const bool points_in = reach.out == 0;
            const double start =
                edge(is_high) - (points_in ? 0 : sign * px(look.length) * reach.in);
            const double end =
                edge(is_high) + sign * px(look.length) * (points_in ? -1 : reach.out);
            for (const double place : at) {
                to.push_back(is_x_ ? PlotLine{place, start, place, end}
                                   : PlotLine{start, place, end, place});
            }
        }
    }

    [[nodiscard]] TextStyle label_style(const TickLook& look, bool is_high) const {
        TextStyle style = reading_math(look.label.style);
        style.rotation = look.rotation.value_or(0);
        if (is_x_) {
            style.horizontal = look.ha.value_or(HorizontalAlign::center);
            style.vertical = look.va.value_or(is_high ? VerticalAlign::bottom : VerticalAlign::top);
        } else {
            style.horizontal =
                look.ha.value_or(is_high ? HorizontalAlign::left : HorizontalAlign::right);
            style.vertical = look.va.value_or(VerticalAlign::center_baseline);
        }
        return style;
    }

    TextBox place_one(TextPlacer& placer, const std::string& text, double along, double across,
                      const TextStyle& style, const Color& color) const {
        return is_x_ ? placer.place(text, along, across, style, color)
                     : placer.place(text, across, along, style, color);
    }

    struct TickTextsAt {
        const std::vector<double>& at;
        const std::vector<std::string>& labels;
    };

    std::vector<TextBox> place_labels(TextPlacer& placer, const TickLook& look,
                                      const TickTextsAt& texts, bool is_high) const {
        // Inches first, as matplotlib's ScaledTranslation: the last bit decides where a tight
        // picture ends.
        const double away =
            (look.pad + look.length * reach_of(look.direction).out) / 72 * figure_.dpi;
        const double across = edge(is_high) + (is_high ? away : -away);
        const TextStyle style = label_style(look, is_high);
        const Color color = color_of(look.label, black);
        std::vector<TextBox> boxes;
        for (std::size_t i = 0; i < texts.at.size(); ++i) {
            boxes.push_back(place_one(placer, texts.labels[i], texts.at[i], across, style, color));
        }
        return boxes;
    }

    /// The rotation that seaborn gives labels which would otherwise run into each other.
    [[nodiscard]] TickLook turned_if_crowded(const TickLook& look, const TickTextsAt& texts) const {
        TickLook turned = look;
        if (!look.overlap_rotation) {
            return turned;
        }
        const double dpi = look.overlap_dpi.value_or(figure_.dpi);
        FigureSize figure = figure_;
        figure.dpi = dpi;
        const double shown = is_x_ ? axes_.area.width() : axes_.area.height();
        const double stretch = look.overlap_length_points && shown > 0
                                   ? *look.overlap_length_points / 72 * dpi / shown
                                   : dpi / figure_.dpi;
        std::vector<double> at = texts.at;
        for (double& place : at) {
            place *= stretch;
        }
        turned.label.style.points = look.overlap_label_points.value_or(look.label.style.points);
        std::vector<TextLine> unused;
        TextPlacer trial{typesetter_, figure, unused};
        const bool is_crowded = any_overlap(place_labels(trial, turned, {at, texts.labels}, false));
        turned.label.style.points = look.label.style.points;
        if (is_crowded) {
            turned.rotation = look.overlap_rotation;
        }
        return turned;
    }

    void place_tick_labels(const AxisTicks& ticks) {
        const TickTextsAt major{layout_.major, ticks.labels};
        const TickTextsAt minor{layout_.minor, ticks.minor_labels};
        const TickLook look = turned_if_crowded(spec_.ticks, major);
        for (const bool is_high : {false, true}) {
            Labels& side = is_high ? high_ : low_;
            if (is_high ? look.label_high : look.label_low) {
                take_all(place_labels(placer_, look, major, is_high), side);
            }
            if (is_high ? spec_.minor_ticks.label_high : spec_.minor_ticks.label_low) {
                take_all(place_labels(placer_, spec_.minor_ticks, minor, is_high), side);
            }
        }
    }

    void take_all(const std::vector<TextBox>& boxes, Labels& side) {
        for (const TextBox& box : boxes) {
            side.take(box);
            layout_.extent.take(box);
            layout_.room.take(box);
        }
    }

    void place_label() {
        const AxisLabelSpec& label = spec_.label;
        if (label.text.empty() || !spec_.is_shown) {
            return;
        }
        const bool is_high = label.at_high_side;
        TextBox taken = spine_extent(spec_, layout_, spine_of(is_high), side_of(is_high), figure_);
        const TickLabelBoxes& labels = aligned_ == nullptr ? layout_.tick_labels : *aligned_;
        if (const ExtentBox& side = is_high ? labels.back() : labels.front(); !side.is_empty()) {
            taken = united(taken, side.box());
        }
        const double pad = px(label.pad_points);
        const double across = is_x_ ? (is_high ? taken.y_max + pad : taken.y_min - pad)
                                    : (is_high ? taken.x_max + pad : taken.x_min - pad);
        const double share = label.along.value_or(0.5);
        const double along = is_x_ ? axes_.area.x0 + share * axes_.area.width()
                                   : axes_.area.y0 + share * axes_.area.height();
        TextBox box = place_one(placer_, label.text, along, across, axis_label_style(is_high),
                                color_of(label.look, black));
        layout_.extent.take(box);
        if (is_x_) {
            box.x_min = (box.x_min + box.x_max) / 2 - 0.5;
            box.x_max = box.x_min + 1;
        } else {
            box.y_min = (box.y_min + box.y_max) / 2 - 0.5;
            box.y_max = box.y_min + 1;
        }
        layout_.room.take(box);
    }

    [[nodiscard]] TextStyle axis_label_style(bool is_high) const {
        const AxisLabelSpec& label = spec_.label;
        TextStyle style = reading_math(label.look.style);
        const double share = label.along.value_or(0.5);
        const HorizontalAlign by_place = share < 0.5   ? HorizontalAlign::left
                                         : share > 0.5 ? HorizontalAlign::right
                                                       : HorizontalAlign::center;
        style.horizontal = label.ha.value_or(by_place);
        style.rotation = label.rotation.value_or(is_x_ ? 0 : standing);
        if (is_x_) {
            style.vertical =
                label.va.value_or(is_high ? VerticalAlign::baseline : VerticalAlign::top);
            return style;
        }
        style.vertical = label.va.value_or(is_high ? VerticalAlign::top : VerticalAlign::bottom);
        style.align_before_rotation = true;
        return style;
    }

    void place_offset(const std::string& text) {
        const TickLook& look = spec_.ticks;
        const bool is_high = look.label_high && !look.label_low;
        if (text.empty() || !(look.label_low || look.label_high || look.always_offset)) {
            return;
        }
        TextStyle style;
        style.points = look.room_points.value_or(look.label.style.points);  // as the labels were
        style.face = reading_math({}).face;
        const Color color = color_of(look.label, black);
        if (!is_x_) {
            style.horizontal = is_high ? HorizontalAlign::right : HorizontalAlign::left;
            layout_.offset = placer_.place(text, is_high ? axes_.area.x1 : axes_.area.x0,
                                           outline_top_ + px(offset_gap_points), style, color);
        } else {
            const ExtentBox& labels = is_high ? high_.all : low_.all;
            style.horizontal = HorizontalAlign::right;
            style.vertical = is_high ? VerticalAlign::bottom : VerticalAlign::top;
            const double low = labels.is_empty() ? axes_.area.y0 : labels.box().y_min;
            const double top = labels.is_empty() ? axes_.area.y1 : labels.box().y_max;
            const double y = is_high ? top + px(offset_gap_points) : low - px(offset_gap_points);
            layout_.offset = placer_.place(text, axes_.area.x1, y, style, color);
        }
        layout_.extent.take(layout_.offset);
        layout_.room.take(layout_.offset);
    }

    const FigureAxis& spec_;
    bool is_x_;
    const PlotAxesLayout& axes_;
    double outline_top_;
    const TickLabelBoxes* aligned_;
    const FigureSize& figure_;
    Typesetter& typesetter_;
    PlotAxisLayout& layout_;
    TextPlacer placer_;
    const AxisScale& scale_;
    Labels low_;
    Labels high_;
};

}  // namespace

TextBox spine_extent(const FigureAxis& axis, const PlotAxisLayout& ticks, const PlotLine& spine,
                     PlotSide side, const FigureSize& figure) {
    TextBox box{std::min(spine.x0, spine.x1), std::min(spine.y0, spine.y1),
                std::max(spine.x0, spine.x1), std::max(spine.y0, spine.y1)};
    const bool is_x = side == PlotSide::bottom || side == PlotSide::top;
    const bool is_high = side == PlotSide::top || side == PlotSide::right;
    const auto grow = [&](const TickLook& look) {
        if (!(is_high ? look.high : look.low)) {
            return;
        }
        const Reach reach = reach_of(look.direction);
        const double length = figure.px(look.length);
        double& low = is_x ? box.y_min : box.x_min;
        double& high = is_x ? box.y_max : box.x_max;
        const double at = is_x ? spine.y0 : spine.x0;
        low = std::min(low, at - length * (is_high ? reach.in : reach.out));
        high = std::max(high, at + length * (is_high ? reach.out : reach.in));
    };
    grow(axis.ticks);
    if (ticks.minor.size() > 1) {
        grow(axis.minor_ticks);
    }
    return box;
}

Status lay_out_axis(const AxisSetting& setting, Typesetter& typesetter, PlotAxisLayout& layout) {
    const TickView view{setting.axis.view,
                        tick_space(setting.tick_room.length_px / setting.figure.dpi * inch_points,
                                   setting.tick_room.label_points, setting.is_x),
                        setting.axis.least_positive};
    auto ticks = axis_ticks(setting.spec, view);
    if (!ticks) {
        return fail(std::move(ticks).error());
    }
    ticks->labels.resize(ticks->at.size());
    ticks->minor_labels.resize(ticks->minor_at.size());
    PlotAxisPlacer{setting, typesetter, layout}.lay_out(*ticks);
    return {};
}

}  // namespace plotmill::chart

#include "chart/layout/painted_places.hpp"

#include <algorithm>
#include <variant>

namespace plotmill::chart {
namespace {

constexpr double rounding_px = 2;      // lines are put on whole pixels, boxes are not
constexpr double overhang_points = 1;  // of letters beyond their boxes

/// Or where its extent says.
bool stays_in_frame(const FigureArtist& artist) {
    return std::visit(
        [](const auto& kind) {
            using Kind = std::decay_t<decltype(kind)>;
            if constexpr (std::is_same_v<Kind, FigureText>) {
                return !kind.box && !kind.arrow;
            } else if constexpr (std::is_same_v<Kind, FigureTexts>) {
                return true;
            } else {
                return kind.clip;
            }
        },
        artist);
}

/// Without what leaves the frame and is not measured.
bool is_plain(const PlotAxes& axes) {
    const FigureAxes& spec = *axes.spec;
    const bool stays = std::all_of(axes.artists.begin(), axes.artists.end(), stays_in_frame);
    return stays && spec.tables.empty() && !spec.legend && spec.more_legends.empty() &&
           std::all_of(spec.spines.begin(), spec.spines.end(), [](const SpineSpec& spine) {
               return spine.at == SpineSpec::At::edge && !spine.bounds;
           });
}

double widest_line(const FigureAxes& spec) noexcept {
    double points = 0;
    for (const SpineSpec& spine : spec.spines) {
        points = std::max(points, spine.visible ? spine.points : 0);
    }
    for (const FigureAxis* axis : {&spec.x, &spec.y}) {
        points = std::max({points, axis->ticks.width, axis->minor_ticks.width});
    }
    return points;
}

void take_ticks(const std::vector<PlotLine>& ticks, ExtentBox& box) {
    for (const PlotLine& tick : ticks) {
        box.take_line({std::min(tick.x0, tick.x1), std::min(tick.y0, tick.y1),
                       std::max(tick.x0, tick.x1), std::max(tick.y0, tick.y1)});
    }
}

TextBox grown(const TextBox& box, double by) noexcept {
    return {box.x_min - by, box.y_min - by, box.x_max + by, box.y_max + by};
}

TextBox frame_of(const PlotAxesLayout& layout) noexcept {
    const Area& area = layout.area;
    return {area.x0, area.y0, area.x1, area.y1};
}

bool touch(const TextBox& a, const TextBox& b) noexcept {
    return a.x_min <= b.x_max && b.x_min <= a.x_max && a.y_min <= b.y_max && b.y_min <= a.y_max;
}

}  // namespace

bool PaintedPlaces::needs_ground(std::size_t number, const PlotAxesLayout& layout) const {
    const auto& ground = plot_.axes[number].spec->face;
    const auto& paper = plot_.options->face;
    if (is_everywhere_ || !ground || !paper || *ground != *paper || paper->a < 1) {
        return true;
    }
    const TextBox frame = frame_of(layout);
    return std::any_of(boxes_.rbegin(), boxes_.rend(),  // a neighbour was painted just before
                       [&](const TextBox& box) { return touch(box, frame); });
}

void PaintedPlaces::take(std::size_t number, const PlotAxesLayout& layout) {
    const PlotAxes& axes = plot_.axes[number];
    if (is_everywhere_ || !axes.spec->is_shown) {
        return;
    }
    if (!is_plain(axes)) {
        is_everywhere_ = true;
        return;
    }
    ExtentBox lines;
    lines.take_line(frame_of(layout));
    for (const PlotAxisLayout* axis : {&layout.x, &layout.y}) {
        take_ticks(axis->major_ticks, lines);
        take_ticks(axis->minor_ticks, lines);
    }
    boxes_.push_back(grown(lines.box(), rounding_px + figure_.px(widest_line(*axes.spec)) / 2));
    const auto take_texts = [&](const ExtentBox& texts) {
        if (!texts.is_empty()) {
            boxes_.push_back(grown(texts.box(), rounding_px + figure_.px(overhang_points)));
        }
    };
    take_texts(layout.x.extent);
    take_texts(layout.y.extent);
    if (!layout.titles.empty() || !layout.texts.empty() || axes.bar_below || axes.bar_above) {
        take_texts(layout.extent);
    }
}

}  // namespace plotmill::chart

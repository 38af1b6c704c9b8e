#include "chart/layout/painted_places.hpp"

#include <algorithm>
#include <variant>

namespace plotmill::chart {
namespace {

constexpr double rounding_px = 2;  // lines are put on whole pixels, boxes are not
constexpr std::size_t boxes_around = 16;
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

/// Without what leaves the frame and is not measured, but for artists.
bool is_plain(const FigureAxes& spec) {
    return spec.tables.empty() && !spec.legend && spec.more_legends.empty() &&
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
    for (std::size_t i = around_.size(); i-- > 0;) {  // a neighbour was painted just before
        if (!touch(around_[i], frame)) {
            continue;
        }
        const std::size_t end = std::min(boxes_.size(), (i + 1) * boxes_around);
        for (std::size_t k = i * boxes_around; k < end; ++k) {
            if (touch(boxes_[k], frame)) {
                return true;
            }
        }
    }
    return false;
}

void PaintedPlaces::add(const TextBox& box) {
    if (boxes_.size() % boxes_around == 0) {
        around_.push_back(box);
    } else {
        around_.back() = united(around_.back(), box);
    }
    boxes_.push_back(box);
}

void PaintedPlaces::take(std::size_t number, const PlotAxesLayout& layout) {
    const PlotAxes& axes = plot_.axes[number];
    if (is_everywhere_ || !axes.spec->is_shown) {
        return;
    }
    if (axes.spec != last_) {
        last_ = axes.spec;
        is_everywhere_ = !is_plain(*axes.spec);
        line_reach_ = rounding_px + figure_.px(widest_line(*axes.spec)) / 2;
    }
    if (is_everywhere_ || !std::all_of(axes.artists.begin(), axes.artists.end(), stays_in_frame)) {
        is_everywhere_ = true;
        return;
    }
    ExtentBox lines;
    lines.take_line(frame_of(layout));
    take_ticks(layout.x.major_ticks, lines);
    take_ticks(layout.x.minor_ticks, lines);
    take_ticks(layout.y.major_ticks, lines);
    take_ticks(layout.y.minor_ticks, lines);
    add(grown(lines.box(), line_reach_));
    const auto take_texts = [&](const ExtentBox& texts) {
        if (!texts.is_empty()) {
            add(grown(texts.box(), rounding_px + figure_.px(overhang_points)));
        }
    };
    take_texts(layout.x.extent);
    take_texts(layout.y.extent);
    if (!layout.titles.empty() || !layout.texts.empty() || axes.bar_below || axes.bar_above) {
        take_texts(layout.extent);
    }
}

}  // namespace plotmill::chart

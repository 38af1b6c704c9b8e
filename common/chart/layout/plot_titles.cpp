#include "chart/layout/plot_titles.hpp"

#include "chart/layout/text_placer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace plotmill::chart {
namespace {

constexpr std::array title_shares{0.0, 0.5, 1.0};  // left, center, right
constexpr std::array title_aligns{HorizontalAlign::left, HorizontalAlign::center,
                                  HorizontalAlign::right};

/// Does the x axis have anything but ticks and labels below?
bool may_reach_up(const FigureAxis& x) noexcept {
    if (x.label.at_high_side) {
        return true;
    }
    bool stands_below = true;
    bool is_usual = true;  // ticks on both sides, labels below
    for (const TickLook* look : {&x.ticks, &x.minor_ticks}) {
        stands_below =
            stands_below && look->low && !look->high && look->label_low && !look->label_high;
        is_usual = is_usual && look->low && look->high && look->label_low && !look->label_high;
    }
    return !stands_below && !is_usual;
}

double top_of(const TitleNeighbour& axes) noexcept {
    const ExtentBox& x_axis = axes.layout.x.extent;
    return may_reach_up(axes.spec.x) && !x_axis.is_empty() ? x_axis.box().y_max : axes.frame.y_max;
}

bool overlap(const TextBox& a, const TextBox& b, int /*of titles*/) noexcept {
    return a.x_min <= b.x_max && b.x_min <= a.x_max && a.y_min <= b.y_max && b.y_min <= a.y_max;
}

class TitlePlacer {
public:
    TitlePlacer(const FigureAxes& spec, std::span<const TitleNeighbour> neighbours,
                const FigureSize& figure, Typesetter& typesetter, PlotAxesLayout& layout)
        : spec_{spec},
          neighbours_{neighbours},
          figure_{figure},
          typesetter_{typesetter},
          layout_{layout} {}

    void place_all() {
        const bool is_manual = std::any_of(spec_.titles.begin(), spec_.titles.end(),
                                           [](const TitleSpec& title) { return title.y; });
        double y = layout_.area.y1;
        for (std::size_t i = 0; i < title_shares.size() && !is_manual; ++i) {
            y = std::max(y, clear_place(i));
        }
        for (std::size_t i = 0; i < title_shares.size(); ++i) {
            const TitleSpec& title = spec_.titles[i];
            if (title.text.empty()) {
                continue;
            }
            const double share = title.y.value_or(1);
            TextBox box = place(i, is_manual ? layout_.area.y0 + share * layout_.area.height() : y,
                                layout_.titles);
            layout_.extent.take_line(box);
            box.x_min = (box.x_min + box.x_max) / 2 - 0.5;
            box.x_max = box.x_min + 1;
            layout_.room.take_line(box);
        }
    }

private:
    /// px of the axes' end of title `i`, its pad not counted.
    double clear_place(std::size_t i) {
        std::vector<TextLine> unused;
        double y = layout_.area.y1;
        const TextBox first = place(i, y, unused);
        double top = -HUGE_VAL;
        for (const TitleNeighbour& axes : neighbours_) {
            top = std::max(top, top_of(axes));
            const TextBox& offset = axes.layout.y.offset;
            const bool has_offset = offset.x_min < offset.x_max;
            if (has_offset && !spec_.titles[i].text.empty() && overlap(first, offset, 0)) {
                top = offset.y_max;
            }
        }
        if (top < 0 || first.y_min >= top) {
            return y;
        }
        y = top;
        const TextBox second = place(i, y, unused);
        return second.y_min < top ? 2 * top - second.y_min : y;
    }

    TextBox place(std::size_t i, double y, std::vector<TextLine>& lines) {
        const TitleSpec& title = spec_.titles[i];
        TextStyle style = reading_math(title.look.style);
        style.horizontal = title.ha.value_or(title_aligns[i]);
        style.vertical = title.va.value_or(VerticalAlign::baseline);
        Color color = title.look.color.value_or(black);
        color.a = title.look.alpha.value_or(color.a);
        const double x = layout_.area.x0 + title_shares[i] * layout_.area.width();
        return TextPlacer{typesetter_, figure_, lines}.place(
            title.text, x, raised(y, title.pad_points / 72 * figure_.dpi), style, color);
    }

    /// In the order of matplotlib's transforms, to the last bit: a title is often what ends a tight
    /// picture.
    [[nodiscard]] double raised(double y, double pad) const noexcept {
        const Area& area = layout_.area;
        return y == area.y1 ? area.height() + (area.y0 + pad) : y + pad;
    }

    const FigureAxes& spec_;
    std::span<const TitleNeighbour> neighbours_;
    const FigureSize& figure_;
    Typesetter& typesetter_;
    PlotAxesLayout& layout_;
};

}  // namespace

void lay_out_titles(const FigureAxes& spec, std::span<const TitleNeighbour> neighbours,
                    const FigureSize& figure, Typesetter& typesetter, PlotAxesLayout& layout) {
    TitlePlacer{spec, neighbours, figure, typesetter, layout}.place_all();
}

}  // namespace plotmill::chart

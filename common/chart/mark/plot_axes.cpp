#include "chart/mark/plot_axes.hpp"

#include "chart/mark/mark.hpp"
#include "chart/mark/plot_bar.hpp"
#include "chart/mark/plot_legend.hpp"
#include "chart/mark/plot_table.hpp"
#include "chart/mark/plot_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

namespace plotmill::chart {
namespace {

constexpr double spine_order = 2.5;
constexpr double title_order = 3;
constexpr double axis_below_all = 0.5;
constexpr double axis_below_lines = 1.5;

double axis_order(const FigureAxes& spec) noexcept {
    if (spec.below) {
        return axis_below_all;
    }
    return spec.below_line ? axis_below_lines : spine_order;
}

/// One of the coordinates of an artist, to px with y down.
LinearScale scale_for(Coords coords, const AxisScale& data, Interval axes, double figure_length) {
    switch (coords) {
        case Coords::axes:
            return {axes.high - axes.low, axes.low};
        case Coords::figure:
            return {figure_length, 0};
        case Coords::data:
            break;
    }
    return data.linear();
}

class AxesPainter {
public:
    AxesPainter(Scene& scene, const PlotAxes& axes, PlotAxesLayout& layout,
                const FigureSize& figure)
        : scene_{scene}, axes_{axes}, spec_{*axes.spec}, layout_{layout}, figure_{figure} {}

    void paint(AxesPainting painting) {
        if (painting.background && spec_.has_frame && spec_.axis_on && spec_.face) {
            add_background();
        }
        if (spec_.colorbar) {
            add_bar_extensions(scene_, axes_, frame());
        }
        steps_.reserve(axes_.artists.size() + usual_steps);
        std::size_t texts = 0;
        for (const FigureArtist& artist : axes_.artists) {
            if (base_of(artist).is_of_handle) {
                continue;
            }
            const double order = base_of(artist).zorder;
            const bool is_text_artist = is_text(artist);
            plan(order, is_text_artist ? Part::text : Part::artist,
                 is_text_artist ? texts++
                                : static_cast<std::size_t>(&artist - axes_.artists.data()));
        }
        for (std::size_t i = 0; i < layout_.tables.size(); ++i) {
            plan(layout_.tables[i].zorder, Part::table, i);
        }
        plan_surroundings();
        for (std::size_t i = 0; i < layout_.legends.size(); ++i) {
            plan(layout_.legends[i].spec->zorder, Part::legend, i);
        }
        sort_steps();
        for (const Step& step : steps_) {
            add(step);
        }
    }

private:
    static constexpr std::size_t usual_steps = 5;  // beside the artists

    enum class Part : std::uint8_t { artist, text, table, spines, x_axis, y_axis, titles, legend };
    struct Step {
        double order;
        Part part;
        std::size_t number;  // of the artist, the text, the table or the legend
    };

    /// In the order in which they mostly are painted.
    void plan_surroundings() {
        if (!spec_.axis_on) {
            return plan_titles();
        }
        const double order = axis_order(spec_);
        if (order >= spine_order) {
            plan_spines();
        }
        plan(order, Part::x_axis);
        plan(order, Part::y_axis);
        if (order < spine_order) {
            plan_spines();
        }
        plan_titles();
    }
    void plan_spines() {
        if (spec_.has_frame) {
            plan(spine_order, Part::spines);
        }
    }
    void plan_titles() {
        if (!layout_.titles.empty()) {
            plan(title_order, Part::titles);
        }
    }

    void sort_steps() {
        const auto is_before = [](const Step& a, const Step& b) { return a.order < b.order; };
        if (!std::is_sorted(steps_.begin(), steps_.end(), is_before)) {
            std::stable_sort(steps_.begin(), steps_.end(), is_before);
        }
    }

    void plan(double order, Part part, std::size_t number = 0) {
        steps_.push_back({order, part, number});
    }

    void add(const Step& step) {
        switch (step.part) {
            case Part::artist:
                return add_artist(axes_.artists[step.number]);
            case Part::text:
                return add_text(step.number);
            case Part::table:
                return add_plot_table(scene_, std::move(layout_.tables[step.number]), figure_);
            case Part::spines:
                return spec_.colorbar ? add_bar_outline(scene_, axes_, frame(), figure_)
                                      : add_spines();
            case Part::x_axis:
                return add_axis(spec_.x, layout_.x, true);
            case Part::y_axis:
                return add_axis(spec_.y, layout_.y, false);
            case Part::titles:
                return add_texts(scene_, std::move(layout_.titles));
            case Part::legend:
                return add_plot_legend(scene_, *layout_.legends[step.number].spec,
                                       std::move(layout_.legends[step.number].layout), figure_);
        }
    }

    static const ArtistBase& base_of(const FigureArtist& artist) {
        return std::visit([](const auto& kind) -> const ArtistBase& { return kind; }, artist);
    }

    [[nodiscard]] double down(double y) const noexcept { return figure_.canvas_height - y; }
    [[nodiscard]] Box frame() const noexcept {
        const Area& area = layout_.area;
        return {area.x0, down(area.y1), area.x1, down(area.y0)};
    }

    /// A rectangle, snapped as a Patch without a line.
    void add_background() {
        scene_.items.emplace_back(Rectangles{{scene_.boxes.size(), 1}, *spec_.face});
        scene_.boxes.push_back(frame());
    }

    [[nodiscard]] Ground ground_for(const ArtistBase& artist) const {
        const Area& area = layout_.area;
        const LinearScale x =
            scale_for(artist.coords.x, layout_.to_x, {area.x0, area.x1}, figure_.width);
        const LinearScale y =
            scale_for(artist.coords.y, layout_.to_y, {area.y0, area.y1}, figure_.height);
        const double x_origin = artist.coords.x == Coords::figure ? figure_.origin_x : 0;
        const double y_origin = artist.coords.y == Coords::figure ? figure_.origin_y : 0;
        const bool is_linear = layout_.to_x.is_linear() && layout_.to_y.is_linear() &&
                               artist.coords.x == Coords::data && artist.coords.y == Coords::data;
        const Box whole{0, 0, static_cast<double>(figure_.canvas_width),
                        static_cast<double>(figure_.canvas_height)};
        return {artist.clip ? frame() : whole,
                {x.factor, x.offset - x_origin},
                {-y.factor, down(y.offset - y_origin)},
                figure_,
                is_linear,
                frame()};
    }

    void add_artist(const FigureArtist& artist) {
        std::visit(
            [this](const auto& kind) {
                using Kind = std::decay_t<decltype(kind)>;
                if constexpr (std::is_same_v<Kind, FigureFlame>) {
                    add_flame(scene_, kind, std::move(layout_.frames), figure_);
                } else if constexpr (!is_text_kind<Kind>) {
                    add_mark(scene_, kind, ground_for(kind));
                }
            },
            artist);
    }

    void add_text(std::size_t number) {
        if (auto& text = layout_.texts[number]) {
            add_plot_text(scene_, *std::move(text), figure_, frame());
        }
    }

    static bool is_drawn(const SpineSpec& spine) noexcept {
        return spine.visible && spine.points > 0 && spine.color.a > 0;
    }
    static bool is_solid(const SpineSpec& spine) noexcept {
        return spine.dashes.on_off.empty() && spine.dashes.style == LineStyle::solid;
    }

    /// Left, right, bottom, top: one above the other where they meet. Neighbours that look alike
    /// are one item.
    void add_spines() {
        const SpineSpec* last = nullptr;
        for (const std::size_t side : {2U, 3U, 0U, 1U}) {
            const SpineSpec& spine = spec_.spines[side];
            if (!is_drawn(spine)) {
                continue;
            }
            if (!is_solid(spine)) {
                add_dashed_spine(side);
                last = nullptr;
                continue;
            }
            if (last == nullptr || last->points != spine.points || last->color != spine.color) {
                scene_.items.emplace_back(Segments{{scene_.segments.size(), 0},
                                                   LineKind::spine,
                                                   figure_.px(spine.points),
                                                   spine.color});
                last = &spine;
            }
            const PlotLine& line = layout_.spines[side];
            scene_.segments.push_back({line.x0, down(line.y0), line.x1, down(line.y1)});
            ++std::get<Segments>(scene_.items.back()).stretch.count;
        }
    }

    void add_dashed_spine(std::size_t side) {
        const SpineSpec& spine = spec_.spines[side];
        const PlotLine& line = layout_.spines[side];
        const double width = figure_.px(spine.points);
        const Stretch stretch{scene_.vertices.size(), 2};
        scene_.vertices.push_back({line.x0, down(line.y0), Verb::move});
        scene_.vertices.push_back({line.x1, down(line.y1), Verb::line});
        Stroke stroke{spine.color, width, Join::miter, Cap::projecting};
        set_dashes(scene_, spine.dashes, width, stroke);
        scene_.items.emplace_back(Path{
            .vertices = stretch, .fill = std::nullopt, .stroke = stroke, .clip = std::nullopt});
    }

    void add_axis(const FigureAxis& axis, PlotAxisLayout& layout, bool is_x) {
        if (!axis.is_shown) {
            return;
        }
        if (axis.grid) {
            add_grid(*axis.grid, layout.major, is_x);
        }
        add_ticks(axis.ticks, layout.major_ticks);
        if (axis.minor_grid) {
            add_grid(*axis.minor_grid, layout.minor, is_x);
        }
        add_ticks(axis.minor_ticks, layout.minor_ticks);
        add_texts(scene_, std::move(layout.texts));
    }

    void add_grid(const GridLook& look, const std::vector<double>& at, bool is_x) {
        const Box box = frame();
        for (const double place : at) {
            const Stretch stretch{scene_.vertices.size(), 2};
            const double y = down(place);
            scene_.vertices.push_back({is_x ? place : box.x0, is_x ? box.y1 : y, Verb::move});
            scene_.vertices.push_back({is_x ? place : box.x1, is_x ? box.y0 : y, Verb::line});
            scene_.items.emplace_back(Path{.vertices = stretch,
                                           .fill = std::nullopt,
                                           .stroke = line_stroke(scene_, look.stroke, figure_),
                                           .clip = box});
        }
    }

    void add_ticks(const TickLook& look, const std::vector<PlotLine>& ticks) {
        if (ticks.empty()) {
            return;
        }
        const Stretch stretch{scene_.segments.size(), ticks.size()};
        for (const PlotLine& tick : ticks) {
            scene_.segments.push_back({tick.x0, down(tick.y0), tick.x1, down(tick.y1)});
        }
        scene_.items.emplace_back(
            Segments{stretch, LineKind::tick, figure_.px(look.width), look.color});
    }

    Scene& scene_;
    const PlotAxes& axes_;
    const FigureAxes& spec_;
    PlotAxesLayout& layout_;
    const FigureSize& figure_;
    std::vector<Step> steps_;
};

}  // namespace

void add_plot_axes(Scene& scene, const PlotAxes& axes, PlotAxesLayout&& layout,
                   const FigureSize& figure, AxesPainting painting) {
    if (axes.spec->is_shown) {
        AxesPainter{scene, axes, layout, figure}.paint(painting);
    }
}

}  // namespace plotmill::chart

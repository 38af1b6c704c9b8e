#include "chart/layout/plot_layout.hpp"

#include "chart/layout/plot_axis.hpp"
#include "chart/layout/plot_texts.hpp"
#include "chart/layout/plot_titles.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <variant>

namespace plotmill::chart {
namespace {

TextBox frame_box(const Area& area) noexcept {
    return {area.x0, area.y0, area.x1, area.y1};
}

/// The background, whose further ends matplotlib finds from the nearer ones.
TextBox ground_of(const Area& area) noexcept {
    return {area.x0, area.y0, area.width() + area.x0, area.height() + area.y0};
}

/// The axes, or a colour bar with its extensions.
TextBox outline_of(const PlotAxes& axes, const Area& area) noexcept {
    TextBox box = frame_box(area);
    const bool is_vertical = axes.spec->colorbar && axes.spec->colorbar->is_vertical;
    const double length = is_vertical ? area.height() : area.width();
    if (axes.bar_below) {
        (is_vertical ? box.y_min : box.x_min) -= axes.spec->colorbar->extendfrac[0] * length;
    }
    if (axes.bar_above) {
        (is_vertical ? box.y_max : box.x_max) += axes.spec->colorbar->extendfrac[1] * length;
    }
    return box;
}

/// Across its side, px: where a spine and the ticks on it stand.
double spine_place(const SpineSpec& spine, double edge, double outward, Area across,
                   const AxisScale& scale) {
    switch (spine.at) {
        case SpineSpec::At::outward:
            return edge + outward * spine.place;
        case SpineSpec::At::axes:
            return across.x0 + spine.place * across.width();
        case SpineSpec::At::data:
            return scale(spine.place);
        case SpineSpec::At::edge:
            break;
    }
    return edge;
}

void place_spines(const FigureAxes& spec, const FigureSize& figure, PlotAxesLayout& layout) {
    const Area& area = layout.area;
    const Area across_y{area.y0, 0, area.y1, 1};
    const double point = figure.px(1);
    const double bottom = spine_place(spec.spines[0], area.y0, -point, across_y, layout.to_y);
    const double top = spine_place(spec.spines[1], area.y1, point, across_y, layout.to_y);
    const double left = spine_place(spec.spines[2], area.x0, -point, area, layout.to_x);
    const double right = spine_place(spec.spines[3], area.x1, point, area, layout.to_x);
    layout.spines = {PlotLine{area.x0, bottom, area.x1, bottom},
                     PlotLine{area.x0, top, area.x1, top}, PlotLine{left, area.y0, left, area.y1},
                     PlotLine{right, area.y0, right, area.y1}};
    for (std::size_t side = 0; side < layout.spines.size(); ++side) {
        if (const auto& bounds = spec.spines[side].bounds) {
            PlotLine& line = layout.spines[side];
            const bool is_x = side < 2;
            const AxisScale& scale = is_x ? layout.to_x : layout.to_y;
            (is_x ? line.x0 : line.y0) = scale((*bounds)[0]);
            (is_x ? line.x1 : line.y1) = scale((*bounds)[1]);
        }
    }
}

/// Where an axis's limits stand, px. In matplotlib's order, to the last bit: the edges of a tight
/// picture are where layouts have brought these, which often is where pixels end.
Interval ends_of(const PlotAxis& axis, double start, double length) {
    const double low = axis.transform.forward(axis.view.low);
    const double high = axis.transform.forward(axis.view.high);
    const double share = 1 / (high - low);
    const double slope = length * share;
    const double origin = length * (-low * share) + start;
    const double a = slope * low + origin;
    const double b = slope * high + origin;
    return {std::min(a, b), std::max(a, b)};
}

void take_spines(const PlotAxes& axes, const FigureSize& figure, PlotAxesLayout& layout) {
    const FigureAxes& spec = *axes.spec;
    const Interval across = ends_of(axes.x, layout.area.x0, layout.area.width());
    const Interval up = ends_of(axes.y, layout.area.y0, layout.area.height());
    for (std::size_t side = 0; side < layout.spines.size(); ++side) {
        if (!spec.spines[side].visible) {
            continue;
        }
        const bool is_x = side < 2;
        TextBox box = spine_extent(is_x ? spec.x : spec.y, is_x ? layout.x : layout.y,
                                   layout.spines[side], plot_sides.at(side), figure);
        if (!spec.spines[side].bounds) {
            (is_x ? box.x_min : box.y_min) = (is_x ? across : up).low;
            (is_x ? box.x_max : box.y_max) = (is_x ? across : up).high;
        }
        layout.extent.take(box);
        layout.room.take(box);
    }
}

const FigureAxis& axis_of(const Plot& plot, std::size_t axes, bool is_x) {
    return is_x ? plot.axes[axes].spec->x : plot.axes[axes].spec->y;
}

/// For each axes the one to which the locator belongs that shared axes have in common (none: to
/// each its own): the first,
/// but of a scale that was set later, which gives one to each in turn, the last.
std::vector<std::size_t> locator_owners(const Plot& plot, bool is_x) {
    const bool is_shared = std::any_of(
        plot.axes.begin(), plot.axes.end(),
        [&](const PlotAxes& axes) { return (is_x ? axes.spec->x : axes.spec->y).share; });
    if (!is_shared) {
        return {};
    }
    std::vector<std::size_t> first(plot.axes.size());
    std::vector<std::size_t> last(plot.axes.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        const auto share = axis_of(plot, i, is_x).share;
        first[i] = share ? first[*share] : i;
        last[first[i]] = i;
    }
    for (std::size_t& owner : first) {
        const bool is_linear = axis_of(plot, owner, is_x).scale.kind == ScaleSpec::Kind::linear;
        owner = is_linear ? owner : last[owner];
    }
    return first;
}

using LabelGroups = std::map<std::size_t, TickLabelBoxes>;

/// By the number of the group: what the labels of all ticks of its axes take.
LabelGroups label_groups(const Plot& plot, std::span<const PlotAxesLayout> layouts, bool is_x) {
    LabelGroups groups;
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        const auto number = axis_of(plot, i, is_x).label_group;
        if (!number) {
            continue;
        }
        TickLabelBoxes& group = groups[*number];
        const TickLabelBoxes& own = (is_x ? layouts[i].x : layouts[i].y).tick_labels;
        for (std::size_t side = 0; side < own.size(); ++side) {
            group.at(side).take(own.at(side));
        }
    }
    return groups;
}

struct PlotSetting {
    const Plot& plot;
    std::span<const PlotPlace> places;
    const FigureSize& figure;
    LabelGroups x_groups{};  // empty until tick labels are laid out
    LabelGroups y_groups{};
    std::vector<std::size_t> x_owners = locator_owners(plot, true);
    std::vector<std::size_t> y_owners = locator_owners(plot, false);
};

TickRoom tick_room(const PlotSetting& setting, std::size_t axes, bool is_x) {
    const auto& owners = is_x ? setting.x_owners : setting.y_owners;
    const std::size_t owner = owners.empty() ? axes : owners[axes];
    const Area area = to_px(setting.places[owner].area, setting.figure);
    const TickLook& look = axis_of(setting.plot, owner, is_x).ticks;
    return {is_x ? area.width() : area.height(),
            look.room_points.value_or(look.label.style.points)};
}

const TickLabelBoxes* aligned_with(const PlotSetting& setting, std::size_t axes, bool is_x) {
    const auto number = axis_of(setting.plot, axes, is_x).label_group;
    const LabelGroups& groups = is_x ? setting.x_groups : setting.y_groups;
    const auto group = number ? groups.find(*number) : groups.end();
    return group == groups.end() ? nullptr : &group->second;
}

/// Without ticks and texts.
bool is_bare(const FigureAxis& axis) noexcept {
    return axis.label.text.empty() && has_no_ticks(axis);
}

/// Fills `layout`, which is empty.
Status lay_out_one(const PlotSetting& setting, std::size_t number, Typesetter& typesetter,
                   PlotAxesLayout& layout) {
    const PlotAxes& axes = setting.plot.axes[number];
    const Area& place = setting.places[number].area;
    const FigureSize& figure = setting.figure;
    const FigureAxes& spec = *axes.spec;
    layout.area = to_px(place, figure);
    layout.to_x = make_scale(axes.x.transform, axes.x.view, layout.area.x0, layout.area.width());
    layout.to_y = make_scale(axes.y.transform, axes.y.view, layout.area.y0, layout.area.height());
    place_spines(spec, figure, layout);
    const TextBox outline = outline_of(axes, layout.area);
    for (const bool is_x : {true, false}) {
        if (is_bare(is_x ? spec.x : spec.y)) {
            continue;
        }
        const AxisSetting axis{is_x ? spec.x : spec.y,
                               is_x ? axes.x : axes.y,
                               is_x,
                               layout,
                               outline.y_max,
                               figure,
                               tick_room(setting, number, is_x),
                               aligned_with(setting, number, is_x)};
        if (Status done = lay_out_axis(axis, typesetter, is_x ? layout.x : layout.y); !done) {
            return done;
        }
    }
    layout.extent.take_line(frame_box(layout.area));
    layout.extent.take_line(outline);
    layout.extent.take_line(ground_of(layout.area));
    layout.room = layout.extent;
    if (spec.axis_on) {
        for (const PlotAxisLayout* axis : {&layout.x, &layout.y}) {
            layout.extent.take(axis->extent);
            layout.room.take(axis->room);
        }
        if (spec.has_frame && !spec.colorbar) {
            take_spines(axes, figure, layout);
        }
    }
    return {};
}

/// The axes at whose place axes `i` stands in the end: itself, but for twins.
std::size_t base_of(const Plot& plot, std::size_t i) {
    const AxesPlace& place = *plot.axes[i].place;
    return place.kind == AxesPlace::Kind::twin && place.of < i ? base_of(plot, place.of) : i;
}

std::vector<TitleNeighbour> neighbours_of(const Plot& plot, std::size_t number,
                                          std::span<const PlotAxesLayout> layouts) {
    std::vector<TitleNeighbour> neighbours;
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        const AxesPlace& place = *plot.axes[i].place;
        const bool is_inset = place.kind == AxesPlace::Kind::inset && place.of == number;
        if (is_inset || base_of(plot, i) == base_of(plot, number)) {
            neighbours.push_back(
                {*plot.axes[i].spec, layouts[i], outline_of(plot.axes[i], layouts[i].area)});
        }
    }
    return neighbours;
}

bool has_title(const FigureAxes& spec) {
    return std::any_of(spec.titles.begin(), spec.titles.end(),
                       [](const TitleSpec& title) { return !title.text.empty(); });
}

/// What the legends of all axes are laid out in.
struct LegendRoom {
    const Plot& plot;
    const FigureSize& figure;
    Typesetter& typesetter;
    std::span<PlotAxesLayout> layouts;
};

void add_legend_of(const LegendRoom& room, std::size_t number, const LegendSpec& spec) {
    const PlotAxes& axes = room.plot.axes[number];
    const auto items = legend_items(room.plot, spec, number);
    PlotAxesLayout& layout = room.layouts[number];
    const LegendScene scene{axes.artists, layout.to_x.linear(), layout.to_y.linear(), layout.area};
    const PlotLegendOf& legend = layout.legends.emplace_back(PlotLegendOf{
        &spec, lay_out_plot_legend(
                   {spec, items, legend_ground(spec, layout.area, room.layouts, room.figure), scene,
                    room.plot.options->font_points, room.figure},
                   room.typesetter)});
    layout.extent.take(legend.layout.frame);
    layout.room.take(legend.layout.frame);
}

void add_legends_of(const LegendRoom& room, std::size_t number) {
    const FigureAxes& axes = *room.plot.axes[number].spec;
    for (const LegendSpec& spec : axes.more_legends) {
        add_legend_of(room, number, spec);
    }
    if (axes.legend) {
        add_legend_of(room, number, *axes.legend);
    }
}

void add_tables(const PlotAxes& axes, const FigureSize& figure, Typesetter& typesetter,
                PlotAxesLayout& layout) {
    for (const TableSpec& table : axes.spec->tables) {
        layout.tables.push_back(lay_out_table(table, layout.area, figure, typesetter));
        for (const PlotTableLayout::Cell& cell : layout.tables.back().cells) {
            layout.extent.take(cell.box);
            layout.room.take(cell.box);
        }
    }
}

Error of_axes(Error error, std::size_t number) {
    error.message = "axes[" + std::to_string(number) + "]: " + error.message;
    return error;
}

/// Once more the axes whose labels are aligned with those of others, now that all are known.
Status align_labels(PlotSetting& setting, Typesetter& typesetter,
                    std::vector<PlotAxesLayout>& layouts) {
    setting.x_groups = label_groups(setting.plot, layouts, true);
    setting.y_groups = label_groups(setting.plot, layouts, false);
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        const FigureAxes& spec = *setting.plot.axes[i].spec;
        if (!spec.x.label_group && !spec.y.label_group) {
            continue;
        }
        layouts[i] = {};
        if (Status done = lay_out_one(setting, i, typesetter, layouts[i]); !done) {
            return fail(of_axes(std::move(done).error(), i));
        }
    }
    return {};
}

}  // namespace

Area legend_ground(const LegendSpec& spec, const Area& own, std::span<const PlotAxesLayout> layouts,
                   const FigureSize& figure) {
    if (!spec.anchor || (!spec.is_anchored_to_figure && !spec.anchor_axes)) {
        return own;
    }
    return spec.anchor_axes ? layouts[*spec.anchor_axes].area : to_px({0, 0, 1, 1}, figure);
}

Result<std::vector<PlotAxesLayout>> lay_out_plot(const Plot& plot,
                                                 std::span<const PlotPlace> places,
                                                 const FigureSize& figure, Typesetter& typesetter) {
    std::vector<PlotAxesLayout> layouts(plot.axes.size());
    PlotSetting setting{plot, places, figure};
    for (std::size_t i = 0; i < plot.axes.size(); ++i) {
        if (Status done = lay_out_one(setting, i, typesetter, layouts[i]); !done) {
            return fail(of_axes(std::move(done).error(), i));
        }
    }
    if (Status aligned = align_labels(setting, typesetter, layouts); !aligned) {
        return fail(std::move(aligned).error());
    }
    for (std::size_t i = 0; i < plot.axes.size(); ++i) {
        if (has_title(*plot.axes[i].spec)) {
            lay_out_titles(*plot.axes[i].spec, neighbours_of(plot, i, layouts), figure, typesetter,
                           layouts[i]);
        }
        if (Status texts = lay_out_texts(plot.axes[i], figure, typesetter, layouts[i]); !texts) {
            return fail(of_axes(std::move(texts).error(), i));
        }
        add_tables(plot.axes[i], figure, typesetter, layouts[i]);
        add_legends_of({plot, figure, typesetter, layouts}, i);
    }
    for (std::size_t i = plot.axes.size(); i-- > 0;) {
        if (places[i].inset_in && plot.axes[i].spec->is_shown) {
            layouts[*places[i].inset_in].extent.take(layouts[i].extent);
            layouts[*places[i].inset_in].room.take(layouts[i].room);
        }
    }
    return layouts;
}

}  // namespace plotmill::chart

#include "chart/layout/plot_places.hpp"

#include "chart/layout/bar_split.hpp"
#include "chart/layout/grid.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

Area around(const Area& a, const Area& b) noexcept {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

std::vector<double> ratios_of(const std::vector<double>& given, std::size_t count) {
    return given.empty() ? std::vector<double>(count, 1) : given;
}

/// The cells of grids; those of the last one are kept, since neighbours mostly share theirs.
class GridCells {
public:
    Area cell_of(const AxesPlace& place, const SubplotParams& params) {
        if (last_ == nullptr || !is_same_grid(*last_, place)) {
            const GridSpec grid{ratios_of(place.height_ratios, place.rows),
                                ratios_of(place.width_ratios, place.columns),
                                place.hspace.value_or(params.hspace),
                                place.wspace.value_or(params.wspace)};
            const Area whole{place.left.value_or(params.left), place.bottom.value_or(params.bottom),
                             place.right.value_or(params.right), place.top.value_or(params.top)};
            cells_ = grid_cells(grid, whole);
            last_ = &place;
        }
        const auto cell = [&](std::size_t row, std::size_t column) {
            return cells_[row * place.columns + column];
        };
        return around(cell(place.row_range[0], place.column_range[0]),
                      cell(place.row_range[1], place.column_range[1]));
    }

private:
    static bool is_same_grid(const AxesPlace& a, const AxesPlace& b) {
        return a.rows == b.rows && a.columns == b.columns && a.wspace == b.wspace &&
               a.hspace == b.hspace && a.left == b.left && a.right == b.right &&
               a.bottom == b.bottom && a.top == b.top && a.width_ratios == b.width_ratios &&
               a.height_ratios == b.height_ratios;
    }

    const AxesPlace* last_ = nullptr;
    std::vector<Area> cells_;
};

Area grid_area(const FigureGrid& grid, const SubplotParams& params) {
    return {grid.left.value_or(params.left), grid.bottom.value_or(params.bottom),
            grid.right.value_or(params.right), grid.top.value_or(params.top)};
}

Area cells_of(const FigureGrid& grid, const Area& area, const CellRange& cells,
              const SubplotParams& params) {
    const GridSpec spec{ratios_of(grid.height_ratios, grid.rows),
                        ratios_of(grid.width_ratios, grid.columns),
                        grid.hspace.value_or(params.hspace), grid.wspace.value_or(params.wspace)};
    return cells_area(spec, area, cells);
}

CellRange inside_of(const FigureGrid::Inside& in) {
    return {in.row_range, in.column_range};
}

/// Of a grid, or of cells of the one that it is in.
Area area_of(const std::vector<FigureGrid>& grids, std::size_t number,
             const SubplotParams& params) {
    const FigureGrid& grid = grids[number];
    if (!grid.in) {
        return grid_area(grid, params);
    }
    return cells_of(grids[grid.in->gridspec], area_of(grids, grid.in->gridspec, params),
                    inside_of(*grid.in), params);
}

/// Of an AxesPlace or a FigureGrid. What is 0 is no parameter of its own, as matplotlib has it,
/// though the grid keeps to it.
template <typename Grid>
bool follows_figure(const Grid& grid) noexcept {
    const std::array own{grid.left, grid.right, grid.bottom, grid.top, grid.wspace, grid.hspace};
    return std::none_of(own.begin(), own.end(),
                        [](const auto& param) { return param.value_or(0) != 0; });
}

/// A rectangle of `share` of the bar's room, as matplotlib's shrunk and anchored have it.
Area anchored(const Area& room, double x_share, double y_share, Anchor anchor) noexcept {
    const double width = room.width() * x_share;
    const double height = room.height() * y_share;
    const double x0 = room.x0 + anchor.x * (room.width() - width);
    const double y0 = room.y0 + anchor.y * (room.height() - height);
    return {x0, y0, x0 + width, y0 + height};
}

class PlaceFinder {
public:
    PlaceFinder(const Plot& plot, const SubplotParams& params, const FigureSize& figure)
        : plot_{plot},
          params_{params},
          figure_{figure},
          is_constrained_{plot.options->constrained_layout.has_value()},
          places_(plot.axes.size()) {
        anchors_.reserve(plot.axes.size());
        for (const PlotAxes& axes : plot.axes) {
            anchors_.push_back({axes.spec->anchor[0], axes.spec->anchor[1]});
        }
    }

    std::vector<PlotPlace> find(const SettledPlaces& settled) && {
        for (std::size_t i = 0; i < places_.size(); ++i) {
            start(i);
        }
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const auto& bar = plot_.axes[i].spec->colorbar;
            if (bar && !bar->parents.empty()) {
                take_room(i, *bar);
            }
        }
        for (std::size_t i = 0; i < settled.size(); ++i) {
            places_[i].area = settled[i].value_or(places_[i].area);
        }
        for (std::size_t i = 0; i < places_.size(); ++i) {
            finish(i);
        }
        return std::move(places_);
    }

private:
    [[nodiscard]] const AxesPlace& asked(std::size_t i) const { return *plot_.axes[i].place; }
    [[nodiscard]] bool is_bar_of_others(std::size_t i) const {
        const auto& bar = plot_.axes[i].spec->colorbar;
        return bar && !bar->parents.empty();
    }

    /// What an axes has before anything takes room from it.
    void start(std::size_t i) {
        const AxesPlace& place = asked(i);
        PlotPlace& mine = places_[i];
        if (is_bar_of_others(i)) {
            return;
        }
        const auto& grids = plot_.options->gridspecs;
        if (place.kind == AxesPlace::Kind::grid && place.gridspec && grids[*place.gridspec].in) {
            start_nested(place, grids, mine);
            return;
        }
        if (place.kind == AxesPlace::Kind::rect) {
            mine.area = {place.rect[0], place.rect[1], place.rect[0] + place.rect[2],
                         place.rect[1] + place.rect[3]};
        } else if (place.kind == AxesPlace::Kind::grid) {
            mine.area = grids_.cell_of(place, params_);
            if (follows_figure(place)) {
                mine.span =
                    GridSpan{place.rows, place.columns, place.row_range, place.column_range};
            }
        } else if (place.kind == AxesPlace::Kind::twin && place.of < i) {
            mine = places_[place.of];
        }
        mine.cell = mine.area;
    }

    /// In a grid within cells of another: to tight_layout it stands in the outermost cells.
    void start_nested(const AxesPlace& place, const std::vector<FigureGrid>& grids,
                      PlotPlace& mine) const {
        mine.area = cells_of(grids[*place.gridspec], area_of(grids, *place.gridspec, params_),
                             {place.row_range, place.column_range}, params_);
        const FigureGrid* grid = &grids[*place.gridspec];
        CellRange cells;
        while (grid->in) {
            cells = inside_of(*grid->in);
            grid = &grids[grid->in->gridspec];
        }
        mine.cell = cells_of(*grid, grid_area(*grid, params_), cells, params_);
        if (follows_figure(*grid)) {
            mine.span = GridSpan{grid->rows, grid->columns, cells.rows, cells.columns};
        }
    }

    void take_room(std::size_t i, const ColorBarSpec& bar) {
        const std::size_t first = bar.parents.front();
        const bool is_split = bar.parents.size() == 1 &&
                              asked(first).kind == AxesPlace::Kind::grid && !is_constrained_;
        PlotPlace& mine = places_[i];
        if (is_split) {
            const BarSplit split = split_for_bar(bar, places_[first].area);
            mine.cell = places_[first].cell;
            mine.span = places_[first].span;
            mine.area = split.bar;
            anchors_[i] = split.bar_anchor;
            move_parent(first, split.parent, split.parent_anchor);
        } else {
            share_room(i, bar);
        }
    }

    /// From several parents at once, or from one that stands in no grid (matplotlib's make_axes).
    void share_room(std::size_t i, const ColorBarSpec& bar) {
        Area all = places_[bar.parents.front()].area;
        for (const std::size_t parent : bar.parents) {
            all = around(all, places_[parent].area);
        }
        const BarSplit usual = split_for_bar(bar, all);
        const double pad =
            bar.pad.value_or(is_constrained_ ? constrained_bar_pad : default_bar_pad(bar.location));
        Area rest = all;
        Area room = all;
        const double x_taken = bar.fraction * all.width();
        const double y_taken = bar.fraction * all.height();
        switch (bar.location) {
            case ColorBarSpec::Location::right:
                rest.x1 = all.x1 - x_taken - pad * all.width();
                room.x0 = all.x1 - x_taken;
                break;
            case ColorBarSpec::Location::left:
                rest.x0 = all.x0 + x_taken + pad * all.width();
                room.x1 = all.x0 + x_taken;
                break;
            case ColorBarSpec::Location::bottom:
                rest.y0 = all.y0 + y_taken + pad * all.height();
                room.y1 = all.y0 + y_taken;
                break;
            case ColorBarSpec::Location::top:
                rest.y1 = all.y1 - y_taken - pad * all.height();
                room.y0 = all.y1 - y_taken;
                break;
        }
        const bool is_upright = bar.location == ColorBarSpec::Location::right ||
                                bar.location == ColorBarSpec::Location::left;
        places_[i].area = anchored(room, is_upright ? 1 : bar.shrink, is_upright ? bar.shrink : 1,
                                   usual.bar_anchor);
        places_[i].cell = places_[i].area;
        anchors_[i] = usual.bar_anchor;
        for (const std::size_t parent : bar.parents) {
            const Area old = places_[parent].area;
            const auto x = [&](double at) {
                return rest.x0 + (at - all.x0) / all.width() * rest.width();
            };
            const auto y = [&](double at) {
                return rest.y0 + (at - all.y0) / all.height() * rest.height();
            };
            places_[parent].span.reset();  // it no longer follows its grid
            move_parent(parent, {x(old.x0), y(old.y0), x(old.x1), y(old.y1)}, usual.parent_anchor);
        }
    }

    void move_parent(std::size_t parent, const Area& area, Anchor anchor) {
        places_[parent].area = area;
        anchors_[parent] = anchor;
        for (std::size_t i = parent + 1; i < places_.size(); ++i) {
            if (asked(i).kind == AxesPlace::Kind::twin && asked(i).of == parent) {
                places_[i].area = area;
            }
        }
    }

    void finish(std::size_t i) {
        const FigureAxes& spec = *plot_.axes[i].spec;
        Area& area = places_[i].area;
        if (asked(i).kind == AxesPlace::Kind::inset && asked(i).of < i && !is_bar_of_others(i)) {
            const Area& in = places_[asked(i).of].area;
            const auto& rect = asked(i).rect;
            const double x0 = in.x0 + rect[0] * in.width();
            const double y0 = in.y0 + rect[1] * in.height();
            area = {x0, y0, x0 + rect[2] * in.width(), y0 + rect[3] * in.height()};
            places_[i].cell = area;
            places_[i].inset_in = asked(i).of;
        }
        places_[i].slot = area;
        if (spec.colorbar) {
            shape_bar(i, *spec.colorbar);
        } else if (spec.aspect && !spec.adjusts_limits) {
            const double ratio = length(plot_.axes[i].y) / length(plot_.axes[i].x);
            area = with_aspect(area, *spec.aspect * ratio, figure_, anchors_[i]);
        }
    }

    /// The limits' distance in the units of the scale.
    static double length(const PlotAxis& axis) noexcept {
        return std::fabs(axis.transform.forward(axis.view.high) -
                         axis.transform.forward(axis.view.low));
    }

    /// Without its extensions, and as slim as its aspect wants.
    void shape_bar(std::size_t i, const ColorBarSpec& bar) {
        const auto& extension = plot_.axes[i].spec->colorbar->extendfrac;
        const double low = plot_.axes[i].bar_below ? extension[0] : 0;
        const double high = plot_.axes[i].bar_above ? extension[1] : 0;
        const double share = 1 / (1 + low + high);
        Area& area = places_[i].area;
        if (bar.is_vertical) {
            const double y0 = area.y0 + low * share * area.height();
            area = {area.x0, y0, area.x1, y0 + share * area.height()};
        } else {
            const double x0 = area.x0 + low * share * area.width();
            area = {x0, area.y0, x0 + share * area.width(), area.y1};
        }
        if (!bar.parents.empty()) {
            const double aspect = bar.aspect * share;
            area = with_aspect(area, bar.is_vertical ? aspect : 1 / aspect, figure_, anchors_[i]);
        }
    }

    const Plot& plot_;
    const SubplotParams& params_;
    const FigureSize& figure_;
    GridCells grids_;
    bool is_constrained_;
    std::vector<PlotPlace> places_;
    std::vector<Anchor> anchors_;
};

}  // namespace

SubplotParams subplot_params(const FigureOptions& options) noexcept {
    return {options.left, options.right,  options.bottom,
            options.top,  options.wspace, options.hspace};
}

std::vector<PlotPlace> plot_places(const Plot& plot, const SubplotParams& params,
                                   const FigureSize& figure, const SettledPlaces& settled) {
    return PlaceFinder{plot, params, figure}.find(settled);
}

}  // namespace plotmill::chart

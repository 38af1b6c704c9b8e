#include "chart/layout/bar_split.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace plotmill::chart {
namespace {

using BarLocation = ColorBarOptions::Location;

/// What matplotlib takes for a location when the user does not say.
struct Defaults {
    Anchor bar;
    Anchor parent;
    double pad;
};

Defaults defaults_of(BarLocation location) noexcept {
    switch (location) {
        case BarLocation::right:
            break;
        case BarLocation::left:
            return {{1, 0.5}, {0, 0.5}, 0.10};
        case BarLocation::top:
            return {{0.5, 0}, {0.5, 1}, 0.05};
        case BarLocation::bottom:
            return {{0.5, 1}, {0.5, 0}, 0.15};
    }
    return {{0, 0.5}, {1, 0.5}, 0.05};
}

bool stands_upright(const ColorBarOptions& options) {
    return options.location == BarLocation::right || options.location == BarLocation::left;
}

bool comes_first(const ColorBarOptions& options) {
    return options.location == BarLocation::left || options.location == BarLocation::top;
}

Anchor anchor_of(const std::optional<std::pair<double, double>>& wanted, Anchor fallback) {
    return wanted ? Anchor{wanted->first, wanted->second} : fallback;
}

/// The middle of three areas along the bar: it is shrunk between its neighbours.
Area shrunk(const ColorBarOptions& options, const Area& area, Anchor anchor) {
    const double rest = 1 - options.shrink;
    GridSpec grid{{1}, {1}, 0, 0};
    if (stands_upright(options)) {
        grid.heights = {(1 - anchor.y) * rest, options.shrink, anchor.y * rest};
    } else {
        grid.widths = {anchor.x * rest, options.shrink, (1 - anchor.x) * rest};
    }
    return grid_cells(grid, area)[1];
}

}  // namespace

double default_bar_pad(ColorBarOptions::Location location) noexcept {
    return defaults_of(location).pad;
}

Anchor bar_anchor(ColorBarSpec::Location location) noexcept {
    return defaults_of(static_cast<BarLocation>(location)).bar;
}

BarSplit split_for_bar(const ColorBarOptions& options, const Area& area) {
    const Defaults defaults = defaults_of(options.location);
    const double pad = options.pad.value_or(defaults.pad);
    const double gap = 2 * pad / (1 - pad);
    std::array<double, 2> ratios{1 - options.fraction - pad, options.fraction};
    std::array<std::size_t, 2> order{0, 1};
    if (comes_first(options)) {
        std::swap(ratios[0], ratios[1]);
        std::swap(order[0], order[1]);
    }
    GridSpec grid{{1}, {1}, 0, 0};
    (stands_upright(options) ? grid.widths : grid.heights) = {ratios[0], ratios[1]};
    (stands_upright(options) ? grid.wspace : grid.hspace) = gap;
    const auto cells = grid_cells(grid, area);
    BarSplit split;
    split.parent = cells[order[0]];
    if (options.moves_parent) {
        split.parent_anchor = anchor_of(options.parent_anchor, defaults.parent);
    }
    split.bar_anchor = anchor_of(options.anchor, defaults.bar);
    split.bar = shrunk(options, cells[order[1]], split.bar_anchor);
    return split;
}

}  // namespace plotmill::chart

#include "chart/layout/bar_split.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace plotmill::chart {
namespace {

using BarLocation = ColorBarSpec::Location;

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

bool comes_first(const ColorBarSpec& bar) {
    return bar.location == BarLocation::left || bar.location == BarLocation::top;
}

Anchor anchor_of(const std::optional<std::array<double, 2>>& wanted, Anchor fallback) {
    return wanted ? Anchor{(*wanted)[0], (*wanted)[1]} : fallback;
}

/// The middle of three areas along the bar: it is shrunk between its neighbours.
Area shrunk(const ColorBarSpec& bar, const Area& area, Anchor anchor) {
    const double rest = 1 - bar.shrink;
    GridSpec grid{{1}, {1}, 0, 0};
    if (bar.is_vertical) {
        grid.heights = {(1 - anchor.y) * rest, bar.shrink, anchor.y * rest};
    } else {
        grid.widths = {anchor.x * rest, bar.shrink, (1 - anchor.x) * rest};
    }
    return grid_cells(grid, area)[1];
}

}  // namespace

double default_bar_pad(ColorBarSpec::Location location) noexcept {
    return defaults_of(location).pad;
}

Anchor bar_anchor(ColorBarSpec::Location location) noexcept {
    return defaults_of(location).bar;
}

BarSplit split_for_bar(const ColorBarSpec& bar, const Area& area) {
    const Defaults defaults = defaults_of(bar.location);
    const double pad = bar.pad.value_or(defaults.pad);
    const double gap = 2 * pad / (1 - pad);
    std::array<double, 2> ratios{1 - bar.fraction - pad, bar.fraction};
    std::array<std::size_t, 2> order{0, 1};
    if (comes_first(bar)) {
        std::swap(ratios[0], ratios[1]);
        std::swap(order[0], order[1]);
    }
    GridSpec grid{{1}, {1}, 0, 0};
    (bar.is_vertical ? grid.widths : grid.heights) = {ratios[0], ratios[1]};
    (bar.is_vertical ? grid.wspace : grid.hspace) = gap;
    const auto cells = grid_cells(grid, area);
    BarSplit split;
    split.parent = cells[order[0]];
    if (bar.moves_parent) {
        split.parent_anchor = anchor_of(bar.parent_anchor, defaults.parent);
    }
    split.bar_anchor = anchor_of(bar.anchor, defaults.bar);
    split.bar = shrunk(bar, cells[order[1]], split.bar_anchor);
    return split;
}

}  // namespace plotmill::chart

#pragma once
// Tables of 256 colours made by formula, as matplotlib's LinearSegmentedColormap. Internal to
// chart/color.

#include "chart/color/color.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace plotmill::chart {

using ColorTable = std::vector<Color>;

/// The entry of a position 0 … 1, without interpolation. \pre the table is not empty
const Color& color_at(const ColorTable& table, double position);

/// `count` positions evenly from `low` to `high`, as numpy.linspace.
std::vector<double> even_positions(double low, double high, std::size_t count);

/// Straight lines in RGB from one colour to the next. \pre at least two colours
ColorTable blended_table(const std::vector<Color>& colors);

/// D. A. Green's cubehelix with seaborn's options.
struct Cubehelix {
    double start = 0;
    double rotations = 0.4;
    double gamma = 1;
    double hue = 0.8;
    double light = 0.85;
    double dark = 0.15;
    bool reversed = false;
};

/// What stands behind "ch:": "s=.25,rot=-.25_r", or numbers in the order above. Nothing when
/// seaborn would raise.
std::optional<Cubehelix> parse_cubehelix(std::string_view text);

/// `count` colours from light to dark.
std::vector<Color> cubehelix_colors(const Cubehelix& helix, std::size_t count);

}  // namespace plotmill::chart

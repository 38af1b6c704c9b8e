#pragma once
// Artists whose colours are numbers: a norm over a colour map (matplotlib's ScalarMappable).

#include "base/result.hpp"
#include "chart/builders.hpp"
#include "chart/figure/value_colors.hpp"
#include "chart/spec/figure_spec.hpp"

#include <optional>
#include <span>

namespace plotmill::chart {

/// The numbers that give an artist its colours, and how; nothing when it has none.
struct ColoredValues {
    const ColorMapping* mapping = nullptr;
    std::span<const double> values;
};
std::optional<ColoredValues> colored_values(const FigureArtist& artist);

/// Puts colours in the place of numbers. \pre the artist is resolved
void color_by_values(FigureArtist& artist, Workshop& shop);

}  // namespace plotmill::chart

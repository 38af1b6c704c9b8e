#pragma once
// Artists whose colours are numbers: a norm over a colour map (matplotlib's ScalarMappable).

#include "base/result.hpp"
#include "chart/builders.hpp"
#include "chart/color/colormap.hpp"
#include "chart/scale/axis_scale.hpp"
#include "chart/spec/figure_spec.hpp"

#include <optional>
#include <span>

namespace plotmill::chart {

class ValueColors {
public:
    /// Limits that `mapping` leaves out are those of `values`.
    ValueColors(const ColorMapping& mapping, std::span<const double> values);

    /// Nothing for what has no colour: NaN, and what is not positive under a logarithmic norm.
    [[nodiscard]] std::optional<MapColor> operator()(double value) const noexcept;
    [[nodiscard]] Interval limits() const noexcept { return limits_; }
    [[nodiscard]] const Colormap& map() const noexcept { return map_; }

private:
    [[nodiscard]] double position_of(double value) const noexcept;

    ColorMapping::Kind kind_;
    AxisTransform transform_;
    double center_;
    Interval limits_;
    Colormap map_;
};

/// The numbers that give an artist its colours, and how; nothing when it has none.
struct ColoredValues {
    const ColorMapping* mapping = nullptr;
    std::span<const double> values;
};
std::optional<ColoredValues> colored_values(const FigureArtist& artist);

/// Puts colours in the place of numbers. \pre the artist is resolved
void color_by_values(FigureArtist& artist, Workshop& shop);

}  // namespace plotmill::chart

#pragma once
// Numbers to colours: a norm over a colour map (matplotlib's ScalarMappable), with the colours of
// what is out of range or missing.

#include "chart/color/color.hpp"
#include "chart/scale/axis_scale.hpp"
#include "chart/spec/figure_spec.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace plotmill::chart {

/// 0xaarrggbb, not premultiplied.
using Argb = std::uint32_t;

class ValueColors {
public:
    /// Limits that `mapping` leaves out are those of `values`. \pre the mapping outlives it
    ValueColors(const ColorMapping& mapping, std::span<const double> values);

    /// The mapping's alpha is not in it.
    [[nodiscard]] Argb operator()(double value) const noexcept { return table_[index_of(value)]; }

    [[nodiscard]] Interval limits() const noexcept { return limits_; }
    /// The colours of the map.
    [[nodiscard]] std::span<const Argb> map() const noexcept { return {table_.data(), count_}; }
    [[nodiscard]] Argb under() const noexcept { return table_[count_]; }
    [[nodiscard]] Argb over() const noexcept { return table_[count_ + 1]; }
    [[nodiscard]] Argb bad() const noexcept { return table_[count_ + 2]; }
    /// Whether all colours but `bad` are opaque, and that is not seen or opaque.
    [[nodiscard]] bool is_plain() const noexcept;

    /// The number that stands at `position`, 0 … 1, of the norm. \pre not a norm of boundaries
    [[nodiscard]] double inverse(double position) const noexcept;

private:
    [[nodiscard]] std::size_t index_of(double value) const noexcept;
    [[nodiscard]] std::size_t region_of(double value) const noexcept;
    [[nodiscard]] double position_of(double value) const noexcept;

    const ColorMapping& mapping_;
    AxisTransform transform_;
    Interval limits_;
    Interval even_;  // the limits, transformed
    std::size_t count_;
    std::vector<Argb> table_;  // the map, under, over, bad
};

/// As it is drawn: with `alpha` instead of its own, but what is not seen stays unseen.
Color to_color(Argb color, std::optional<double> alpha) noexcept;

Argb to_argb(const Color& color) noexcept;

}  // namespace plotmill::chart

#pragma once
// Doubles side by side: one register, or two where the processor has only halves of it. Each lane
// is calculated as it would be alone, so that the bytes are the same on every processor. Internal
// to chart/stats.

#include <cstddef>
#include <cstring>

namespace plotmill::chart {

inline constexpr std::size_t lanes = 4;

/// Never an argument by value: how it would be passed hangs on the processor.
using Lanes [[gnu::vector_size(lanes * sizeof(double))]] = double;

[[gnu::always_inline]] inline void load(const double* from, Lanes& to) noexcept {
    std::memcpy(&to, from, sizeof(to));
}
[[gnu::always_inline]] inline void store(const Lanes& from, double* to) noexcept {
    std::memcpy(to, &from, sizeof(from));
}

/// So many columns, and what is missing to whole registers.
constexpr std::size_t padded(std::size_t columns) noexcept {
    return (columns + lanes - 1) / lanes * lanes;
}

}  // namespace plotmill::chart

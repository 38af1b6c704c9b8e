#pragma once
// What was painted on a black and on a white ground, without either.

#include <cstdint>

namespace plotmill::chart {

/// The ink that shows as `on_black` over black and as `on_white` over white, 0xaarrggbb, not
/// premultiplied: its opacity is what the ground does not shine through, in the channel where it
/// does so least. 0 for none.
std::uint32_t ink_between(std::uint32_t on_black, std::uint32_t on_white) noexcept;

}  // namespace plotmill::chart

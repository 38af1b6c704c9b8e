#pragma once
// A picture that a colour font has for a glyph, brought to the size of the text.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace plotmill::chart {

struct SizeOfPixels {
    int width = 0;
    int height = 0;
};

/// Each target pixel is the mean of the source's pixels beneath it, weighted by area, in whole
/// numbers. `source` is row by row without gaps, premultiplied 0xaarrggbb; sides ≥ 1.
std::vector<std::uint32_t> resample(std::span<const std::uint32_t> source, SizeOfPixels from,
                                    SizeOfPixels to);

}  // namespace plotmill::chart

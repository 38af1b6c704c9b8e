#pragma once
// An opaque picture to the bytes of a PNG file, with pHYs from its resolution. Same pixels, same
// bytes.

#include "base/bytes.hpp"

#include <cstdint>
#include <span>

namespace plotmill::chart {

struct Pixels {
    std::span<const std::uint32_t> rgb;  // 0xXXrrggbb, row by row, without gaps
    int width = 0;
    int height = 0;
};

/// Keeps its buffers from picture to picture. Not thread-safe.
class PngEncoder {
public:
    /// The file, valid until the next call. \pre pixels.rgb has width × height entries, both at
    /// least 1
    ByteView encode(const Pixels& pixels, double dpi);

private:
    Bytes raw_;
    Bytes file_;
};

}  // namespace plotmill::chart

#pragma once
// A picture to the bytes of a PNG file, with pHYs from its resolution. Same pixels, same
// bytes. Up to 256 colours become a palette. libdeflate gives the checksums.

#include "base/bytes.hpp"
#include "chart/encode/pixel_stream.hpp"
#include "chart/encode/pixels.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace plotmill::chart {

/// Keeps its buffers from picture to picture. Not thread-safe.
class PngEncoder {
public:
    /// The file, valid until the next call; `metadata` are its texts by name, UTF-8. \pre
    /// pixels.rgb has width × height entries, both at least 1
    ByteView encode(const Pixels& pixels, double dpi,
                    std::span<const std::pair<std::string, std::string>> metadata = {});

private:
    /// What stands before the picture's rows; returns its bytes.
    [[nodiscard]] static Bytes head_of(const Pixels& pixels, double dpi, const Palette* palette);

    PixelStream stream_;
    Bytes file_;  // room for the longest head first, since its palette is known last
};

}  // namespace plotmill::chart

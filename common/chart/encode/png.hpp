#pragma once
// An opaque picture to the bytes of a PNG file, with pHYs from its resolution. Same pixels, same
// bytes.
//
// Made for charts: rows repeat and pixels run, so only those two kinds of match are looked for, a
// row that equals the one above is found by one comparison, and up to 256 colours become a palette.
// libdeflate gives the checksums.

#include "base/bytes.hpp"
#include "chart/encode/deflate.hpp"
#include "chart/encode/palette.hpp"

#include <cstdint>
#include <span>
#include <vector>

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
    /// Rows as indices into palette_; false when there are too many colours.
    bool make_indices(const Pixels& pixels);
    void write_data(const Pixels& pixels, bool indexed);
    void write_row(const std::uint8_t* row, std::size_t bytes, std::size_t bytes_per_pixel,
                   bool has_above);

    Bytes file_;
    Palette palette_;
    DeflateWriter deflate_;
    std::vector<std::uint8_t> indices_;
    std::vector<std::uint8_t>
        rows_;  // the row above and the current one, each after its filter byte
};

}  // namespace plotmill::chart

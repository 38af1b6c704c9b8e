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
    struct Change {  // pixels of a row that differ from the row above
        std::size_t first = 0;
        std::size_t end = 0;
    };
    void find_changes(const Pixels& pixels);
    [[nodiscard]] std::span<const Change> changes_of(int y) const;
    /// Collects the colours; false when there are too many for a palette.
    bool make_palette(const Pixels& pixels);
    void write_data(const Pixels& pixels);
    void write_row(const std::uint32_t* pixels, std::span<const Change> changes);
    void convert(const std::uint32_t* pixels, std::size_t count, std::uint8_t* out);
    /// Literals and matches for the bytes of the current row from `at` up to `end`.
    void write_part(std::size_t at, std::size_t end);
    void match_above(std::size_t length);

    Bytes file_;
    Palette palette_;
    DeflateWriter deflate_;
    std::vector<Change> changes_;
    std::vector<std::size_t> first_change_;  // of each row, and the end
    std::vector<std::uint8_t>
        rows_;                     // the row above and the current one, each after its filter byte
    std::uint8_t* row_ = nullptr;  // the current one
    std::size_t bytes_per_pixel_ = 1;
    std::size_t row_bytes_ = 0;
    bool above_in_reach_ = false;
};

}  // namespace plotmill::chart

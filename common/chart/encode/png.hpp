#pragma once
// A picture to the bytes of a PNG file, with pHYs from its resolution. Same pixels, same
// bytes.
//
// Made for charts: rows repeat and pixels run. A row that equals the one above is written as such
// (filter Up, all zeros); in the others (filter None) matches are looked for in the last row that
// was written out, then as runs, and only where the row differs from the one above. Up to 256
// colours become a palette. In truecolour, what is left is looked up by hash, too, since each
// literal pixel costs three bytes. libdeflate gives the checksums.

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
    bool has_alpha = false;  // XX is the opacity, the colour not premultiplied; else it is ignored
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
    void write_palette(bool has_alpha);
    void write_data(const Pixels& pixels);
    void write_row(const std::uint32_t* pixels, std::span<const Change> changes);
    void write_repeated_row();
    void convert(const std::uint32_t* pixels, std::size_t count, std::uint8_t* out);
    /// Literals and matches for the bytes of the current row from `at` up to `end`.
    void write_part(std::size_t at, std::size_t end);
    struct Match {
        std::size_t distance = 0;
        std::size_t length = 0;
    };
    [[nodiscard]] Match find_match(std::size_t at, std::size_t left) const;
    void remember(std::size_t at, std::size_t count, std::size_t end);
    /// Goes on by one row; what deflate can still refer to is kept in front of it.
    void next_row();

    Bytes file_;
    Palette palette_;
    std::uint32_t color_mask_ = 0;  // of the bits of a pixel that count
    DeflateWriter deflate_;
    std::vector<Change> changes_;
    std::vector<std::size_t> first_change_;  // of each row, and the end
    std::vector<std::uint8_t> window_;  // rows up to the current one, each after its filter byte
    std::size_t row_ = 0;               // where in window_ the current row begins
    std::vector<std::uint8_t> raw_;     // the current row, unfiltered
    std::size_t forgotten_ = 0;         // bytes of the picture before window_ begins
    std::vector<std::uint32_t> seen_;   // hash of four bytes → their latest place + 1; truecolour
    std::size_t bytes_per_pixel_ = 1;
    std::size_t row_bytes_ = 0;
    std::size_t last_written_ = 0;  // where in the picture the last row that was written out begins
    std::size_t above_ = 0;         // how far back the last row written out begins; 0: out of reach
};

}  // namespace plotmill::chart

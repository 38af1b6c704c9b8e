#pragma once
// The rows of a picture as a zlib stream, which is what a PNG file holds (one filter byte before
// each row).
//
// Made for charts: rows repeat and pixels run. A row that equals the one above is written as such
// (filter Up, all zeros); in the others (filter None) matches are looked for in the last row that
// was written out and as runs, by comparing pixels of the canvas, and only pixels that differ from
// those above are converted to bytes. In truecolour, what is left is looked up by hash, too, since
// each literal pixel costs three bytes. libdeflate gives the checksum.

#include "base/bytes.hpp"
#include "chart/encode/bit_row.hpp"
#include "chart/encode/deflate.hpp"
#include "chart/encode/palette.hpp"
#include "chart/encode/pixels.hpp"

#include <cstdint>
#include <vector>

namespace plotmill::chart {

/// Keeps its buffers from picture to picture. Not thread-safe.
class PixelStream {
public:
    /// Appends the picture as indices of its colours; false when it has more than a palette takes,
    /// and what was appended is of no use then.
    bool write_indexed(const Pixels& pixels, Bytes& out);
    /// Appends the picture as bytes r, g, b, and a when it has alpha.
    void write_colors(const Pixels& pixels, Bytes& out);

    /// Of the picture that was written indexed.
    [[nodiscard]] const Palette& palette() const noexcept { return palette_; }

private:
    bool write(const Pixels& pixels, Bytes& out);
    bool convert_changes(const std::uint32_t* row);
    // Of the pixels first … first + 63 those that `which` has a bit for:
    bool convert_indices(const std::uint32_t* row, std::size_t first, std::uint64_t which);
    void repeat_indices(std::size_t first, std::uint64_t which);  // as their left neighbours
    void convert_colors(const std::uint32_t* row, std::size_t first, std::uint64_t which);
    void write_row(const std::uint32_t* row);
    void write_repeated_row();
    /// The pixels from x on that nothing was found for, up to `end`; returns where it stopped,
    /// which may lie beyond.
    std::size_t write_unlike(const std::uint32_t* row, std::size_t x, std::size_t end);
    struct Match {
        std::size_t distance = 0;
        std::size_t pixels = 0;
    };
    Match find_earlier(const std::uint32_t* row, std::size_t x);
    void write_match(std::size_t distance, std::size_t pixels);
    void write_literals(std::size_t end);
    [[nodiscard]] std::size_t place_of(std::size_t pixel) const noexcept;

    const Pixels* pixels_ = nullptr;
    std::size_t width_ = 0;
    std::size_t bytes_per_pixel_ = 1;
    std::size_t row_bytes_ = 0;
    std::uint32_t color_mask_ = 0;  // of the bits of a pixel that count
    std::size_t above_ = 0;         // how far back the last row written out begins; 0: out of reach
    std::size_t y_ = 0;
    std::size_t written_ = 0;  // how many bytes of the current row are in the stream
    Palette palette_;
    DeflateWriter deflate_;
    BitRow up_;                        // pixels that are as the ones above
    BitRow next_;                      // pixels whose right neighbour is as they are
    BitRow starts_;                    // where a match may begin
    std::vector<std::uint8_t> bytes_;  // the current row, unfiltered, after its filter byte
    std::vector<std::uint32_t> seen_;  // hash of two pixels → number of the first + 1; truecolour
};

}  // namespace plotmill::chart

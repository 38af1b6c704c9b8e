#pragma once
// A marker rasterised once and stamped many times. What one stamp does to a pixel (fill, then edge,
// both in Agg's 8-bit arithmetic) depends only on the pixel's value and on the coverages there, so
// it is a table of 256 values for each pair of coverages: a stamp is table look-ups, no
// multiplication.

#include "chart/raster/canvas.hpp"
#include "chart/raster/center_counts.hpp"
#include "chart/raster/coverage.hpp"
#include "chart/raster/crowd.hpp"
#include "chart/raster/marker_lines.hpp"
#include "chart/raster/tile_sums.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace plotmill::chart {

class Stamp {
public:
    explicit Stamp(MarkerLook look);

    /// Stamps once, the marker's centre in the middle of pixel (x, y); cut by `clip`.
    /// \pre clip lies within the canvas
    void put(Canvas& canvas, int x, int y, const PixelBox& clip) const noexcept;

    /// The box of centres whose marker reaches into `clip`.
    [[nodiscard]] PixelBox reach(const PixelBox& clip) const noexcept;

    /// Whether put_counted has a bearable number of tables to go through.
    [[nodiscard]] bool can_be_counted() const noexcept {
        return tables_.size() <= most_counted_tables;
    }

    /// All markers at once. A pixel beneath a few centres goes through the tables as often as
    /// markers of each kind of coverage cover it; one beneath a crowd is looked up by how much they
    /// cover together. The same picture as stamping one by one but for the order, which shifts a
    /// pixel by a rounding or two; its cost hangs on the pixels, not on the markers. \pre
    /// counts.box == reach(clip), clip lies within the canvas, can_be_counted()
    void put_counted(Canvas& canvas, CenterCounts& counts, const PixelBox& clip);

    /// Then it has nothing to stamp: what covers so much is painted marker by marker.
    [[nodiscard]] bool is_too_large() const noexcept { return is_too_large_; }
    /// Nothing to be seen: no size, or no ink.
    [[nodiscard]] bool is_blank() const noexcept { return dots_.empty(); }
    [[nodiscard]] const MarkerLook& look() const noexcept { return look_; }

private:
    static constexpr std::size_t most_counted_tables = 512;
    static constexpr int largest_px = 256;
    using Table = std::array<std::uint8_t, 256>;
    struct Tables {  // of one pair of coverages
        Table r;
        Table g;
        Table b;
    };
    using Powers = std::array<Tables, 8>;  // a pair of coverages applied 1, 2, 4 … 128 times
    struct Dot {                           // a pixel that the stamp touches
        int x;
        int y;
        std::uint32_t table;
    };
    void make_dots(const CoverageImage& fill, const CoverageImage& rim);
    [[nodiscard]] Tables make_tables(unsigned fill, unsigned edge) const noexcept;
    [[nodiscard]] float make_density(unsigned fill, unsigned edge) const noexcept;
    static void put_dot(Pixel& pixel, const Tables& tables) noexcept;
    void make_powers();
    void make_crowd();
    [[nodiscard]] bool has_one_ink() const noexcept {
        return !look_.fill || !look_.edge || look_.fill == look_.edge;
    }
    void take_weights(const CenterCounts& counts);
    void put_kinds(Pixel& pixel, const CenterCounts& counts, std::size_t center);

    MarkerLook look_;
    bool is_too_large_ = false;
    PixelBox box_{};  // relative to the centre
    std::vector<Tables> tables_;
    std::vector<float> densities_;  // of each of the tables
    std::vector<Dot> dots_;
    // Made when first needed:
    std::vector<Powers> powers_;
    std::optional<Crowd> crowd_;
    // Of the last count, kept for their memory:
    std::vector<std::uint32_t> times_;
    std::vector<float> weights_;
    std::vector<std::uint16_t> presence_;
    std::vector<Neighbor> neighbors_;     // by dot
    std::vector<std::ptrdiff_t> backs_;   // of the neighbours, table by table
    std::vector<std::size_t> kind_ends_;  // where each table's end
};

}  // namespace plotmill::chart

#pragma once
// Closed lines to coverage in Agg's arithmetic (M. Shemanarev's rasterizer_cells_aa, after D.
// Turner's in FreeType): places to 1/256 px, areas exact, 256 levels, winding by the non-zero rule.

#include "chart/raster/canvas.hpp"
#include "chart/raster/lines.hpp"

#include <cstdint>
#include <cstdlib>
#include <vector>

namespace plotmill::chart {

/// Keeps its memory. Time and memory hang on the pixels of the clip that edges pass, not on how far
/// the lines reach beyond it.
class Rasterizer {
public:
    /// Begins a shape, of which nothing is seen outside of `clip`. \pre the clip's places are below
    /// 2^22
    void start(const PixelBox& clip);

    /// Adds each run, closed, moved by `by`. \pre all places are finite and below 1e100
    void add(const Lines& lines, const Point& by = {0, 0});

    /// Ends the shape: visit(y, x0, x1, cover) for the pixels x0 … x1 - 1 of row y that have the
    /// cover 1 … 255, from left to right and from top to bottom.
    template <typename Visit>
    void sweep(Visit visit) {
        sort();
        for (std::size_t i = 0; i < cells_.size();) {
            i = sweep_row(i, visit);
        }
    }

private:
    struct Cell {  // what the edges within one pixel cover
        int y;
        int x;
        int height;         // 1/256 px, downward
        std::int64_t area;  // between them and the pixel's left side, in 2 × (1/256 px)²
    };
    struct Place {  // in 1/256 px
        int x;
        int y;
    };

    static constexpr int shift = 8;
    static constexpr int area_shift = 2 * shift + 1;

    static unsigned level(std::int64_t area) noexcept {
        constexpr std::int64_t most = 255;
        const std::int64_t share = std::abs(area >> (area_shift - shift));
        return static_cast<unsigned>(share < most ? share : most);
    }

    template <typename Visit>
    std::size_t sweep_row(std::size_t i, Visit& visit) const {
        const int y = cells_[i].y;
        std::int64_t height = 0;
        while (i < cells_.size() && cells_[i].y == y) {
            int x = cells_[i].x;
            std::int64_t area = 0;
            for (; i < cells_.size() && cells_[i].y == y && cells_[i].x == x; ++i) {
                height += cells_[i].height;
                area += cells_[i].area;
            }
            if (area != 0) {
                if (const unsigned cover = level(height * (2 << shift) - area); cover != 0) {
                    visit(y, x, x + 1, cover);
                }
                ++x;
            }
            if (i < cells_.size() && cells_[i].y == y && cells_[i].x > x) {
                if (const unsigned cover = level(height * (2 << shift)); cover != 0) {
                    visit(y, x, cells_[i].x, cover);
                }
            }
        }
        return i;
    }

    void add_clipped(const Point& a, const Point& b);
    void add_between_sides(Point a, Point b);
    void add_line(const Place& a, const Place& b);
    void add_in_row(int row, const Place& a, const Place& b);
    void put(int x, int y, int height, int area);
    void sort();
    void compact();

    PixelBox clip_;
    std::vector<Cell> cells_;
    std::vector<Cell> sorted_;
    std::vector<std::uint32_t> row_ends_;
    std::size_t compact_at_ = 0;
};

}  // namespace plotmill::chart

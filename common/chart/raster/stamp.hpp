#pragma once
// A marker rasterised once and stamped many times. What one stamp does to a pixel (fill, then edge,
// both in Agg's 8-bit arithmetic) depends only on the pixel's value and on the coverages there, so
// it is a table of 256 values for each pair of coverages: a stamp is table look-ups, no
// multiplication.

#include "chart/raster/canvas.hpp"
#include "chart/raster/polygon.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace plotmill::chart {

class Stamp {
public:
    /// A disc with an edge of the same ink, both antialiased; sizes in px.
    Stamp(double diameter, double edge, Ink ink);

    /// Stamps once, the marker's centre in the middle of pixel (x, y); cut by `clip`.
    /// \pre clip lies within the canvas
    void put(Canvas& canvas, int x, int y, const PixelBox& clip) const noexcept;

    [[nodiscard]] double diameter() const noexcept { return diameter_; }
    [[nodiscard]] double edge() const noexcept { return edge_; }
    [[nodiscard]] Ink ink() const noexcept { return ink_; }

private:
    using Table = std::array<std::uint8_t, 256>;
    struct Tables {  // of one pair of coverages
        Table r;
        Table g;
        Table b;
    };
    struct Dot {  // a pixel that the stamp touches
        int x;
        int y;
        std::uint32_t table;
    };
    [[nodiscard]] Tables make_tables(unsigned fill, unsigned edge) const noexcept;
    void put_dot(Pixel& pixel, std::uint32_t table) const noexcept;

    double diameter_;
    double edge_;
    Ink ink_;
    PixelBox box_{};  // relative to the centre
    std::vector<Tables> tables_;
    std::vector<Dot> dots_;
};

}  // namespace plotmill::chart

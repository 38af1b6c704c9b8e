#pragma once
// Markers that stand where they fall, between pixels, each with the ink of its row: matplotlib's
// draw_path_collection. A marker is rasterised once for each 1/128 px that its centre may be off
// (or, when it is snapped, for each way in which its corners may go to the grid), and kept; what is
// too large or too rare to be kept is rasterised where it stands.

#include "chart/raster/canvas.hpp"
#include "chart/raster/marker_lines.hpp"
#include "chart/raster/rasterizer.hpp"
#include "chart/scene/scene.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace plotmill::chart {

/// Keeps its memory and the last look's sprites. The order of the rows is the order of painting.
class SpreadPainter {
public:
    /// \pre clip lies within the canvas
    void paint(Canvas& canvas, const Scene& scene, const Markers& item, const PixelBox& clip);

    /// Markers of one look with their centres in the middle of pixels, or snapped: for those that
    /// are too large for a Stamp. \pre clip lies within the canvas
    void paint_on_grid(Canvas& canvas, const Markers& item, const PixelBox& clip);

private:
    struct Dot {
        std::int16_t x;
        std::int16_t y;
        std::uint8_t fill;
        std::uint8_t edge;
    };
    struct Sprite {
        std::uint32_t first = 0;  // of dots_
        std::uint32_t count = 0;
        bool is_made = false;
    };
    /// What becomes of a place within a pixel, along one axis: the number of its phase, and a place
    /// that stands for all of that phase.
    struct Phases {
        std::vector<double> starts;  // ascending, in 0 … 1; empty: `even` phases of one size
        std::size_t even = 1;
        [[nodiscard]] std::size_t count() const noexcept {
            return starts.empty() ? even : starts.size() + 1;
        }
        [[nodiscard]] std::size_t of(double share) const noexcept;
        [[nodiscard]] double place(std::size_t phase) const noexcept;
    };
    struct Inks {
        Ink fill;
        Ink edge;
        bool has_edge = false;
        std::array<Pixel, 256> on_fill{};  // the edge at each cover over an opaque fill
    };

    void take_look(const Markers& item);
    void make_phases();
    void take_inks(const Scene& scene, const Markers& item);
    const Inks* inks_of(const Markers& item, std::size_t row) const noexcept;
    [[nodiscard]] bool is_kept(std::size_t rows) const noexcept;
    std::span<const Dot> sprite(std::size_t across, std::size_t down);
    void make_sprite(Sprite& made, const Point& place);
    void stamp(Canvas& canvas, const Point& at, const Inks& inks, const PixelBox& clip);
    void paint_here(Canvas& canvas, const Point& at, const Inks& inks, const PixelBox& clip);
    void paint_lines(Canvas& canvas, const Lines& lines, const Point& by, const PixelBox& clip,
                     Ink ink);
    bool covers_all(const Lines& lines, const Point& by, const PixelBox& clip);

    MarkerLook look_;
    std::vector<PathVertex> outline_;
    bool is_snapped_ = false;
    MarkerLines lines_;
    PixelBox reach_;  // what the lines touch when the centre is at (0, 0), and 1 px more
    Phases across_;
    Phases down_;
    std::vector<Sprite> sprites_;
    std::vector<Dot> dots_;
    std::vector<Inks> inks_;
    Rasterizer rasterizer_;
    const Inks* flood_ink_ = nullptr;  // of the markers before this one that covered all the clip
    int floods_ = 0;
};

}  // namespace plotmill::chart

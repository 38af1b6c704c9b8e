#pragma once
// Items of a scene that a page holds as pictures: what is too much to be drawn mark by mark by
// every viewer. Each is painted alone by the raster, transparent where it paints nothing, at the
// resolution that was asked for; what lies below and above it stays vector.

#include "chart/raster/painter.hpp"
#include "chart/scene/scene.hpp"
#include "chart/spec/rasterized.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace plotmill::chart {

/// Of an automatic choice: with more marks than this, a panel is a picture.
inline constexpr std::size_t most_vector_marks = 20'000;

/// Whether `item` becomes a picture.
bool is_panel(const Item& item, Rasterized choice) noexcept;

struct Panel {
    std::size_t item = 0;  // its number in the scene
    Box box;               // px of the scene
    int width = 0;         // pixels
    int height = 0;
    std::span<const std::uint32_t> argb;  // not premultiplied, row by row
};

/// Keeps its pixels from page to page. Not thread-safe.
class PanelPainter {
public:
    /// \pre the painter outlives it; what it painted before is gone after paint()
    explicit PanelPainter(Painter& painter) : painter_{painter} {}

    /// The panels of a scene in the order of its items, painted at `dpi`. One that would have no
    /// pixel is there without any. Valid until the next call.
    std::span<const Panel> paint(const Scene& scene, Rasterized choice, double dpi);

private:
    void add(const Scene& scene, std::size_t item, double scale);
    void add_bitmap(const Scene& scene, std::size_t item);
    std::span<const std::uint32_t> paint_on(const Color& ground);

    Painter& painter_;
    Scene alone_;  // one item on a ground
    std::vector<Panel> panels_;
    std::vector<std::size_t> first_pixel_;  // of each panel
    std::vector<std::uint32_t> pixels_;
};

}  // namespace plotmill::chart

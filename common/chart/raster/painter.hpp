#pragma once
// A scene onto a canvas, snapped to the pixel grid by Agg's rules as matplotlib uses them.

#include "chart/raster/canvas.hpp"
#include "chart/raster/paint_markers.hpp"
#include "chart/raster/paint_path.hpp"
#include "chart/scene/scene.hpp"
#include "chart/text/typesetter.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace plotmill::chart {

/// Keeps its canvas and its last stamp from picture to picture.
class Painter {
public:
    explicit Painter(Typesetter& typesetter) : typesetter_{typesetter} {}

    /// The painted picture; valid until the next call.
    const Canvas& paint(const Scene& scene, const Color& ground = white);

    /// The picture without a ground: 0xaarrggbb, not premultiplied. It is painted twice, on black
    /// and on white, and what the grounds do to it tells how transparent it is: so that no opaque
    /// picture pays for the transparent ones. Valid until the next call.
    std::span<const std::uint32_t> paint_transparent(const Scene& scene);

private:
    void paint_item(const Scene& scene, const Rectangles& item);
    void paint_item(const Scene& scene, const Segments& item);
    void paint_item(const Scene& scene, const Path& item);
    void paint_item(const Scene& scene, const Markers& item);
    void paint_item(const Scene& scene, const Mesh& item);
    void paint_item(const Scene& scene, const Bitmap& item);
    void paint_item(const Scene& scene, const Texts& item);
    void paint_item(const Scene& scene, const Frames& item);

    Typesetter& typesetter_;
    Canvas canvas_;
    std::vector<std::uint32_t> argb_;
    MarkerPainter markers_;
    PathPainter paths_;
};

}  // namespace plotmill::chart

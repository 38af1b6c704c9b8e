#pragma once
// A scene onto a canvas, snapped to the pixel grid by Agg's rules as matplotlib uses them.

#include "chart/raster/canvas.hpp"
#include "chart/raster/paint_markers.hpp"
#include "chart/raster/paint_path.hpp"
#include "chart/scene/scene.hpp"
#include "chart/text/typesetter.hpp"

namespace plotmill::chart {

/// Keeps its canvas and its last stamp from picture to picture.
class Painter {
public:
    explicit Painter(Typesetter& typesetter) : typesetter_{typesetter} {}

    /// The painted picture; valid until the next call.
    const Canvas& paint(const Scene& scene);

private:
    void paint_item(const Scene& scene, const Rectangles& item);
    void paint_item(const Scene& scene, const Segments& item);
    void paint_item(const Scene& scene, const Path& item);
    void paint_item(const Scene& scene, const Markers& item);
    void paint_item(const Scene& scene, const Mesh& item);
    void paint_item(const Scene& scene, const Texts& item);
    void paint_item(const Scene& scene, const Frames& item);

    Typesetter& typesetter_;
    Canvas canvas_;
    MarkerPainter markers_;
    PathPainter paths_;
};

}  // namespace plotmill::chart

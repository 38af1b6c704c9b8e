#pragma once
// A scene onto a canvas, snapped to the pixel grid by Agg's rules as matplotlib uses them.

#include "chart/raster/canvas.hpp"
#include "chart/raster/paint_path.hpp"
#include "chart/raster/stamp.hpp"
#include "chart/scene/scene.hpp"
#include "chart/text/typesetter.hpp"

#include <optional>

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
    Stamp& stamp_of(const Markers& item);
    void count_and_paint(const Markers& item, Stamp& stamp, const PixelBox& clip);

    Typesetter& typesetter_;
    Canvas canvas_;
    std::optional<Stamp> stamp_;
    CenterCounts counts_;
    PathPainter paths_;
};

}  // namespace plotmill::chart

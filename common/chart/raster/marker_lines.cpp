#include "chart/raster/marker_lines.hpp"

#include "chart/raster/flatten.hpp"
#include "chart/raster/snap.hpp"

#include <algorithm>

namespace plotmill::chart {
namespace {

std::optional<Ink> ink_of(const std::optional<Color>& color) {
    return color ? std::optional{to_ink(*color)} : std::nullopt;
}

double drawn_edge_px(const Markers& item) {
    return item.edge || !item.fill_of.empty() ? item.edge_px : 0;
}

}  // namespace

MarkerLook look_of(const Markers& item) {
    return {item.shape->outline, item.size_px,   ink_of(item.fill), ink_of(item.edge),
            drawn_edge_px(item), item.edge_join, item.snap};
}

bool has_style(const Markers& item, const MarkerLook& look) noexcept {
    return item.size_px == look.size_px && drawn_edge_px(item) == look.edge_px &&
           item.edge_join == look.edge_join && item.snap == look.snap &&
           ink_of(item.fill) == look.fill && ink_of(item.edge) == look.edge;
}

std::vector<PathVertex> outline_px(const MarkerLook& look) {
    const double size = std::min(look.size_px, most_marker_px);
    std::vector<PathVertex> path = look.outline;
    for (PathVertex& v : path) {
        v = {v.x * size, -v.y * size, v.verb};
    }
    return path;
}

PathExtent extent_of(const MarkerShape& shape) noexcept {
    const auto& outline = shape.outline;
    if (outline.empty()) {
        return {};
    }
    return extent_of(std::span{outline});
}

void put_on_grid(std::span<PathVertex> outline, const MarkerLook& look) noexcept {
    if (look.snap == Snap::always || (look.snap == Snap::automatic && is_rectilinear(outline))) {
        snap_all(outline, look.edge_px);
        return;
    }
    for (PathVertex& v : outline) {
        v = {v.x + 0.5, v.y + 0.5, v.verb};
    }
}

MarkerLines make_lines(std::span<const PathVertex> outline, const MarkerLook& look) {
    MarkerLines lines;
    flatten(outline, lines.fill);
    const Pen pen{std::min(look.edge_px, most_edge_px), look.edge_join, Cap::butt};
    Stroker{}.stroke(lines.fill, pen, lines.edge);
    return lines;
}

}  // namespace plotmill::chart

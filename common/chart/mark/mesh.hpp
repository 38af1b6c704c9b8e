#pragma once
// A grid of coloured cells that fills an axes (pcolormesh), the colour bar made of one, and numbers
// written into cells.

#include "chart/layout/figure.hpp"
#include "chart/scale/color_scale.hpp"
#include "chart/scene/scene.hpp"

#include <span>
#include <string>
#include <vector>

namespace plotmill::chart {

struct MeshLines {
    double points = 0;
    Color color;
};

/// Cells row by row from the top; `colors` has rows × columns entries, `no_color` for none.
void add_mesh(Scene& scene, std::span<const MapColor> colors, std::size_t columns,
              const MeshLines& lines, const Area& axes, const FigureSize& figure);

/// All colours of the map from bottom to top.
void add_color_bar(Scene& scene, const ColorScale& scale, const Area& bar,
                   const FigureSize& figure);

struct Annotations {
    std::span<const MapColor> colors;  // of the cells; none is written into `no_color`
    std::size_t columns = 0;
    const std::vector<std::string>& texts;
    double points = 10;
    std::optional<Color> color;  // none: dark on light cells, white on dark ones
};

std::vector<TextLine> lay_out_annotations(const Annotations& annotations, const Area& axes,
                                          const FigureSize& figure, Typesetter& typesetter);

}  // namespace plotmill::chart

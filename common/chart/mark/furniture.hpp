#pragma once
// What stands around the data: spines and ticks of axes, and texts that layout has placed.

#include "chart/layout/figure.hpp"
#include "chart/scene/scene.hpp"

#include <vector>

namespace plotmill::chart {

/// y up to y down.
Box to_box(const Area& area, const FigureSize& figure) noexcept;

/// The white ground of one axes.
void add_background(Scene& scene, const Area& axes, const FigureSize& figure);

/// The four sides of one axes, 0.8 pt, black.
void add_spines(Scene& scene, const Area& axes, const FigureSize& figure);

enum class TickSide { bottom, left, right };

/// Ticks that point out of one side of the axes, at the given px along it (y up).
void add_ticks(Scene& scene, const Area& axes, TickSide side, const std::vector<double>& at,
               const FigureSize& figure);

/// Takes over lines of text; they are painted above what came before. None: no item.
void add_texts(Scene& scene, std::vector<TextLine> lines);

}  // namespace plotmill::chart

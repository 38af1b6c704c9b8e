#pragma once
// Which marks stand in a page (an SVG or a PDF) as a picture.

namespace plotmill::chart {

/// Automatic: panels of more marks than every viewer is quick with; always: all marks and meshes.
enum class Rasterized { automatic, always, never };

}  // namespace plotmill::chart

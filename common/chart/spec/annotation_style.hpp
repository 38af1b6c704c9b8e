#pragma once
// How a text in a chart is set: what matplotlib's Text takes, where it is not the chart's own way.

#include "chart/color/color.hpp"
#include "chart/text/text_layout.hpp"

#include <optional>

namespace plotmill::chart {

struct AnnotationStyle {
    TextStyle style{.horizontal = HorizontalAlign::center, .vertical = VerticalAlign::center};
    std::optional<Color> color;   // none: the chart's own choice
    std::optional<double> alpha;  // instead of the colour's
};

}  // namespace plotmill::chart

#pragma once
// Colours by hue, saturation and lightness as people see them: A. Boronine's HUSL (now HSLuv), the
// CIE LUV space with saturation as a share of what the screen can show. Constants and order of
// operations are those of husl 2.1, which seaborn ships. Internal to chart/color.

#include "chart/color/color.hpp"

namespace plotmill::chart {

struct Husl {
    double hue = 0;         // degrees, 0 … 360
    double saturation = 0;  // 0 … 100
    double lightness = 0;   // 0 … 100
};

Husl to_husl(const Color& color);
/// Each channel is kept within 0 … 1.
Color from_husl(const Husl& husl);

}  // namespace plotmill::chart

#pragma once
// Lines broken between words where the picture ends: matplotlib's wrap=True. Internal to layout.

#include "chart/layout/plot_text.hpp"

#include <string>
#include <string_view>

namespace plotmill::chart {

/// Where a text is anchored, and within what it stays.
struct WrapPlace {
    PlotPoint at;
    Area figure;
    const TextStyle& style;
    double dpi = 100;
};

std::string wrapped_text(std::string_view text, const WrapPlace& place, Typesetter& typesetter);

}  // namespace plotmill::chart

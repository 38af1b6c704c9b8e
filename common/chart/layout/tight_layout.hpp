#pragma once
// matplotlib's tight_layout: subplot parameters that leave just the room that labels need.

#include "chart/layout/plot_layout.hpp"
#include "chart/layout/plot_places.hpp"

#include <optional>
#include <span>

namespace plotmill::chart {

/// What stands around the axes' own areas.
struct TightContent {
    const Plot& plot;
    std::span<const PlotPlace> places;
    std::span<const PlotAxesLayout> layouts;
    std::optional<double> suptitle_height;  // fractions of the figure; an empty text has pads too
    std::optional<double> supxlabel_height;
    std::optional<double> supylabel_width;
};

/// `params` where no parameters can make the room. The layouts were made with `params`.
SubplotParams tight_params(const TightLayout& tight, const TightContent& content,
                           const SubplotParams& params, const FigureSize& figure);

}  // namespace plotmill::chart

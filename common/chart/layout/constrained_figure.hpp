#pragma once
// A whole figure in a constrained layout: its passes, and the labels of the figure that take part.

#include "base/result.hpp"
#include "chart/layout/constrained_layout.hpp"

#include <optional>
#include <vector>

namespace plotmill::chart {

/// Texts of a figure as they are drawn: a layout may move them.
struct FigureLabels {
    std::optional<FigureText> suptitle;
    std::vector<FigureText> texts;
};

struct ConstrainedSetting {
    const Plot& plot;  // with options->constrained_layout
    const SubplotParams& params;
    const FigureSize& figure;
    const FigureLabels& labels;
};

/// Slots for plot_places. Errors: those of lay_out_plot.
Result<SettledPlaces> lay_out_constrained(const ConstrainedSetting& setting,
                                          Typesetter& typesetter);

/// suptitle, supxlabel and supylabel go to the edges of the figure.
void move_labels(const ConstrainedLayout& layout, const FigureSize& figure, FigureLabels& labels);

}  // namespace plotmill::chart

#pragma once
// What layouts before the last one leave: a figure is laid out several times as it comes to be,
// each time by what it has then, and each from what the one before gave.

#include "base/result.hpp"
#include "chart/layout/limit_fit.hpp"
#include "chart/layout/plot_places.hpp"
#include "chart/layout/plot_text.hpp"

#include <optional>

namespace plotmill::chart {

/// What layouts change.
struct FigureRoom {
    SubplotParams params;
    FigureSize figure;
};

/// After options->layouts and options->tight_layout, whose looks at the figure fit its limits, too.
/// Errors: those of lay_out_plot, and limit for a legend that is too wide.
Result<FigureRoom> room_after_layouts(LimitFit& fit, const FigureRoom& start,
                                      Typesetter& typesetter);

/// A text that counts in fractions of the figure; none: nothing is to be seen of it.
std::optional<PlotTextLayout> lay_out_text_of_figure(const FigureText& text,
                                                     const FigureSize& figure,
                                                     Typesetter& typesetter);

}  // namespace plotmill::chart

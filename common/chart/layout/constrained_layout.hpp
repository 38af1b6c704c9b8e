#pragma once
// matplotlib's constrained layout: axes in grids (and grids in cells of grids) get margins as large
// as what stands around them, and share the rest by their ratios. Margins are measured where the
// axes stood before, so that a layout is some passes, each from the places that the last one gave.

#include "chart/layout/grid_track.hpp"
#include "chart/layout/plot_layout.hpp"
#include "chart/layout/plot_places.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace plotmill::chart {

inline constexpr int constrained_passes = 2;  // of one layout

/// Of the suptitle and the labels of a figure that make room for themselves, px.
struct LabelRoom {
    std::optional<double> suptitle_height, supxlabel_height, supylabel_width;
};

/// How an axes stood when it was measured.
struct MeasuredAxes {
    std::span<const PlotPlace> places;
    std::span<const PlotAxesLayout> layouts;
};

class ConstrainedLayouter {
public:
    /// \pre plot and figure outlive it; plot.options->constrained_layout is given
    ConstrainedLayouter(const Plot& plot, const FigureSize& figure);

    /// Where each axes stands, before its aspect; nothing where the layout does not place it.
    [[nodiscard]] const SettledPlaces& places() const noexcept { return settled_; }

    /// Makes room. Where there is not enough, all stays as it is, as matplotlib leaves it.
    void pass(const MeasuredAxes& measured, const LabelRoom& labels);
    /// After a pass, measured where that placed them: takes away the room that aspects leave.
    void compress(const MeasuredAxes& measured);

private:
    struct Grid {
        const FigureGrid* spec;
        GridTrack columns;
        GridTrack rows;
        bool has_axes = false;
    };
    struct Box {  // fractions of the figure
        Area place, around;
    };
    struct Margins;
    struct Span;

    [[nodiscard]] Box box_of(const MeasuredAxes& measured, std::size_t axes) const;
    [[nodiscard]] Span span_of(std::size_t axes) const;
    [[nodiscard]] Span span_of_parents(const ColorBarSpec& bar) const;
    [[nodiscard]] Margins pads_of(const Grid& grid, const Span& span) const;
    [[nodiscard]] Area inner(const Span& span) const;
    [[nodiscard]] double pad_of(const ColorBarSpec& bar) const;
    void take_margins(const MeasuredAxes& measured, std::size_t axes);
    void add_bar(const MeasuredAxes& measured, std::size_t bar, std::size_t parent,
                 Margins& margins) const;
    void take_labels(const LabelRoom& labels);
    void match_submerged();
    void place_all(const MeasuredAxes& measured);
    void place_bar(const MeasuredAxes& measured, std::size_t bar, std::array<double, 4>& taken);
    bool solve();

    const Plot& plot_;
    const FigureSize& figure_;
    const ConstrainedLayout& options_;
    double w_pad_;  // fractions of the figure
    double h_pad_;
    GridTrack figure_columns_{{1}, 1};  // the margins of the figure
    GridTrack figure_rows_{{1}, -1};
    std::vector<Grid> grids_;
    std::vector<std::optional<std::size_t>> base_;  // of an axes in a grid: the one with its cells
    std::vector<std::vector<std::size_t>> bars_;    // beside each axes, in their order
    SettledPlaces settled_;
};

}  // namespace plotmill::chart

#pragma once
// The columns of a grid, or its rows, in matplotlib's constrained layout: each is an inner part
// between margins, and inner parts are as long as their ratios want. That its solver finds by
// iteration; with margins known, a grid between two ends has just one answer, which stands here.

#include <array>
#include <cstddef>
#include <vector>

namespace plotmill::chart {

/// A side of a column: left and right; of a row: top and bottom.
enum class TrackSide : std::size_t { before, after };
/// What a margin is for: the labels of axes, or (outside of those) colour bars and the pad.
enum class MarginUse : std::size_t { labels, bars };

class GridTrack {
public:
    /// `direction` 1: from low to high, columns; -1: rows, from the top.
    GridTrack(std::vector<double> ratios, double direction);

    [[nodiscard]] std::size_t size() const noexcept { return ratios_.size(); }
    void clear_margins();
    void raise(TrackSide side, MarginUse use, std::size_t cell, double size);
    /// Both margins of a side.
    [[nodiscard]] double margin(TrackSide side, std::size_t cell) const;

    /// Places all cells between two ends, figure fractions.
    void solve(double from, double to);
    /// Has an inner part of the last answer no length?
    [[nodiscard]] bool is_collapsed() const;

    // Places of the last answer; 0 before there is one.
    enum class Line : std::size_t { outer, labels, inner };  // from outside in
    [[nodiscard]] double at(TrackSide side, Line line, std::size_t cell) const;

private:
    using Margins = std::array<std::array<std::vector<double>, 2>, 2>;  // by side and use
    using Lines = std::array<std::array<std::vector<double>, 3>, 2>;    // by side and line

    [[nodiscard]] const std::vector<double>& margins(TrackSide side, MarginUse use) const;
    void place(TrackSide side, std::size_t cell, double outer);

    std::vector<double> ratios_;
    double direction_;
    Margins margins_;
    Lines lines_;
};

}  // namespace plotmill::chart

#pragma once
// Gaps inside axes that span cells: those of axes that span as many cells, but others, would be of
// another length. So all gaps that any axes spans become as wide as the widest.

#include "chart/layout/grid_track.hpp"

#include <algorithm>
#include <cstddef>

namespace plotmill::chart {

class SubmergedTrack {
public:
    /// The gaps between cells `first` and `last`, both spanned by an axes.
    void see(const GridTrack& track, std::size_t first, std::size_t last) {
        for (std::size_t cell = first; cell < last; ++cell) {
            after_ = std::max(after_, track.margin(TrackSide::after, cell));
            before_ = std::max(before_, track.margin(TrackSide::before, cell + 1));
        }
    }

    /// What is raised counts for those that come later: their labels' margin takes in the bars'.
    void match(GridTrack& track, std::size_t first, std::size_t last) {
        for (std::size_t cell = first; cell < last; ++cell) {
            track.raise(TrackSide::before, MarginUse::labels, cell + 1, before_);
            track.raise(TrackSide::after, MarginUse::labels, cell, after_);
        }
        see(track, first, last);
    }

private:
    double before_ = 0;
    double after_ = 0;
};

}  // namespace plotmill::chart

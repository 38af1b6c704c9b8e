#include "chart/layout/grid_track.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace plotmill::chart {
namespace {

template <typename Enum>
std::size_t index(Enum value) noexcept {
    return static_cast<std::size_t>(value);
}

}  // namespace

GridTrack::GridTrack(std::vector<double> ratios, double direction)
    : ratios_{std::move(ratios)}, direction_{direction} {
    clear_margins();
    for (auto& side : lines_) {
        side.fill(std::vector<double>(size(), 0));
    }
}

void GridTrack::clear_margins() {
    for (auto& side : margins_) {
        side.fill(std::vector<double>(size(), 0));
    }
}

const std::vector<double>& GridTrack::margins(TrackSide side, MarginUse use) const {
    return margins_[index(side)][index(use)];
}

void GridTrack::raise(TrackSide side, MarginUse use, std::size_t cell, double size) {
    double& margin = margins_[index(side)][index(use)][cell];
    margin = std::max(margin, size);
}

double GridTrack::margin(TrackSide side, std::size_t cell) const {
    return margins(side, MarginUse::labels)[cell] + margins(side, MarginUse::bars)[cell];
}

void GridTrack::solve(double from, double to) {
    double taken = 0;
    for (std::size_t cell = 0; cell < size(); ++cell) {
        taken += margin(TrackSide::before, cell) + margin(TrackSide::after, cell);
    }
    const double unit =
        (direction_ * (to - from) - taken) / std::accumulate(ratios_.begin(), ratios_.end(), 0.0);
    double outer = from;
    for (std::size_t cell = 0; cell < size(); ++cell) {
        place(TrackSide::before, cell, outer);
        const double length =
            margin(TrackSide::before, cell) + unit * ratios_[cell] + margin(TrackSide::after, cell);
        outer = cell + 1 == size() ? to : outer + direction_ * length;
        place(TrackSide::after, cell, outer);
    }
}

void GridTrack::place(TrackSide side, std::size_t cell, double outer) {
    const double in = side == TrackSide::before ? direction_ : -direction_;
    auto& lines = lines_[index(side)];
    const double labels = outer + in * margins(side, MarginUse::bars)[cell];
    lines[index(Line::outer)][cell] = outer;
    lines[index(Line::labels)][cell] = labels;
    lines[index(Line::inner)][cell] = labels + in * margins(side, MarginUse::labels)[cell];
}

bool GridTrack::is_collapsed() const {
    for (std::size_t cell = 0; cell < size(); ++cell) {
        const double length =
            at(TrackSide::after, Line::inner, cell) - at(TrackSide::before, Line::inner, cell);
        if (direction_ * length <= 0) {
            return true;
        }
    }
    return false;
}

double GridTrack::at(TrackSide side, Line line, std::size_t cell) const {
    return lines_[index(side)][index(line)][cell];
}

}  // namespace plotmill::chart

#include "chart/layout/grid_track.hpp"

#include "chart/layout/submerged_track.hpp"

#include <catch2/catch.hpp>

using namespace plotmill::chart;
using Line = GridTrack::Line;

TEST_CASE("inner parts of columns share by their ratios what margins leave", "[chart_layout]") {
    GridTrack columns{{1, 3}, 1};
    columns.raise(TrackSide::before, MarginUse::labels, 0, 0.1);
    columns.raise(TrackSide::after, MarginUse::bars, 1, 0.1);
    columns.solve(0, 1);
    CHECK(columns.at(TrackSide::before, Line::inner, 0) == Approx(0.1));
    CHECK(columns.at(TrackSide::after, Line::inner, 0) == Approx(0.3));
    CHECK(columns.at(TrackSide::after, Line::labels, 1) == Approx(0.9));
    CHECK(columns.at(TrackSide::after, Line::inner, 1) == Approx(0.9));
    CHECK(columns.at(TrackSide::after, Line::outer, 1) == 1);
}

TEST_CASE("rows are counted from the top", "[chart_layout]") {
    GridTrack rows{{1, 1}, -1};
    rows.raise(TrackSide::before, MarginUse::labels, 0, 0.2);
    rows.solve(1, 0);
    CHECK(rows.at(TrackSide::before, Line::inner, 0) == Approx(0.8));
    CHECK(rows.at(TrackSide::before, Line::outer, 1) == Approx(0.4));
    CHECK_FALSE(rows.is_collapsed());
}

TEST_CASE("margins only grow until they are cleared", "[chart_layout]") {
    GridTrack columns{{1}, 1};
    columns.raise(TrackSide::before, MarginUse::labels, 0, 0.2);
    columns.raise(TrackSide::before, MarginUse::labels, 0, 0.1);
    CHECK(columns.margin(TrackSide::before, 0) == 0.2);
    columns.clear_margins();
    CHECK(columns.margin(TrackSide::before, 0) == 0);
}

TEST_CASE("columns whose margins take all there is are collapsed", "[chart_layout]") {
    GridTrack columns{{1, 1}, 1};
    columns.raise(TrackSide::before, MarginUse::labels, 1, 1.2);
    columns.solve(0, 1);
    CHECK(columns.is_collapsed());
}

TEST_CASE("gaps inside axes that span cells become as wide as the widest", "[chart_layout]") {
    GridTrack columns{{1, 1, 1, 1}, 1};
    columns.raise(TrackSide::before, MarginUse::labels, 3, 0.1);
    SubmergedTrack submerged;
    submerged.see(columns, 0, 2);
    submerged.see(columns, 2, 3);
    submerged.match(columns, 0, 2);
    CHECK(columns.margin(TrackSide::before, 0) == 0);
    CHECK(columns.margin(TrackSide::before, 1) == 0.1);
    CHECK(columns.margin(TrackSide::before, 2) == 0.1);
}

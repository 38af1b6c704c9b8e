#pragma once
// A flame graph's frames in px, their names cut to what fits.

#include "chart/layout/axes_layout.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace plotmill::chart {

/// Each frame of `artist` at its place in `place` (y up); its name is cut at the end and ends in
/// "..", or is left out where fewer than three letters fit.
std::vector<FlameBox> lay_out_flame(const FlameArtist& artist, const AxesLayout& place,
                                    const FigureSize& figure, Typesetter& typesetter);

/// `name` or the longest start of it with ".." that is at most `room_px` wide; empty when that is
/// less than three letters. \pre name is UTF-8
std::string cut_to_fit(std::string_view name, double room_px, FontSize size,
                       Typesetter& typesetter);

}  // namespace plotmill::chart

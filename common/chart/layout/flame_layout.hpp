#pragma once
// A flame graph's frames in px, their names cut to what fits.

#include "chart/layout/figure_size.hpp"
#include "chart/scale/interval.hpp"
#include "chart/spec/figure_spec.hpp"
#include "chart/text/text_line.hpp"
#include "chart/text/typesetter.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::chart {

/// One frame of a flame graph in its place, y up; its name as far as it fits, maybe not at all.
struct FlameBox {
    std::size_t frame = 0;  // among the artist's
    Area area;
    std::optional<TextLine> name;
};

/// Data units to px, y up.
struct FlameGround {
    LinearScale to_x;
    LinearScale to_y;
};

/// Each frame of `flame` at its place; its name is cut at the end and ends in "..", or is left out
/// where fewer than three letters fit.
std::vector<FlameBox> lay_out_flame(const FigureFlame& flame, const FlameGround& ground,
                                    const FigureSize& figure, Typesetter& typesetter);

/// `name` or the longest start of it with ".." that is at most `room_px` wide; empty when that is
/// less than three letters. \pre name is UTF-8
std::string cut_to_fit(std::string_view name, double room_px, FontSize size,
                       Typesetter& typesetter);

}  // namespace plotmill::chart

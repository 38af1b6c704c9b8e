#pragma once
// Readers of the parts of a figure's options (docs/figure.md): one for each thing that comes in
// more than one place. Internal to chart/spec.

#include "chart/spec/figure_spec.hpp"
#include "chart/spec/option_reader.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::chart {

inline constexpr Range data_range{-1e300, 1e300};
inline constexpr Range share_range{-1e6, 1e6};  // of a figure or an axes; outside it is allowed
inline constexpr Range gap_range{-0.99, 1000};  // of cells, which may overlap (ridge plots)
inline constexpr Range length_range{0, 100'000};
inline constexpr Range opacity_range{0, 1};
inline constexpr Range count_range{0, 1e9};

// ---- data ------------------------------------------------------------------------------------

Numbers read_numbers(OptionReader& reader, std::string_view name);
/// The same of what an artist cannot do without.
Numbers read_required_numbers(OptionReader& reader, std::string_view name);
/// {"array": n}; nothing, and no error, for anything else.
std::optional<std::size_t> array_of(const OptionValue& value);
/// One colour, a list, an array, or "none". `alpha` stands instead of their own.
Colors read_colors(OptionReader& reader, std::string_view name, std::optional<Color> usual,
                   std::optional<double> alpha);
/// norm, cmap and alpha.
ColorMapping read_mapping(OptionReader& reader);
/// Two or more finite numbers; `most` at most.
template <std::size_t N>
std::optional<std::array<double, N>> read_tuple(OptionReader& reader, std::string_view name,
                                                Range range) {
    std::array<double, N> tuple{};
    if (!reader.numbers_into(name, tuple)) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < N; ++i) {
        if (tuple[i] < range.low || tuple[i] > range.high) {
            reader.fail_value(
                ErrorCode::range, name, {tuple[i]},
                "numbers from " + shortest(range.low) + " to " + shortest(range.high));
        }
    }
    return tuple;
}
/// A whole number from 0 to below `end`.
std::optional<std::size_t> read_number_of(OptionReader& reader, std::string_view name,
                                          std::size_t end);

// ---- looks -----------------------------------------------------------------------------------

/// A colour or "none", for which it is nothing; `alpha` stands instead of its own.
std::optional<Color> read_paint(OptionReader& reader, std::string_view name,
                                std::optional<Color> usual, std::optional<double> alpha);
/// Nothing for linestyle "none".
std::optional<DashPattern> read_dashes(OptionReader& reader);
std::optional<Cap> read_cap(OptionReader& reader, std::string_view name);
std::optional<Join> read_join(OptionReader& reader, std::string_view name);
/// Is the option the word "face": edges have the colours of faces?
bool is_face(OptionReader& reader, std::string_view name);
AreaLook read_area_look(OptionReader& reader, std::optional<Color> usual_face);
/// One width or a list of them.
std::vector<double> read_widths(OptionReader& reader, std::string_view name, double usual);

// ---- parts -----------------------------------------------------------------------------------

TableSpec read_table(OptionReader& reader);
FigureArtist read_artist(OptionReader& reader);
/// label, zorder, clip_on, coords, in_limits.
void read_base(OptionReader& reader, ArtistBase& base, double zorder);
CoordsPair read_coords(OptionReader& reader, std::string_view name, CoordsPair usual);
/// What a text artist has when nothing is said.
struct TextDefaults {
    CoordsPair coords;
    std::optional<double> x;  // none: it must be given
    std::optional<double> y;
    TextStyle style;
};
FigureText read_figure_text(OptionReader& reader, const TextDefaults& usual);
FigureTexts read_figure_texts(OptionReader& reader);
/// A list of texts, `most` at most; none when it is not given.
std::vector<std::string> read_text_list(OptionReader& reader, std::string_view name,
                                        std::size_t most);
/// `name` is "x" or "y".
void read_axis(OptionReader& reader, std::string_view name, FigureAxis& axis);
LocatorSpec read_locator(OptionReader& reader, std::string_view name);
FormatterSpec read_formatter(OptionReader& reader, std::string_view name);
ScaleSpec read_scale(OptionReader& reader);
void read_tick_look(OptionReader& reader, std::string_view name, TickLook& look);
std::optional<GridLook> read_grid_look(OptionReader& reader, std::string_view name);
TitleSpec read_title(OptionReader& reader, std::string_view name);
AxisLabelSpec read_axis_label(OptionReader& reader);
/// Of an axes, or one of the figure's.
LegendSpec read_figure_legend(OptionReader& reader);
ColorBarSpec read_figure_color_bar(OptionReader& reader);
/// `name`: [first, last] of `count` cells.
std::optional<std::array<std::size_t, 2>> read_cells(OptionReader& reader, std::string_view name,
                                                     std::size_t count);
/// `count` numbers above 0; empty when not given.
std::vector<double> read_ratios(OptionReader& reader, std::string_view name, std::size_t count);
/// The size of a grid, its ratios and its margins: of a grid, or of the place of an axes in one.
template <typename Grid>
void read_grid(OptionReader& reader, Grid& grid) {
    const auto size = read_tuple<2>(reader, "grid", {1, static_cast<double>(max_figure_axes)});
    grid.rows = size ? static_cast<std::size_t>((*size)[0]) : 1;
    grid.columns = size ? static_cast<std::size_t>((*size)[1]) : 1;
    grid.width_ratios = read_ratios(reader, "width_ratios", grid.columns);
    grid.height_ratios = read_ratios(reader, "height_ratios", grid.rows);
    grid.left = reader.optional_number("left", share_range);
    grid.right = reader.optional_number("right", share_range);
    grid.bottom = reader.optional_number("bottom", share_range);
    grid.top = reader.optional_number("top", share_range);
    grid.wspace = reader.optional_number("wspace", gap_range);
    grid.hspace = reader.optional_number("hspace", gap_range);
}
ConstrainedLayout read_constrained_layout(OptionReader& reader);
/// One of gridspecs.
FigureGrid read_figure_grid(OptionReader& reader);
/// Large: read where it stays.
void read_axes(OptionReader& reader, FigureAxes& axes);

/// Is each axes, artist and handle that something refers to there, and of an axes that is placed
/// before it? What is wrong is kept by the reader.
void check_references(OptionReader& reader, const FigureOptions& figure);

}  // namespace plotmill::chart

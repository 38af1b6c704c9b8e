#pragma once
// What is to be drawn, checked: the kind of a chart and its options with matplotlib's, seaborn's
// and pandas' names and defaults (docs: DESIGN.md section 4). Whatever is not supported is refused
// here, by name; nothing is silently ignored.

#include "base/result.hpp"
#include "chart/color/color.hpp"
#include "chart/geom/marker_shape.hpp"
#include "chart/hue/hue.hpp"
#include "chart/spec/annotation_style.hpp"
#include "chart/spec/color_bar_spec.hpp"
#include "chart/spec/flame_options.hpp"
#include "chart/spec/number_format.hpp"
#include "chart/spec/option_value.hpp"
#include "chart/spec/plot_options.hpp"
#include "chart/spec/rasterized.hpp"
#include "chart/stats/histogram.hpp"
#include "chart/text/text_layout.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace plotmill::chart {

enum class ChartKind {
    scatter_matrix,
    correlation_heatmap,
    heatmap,
    line,
    stairs,
    area,
    flame,
    figure
};
enum class Format { png, svg, pdf };

inline constexpr double min_dpi = 1;
inline constexpr double max_dpi = 2400;
inline constexpr int max_side_px = 32'767;        // Cairo's image surfaces end here
inline constexpr double max_pixels = 64'000'000;  // 256 MB of pixels
inline constexpr double max_points = 100'000;     // any length in points
inline constexpr double max_spacing = 100;        // hspace and wspace, in cells

struct SizeIn {
    double width = 0;
    double height = 0;
    friend bool operator==(const SizeIn&, const SizeIn&) = default;
};

inline constexpr Color cycle_blue{31 / 255.0, 119 / 255.0, 180 / 255.0, 1};  // matplotlib's C0

enum class Diagonal { scatter, hist, kde };

struct ScatterMatrixOptions {
    double hspace = 0.1;
    double wspace = 0.1;
    double s = 3;  // area of a marker in points²
    Color color = black;
    double alpha = 0.5;
    std::shared_ptr<const MarkerShape> marker;
    double labelpad = 15;  // points between the first column and its y labels
    Diagonal diagonal = Diagonal::scatter;
    Bins bins = 10;
    Color hist_color = cycle_blue;
    std::optional<std::string> hue;  // the name of a column
    HuePalette palette;
    HueLegend legend = HueLegend::automatic;
};

/// Which labels stand at the ticks of one axis of a heatmap.
struct TickLabels {
    enum class Mode { automatic, every, list };
    Mode mode = Mode::automatic;
    int every = 1;                  // every n-th name; 0: none
    std::vector<std::string> list;  // the labels themselves
};

/// A matrix given cell by cell, row by row.
template <typename T>
struct Grid {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<T> cells;
};

struct Mask {
    enum class Mode { none, upper, lower, cells };
    Mode mode = Mode::none;
    Grid<char> cells;  // 1: hidden
};

enum class Method { pearson, spearman, kendall };

/// cbar_kws: seaborn passes them to Figure.colorbar.
struct ColorBarOptions {
    ColorBarSpec bar;
    std::string label;
    std::optional<std::vector<double>> ticks;  // none: by the locator
    std::optional<std::string> format;         // as parse_tick_format(); none: ScalarFormatter
};

struct HeatmapOptions {
    std::optional<double> vmin;
    std::optional<double> vmax;
    std::optional<std::string> cmap;  // a known name; none: rocket, or icefire with a center
    std::vector<Color> cmap_colors;   // instead of a name
    std::optional<double> center;
    bool robust = false;
    bool annot = false;
    std::optional<Grid<double>> annot_numbers;                // instead of the data's
    std::optional<Grid<std::string>> annot_texts;             // instead of numbers
    std::string fmt = ".2g";                                  // Python's format specification
    NumberFormat number_format{.precision = 2, .type = 'g'};  // fmt read for numbers
    AnnotationStyle annotation;
    double linewidths = 0;  // points
    Color linecolor = white;
    bool cbar = true;
    ColorBarOptions bar;
    bool square = false;
    TickLabels xticklabels;
    TickLabels yticklabels;
    Mask mask;
    Method method = Method::pearson;  // correlation_heatmap only
};

struct FigureOptions;  // chart/spec/figure_spec.hpp

struct ChartSpec {
    ChartKind kind = ChartKind::scatter_matrix;
    Format format = Format::png;
    Rasterized rasterized = Rasterized::automatic;
    SizeIn figsize_in;
    double dpi = 100;
    /// Of a PNG file: what is said about the picture, by name. Both 1 … 79 and up to 4096 bytes.
    std::vector<std::pair<std::string, std::string>> metadata;
    bool tight = false;  // cut to what is drawn, as savefig(bbox_inches="tight")
    std::variant<ScatterMatrixOptions, HeatmapOptions, SeriesOptions, FlameOptions,
                 std::shared_ptr<const FigureOptions>>
        options;
};

/// How many axes a chart of kind `figure` has; 0 for any other.
std::size_t axes_count(const ChartSpec& spec) noexcept;
std::string_view kind_name(ChartKind kind) noexcept;
std::string_view format_extension(Format format) noexcept;  // "png"
/// The format that a file name asks for by its extension.
std::optional<Format> format_of(std::string_view file_name) noexcept;
/// For error sentences: "scatter_matrix, correlation_heatmap, …".
std::string_view known_kinds() noexcept;

/// A checked spec from what came. `where` is the path of the chart in the job and opens each error
/// sentence: "charts[0].options.dpi: got -3, expected a number from 1 to 2400". Errors: chart (kind
/// unknown), option (name unknown, type wrong, value not supported), range, color, limit (pixels).
Result<ChartSpec> parse_chart(std::string_view kind, const OptionMap& options,
                              std::string_view where);

}  // namespace plotmill::chart

#include "chart/spec/kind_options.hpp"

namespace plotmill::chart {
namespace {

constexpr Range points_area{0, max_points};
constexpr Range spacing{0, max_spacing};
constexpr Range unit{0, 1};

}  // namespace

ScatterMatrixOptions read_scatter_matrix(OptionReader& reader) {
    ScatterMatrixOptions options;
    options.hspace = reader.number("hspace", options.hspace, spacing);
    options.wspace = reader.number("wspace", options.wspace, spacing);
    options.s = reader.number("s", options.s, points_area);
    options.color = reader.color("color").value_or(options.color);
    options.alpha = reader.number("alpha", options.alpha, unit);
    options.labelpad = reader.number("labelpad", options.labelpad, {-max_points, max_points});
    options.diagonal =
        static_cast<Diagonal>(reader.word("diagonal", {"scatter", "hist", "kde"}, 1));
    options.bins = reader.integer("bins", options.bins, {1, max_bins});
    options.hist_color = reader.color("hist_color").value_or(options.hist_color);
    reader.word("marker", {"o"}, 1);
    reader.refuse("hue");
    reader.refuse("palette");
    reader.refuse("legend");
    reader.refuse("rasterized");
    return options;
}

}  // namespace plotmill::chart

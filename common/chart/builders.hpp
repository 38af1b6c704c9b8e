#pragma once
// Each kind of chart: a checked spec and a dataset to a figure. Internal to the facade.

#include "base/result.hpp"
#include "chart/figure/figure.hpp"
#include "chart/hue/hue.hpp"
#include "chart/spec/chart_spec.hpp"
#include "chart/text/typesetter.hpp"
#include "dataset/dataset.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::chart {

/// What building a figure needs and leaves behind; kept from chart to chart.
struct Workshop {
    Typesetter& typesetter;
    std::deque<std::vector<double>> columns;  // converted columns that the figure views
    std::deque<std::vector<double>> made;  // computed ones, viewed likewise; emptied by each chart
    Hue hue;                               // viewed likewise
    std::vector<std::string> warnings;
    std::deque<std::vector<MapColor>> cell_colors{};    // of meshes, viewed and emptied as `made`
    std::deque<std::vector<std::uint8_t>> opacities{};  // of their cells, likewise
};

Result<Figure> build_scatter_matrix(const ChartSpec& spec, const dataset::Dataset& data,
                                    Workshop& shop);
Result<Figure> build_heatmap(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop);
Result<Figure> build_series(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop);
/// Axes with artists, and the only kind that needs no table: its numbers may be arrays.
Result<Figure> build_figure(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop);
Result<Figure> build_flame(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop);
Result<Figure> build_correlation_heatmap(const ChartSpec& spec, const dataset::Dataset& data,
                                         Workshop& shop);

/// The columns that go into a chart.
struct ChosenColumns {
    std::vector<std::string_view> names;
    std::vector<std::span<const double>> values;
    bool all_integers = true;
};

struct Choice {
    bool with_booleans = false;
    /// The place of a column that has another part to play; none: −1.
    std::ptrdiff_t without = -1;
};

/// Numbers, and booleans when wanted. A warning names what is left out. Errors: empty when nothing
/// is left.
Result<ChosenColumns> choose_columns(const dataset::Dataset& data, Choice choice, Workshop& shop);

}  // namespace plotmill::chart

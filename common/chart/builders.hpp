#pragma once
// Each kind of chart: a checked spec and a dataset to a scene. Internal to the facade.

#include "base/result.hpp"
#include "chart/scene/scene.hpp"
#include "chart/spec/chart_spec.hpp"
#include "chart/text/typesetter.hpp"
#include "dataset/dataset.hpp"

#include <deque>
#include <string>
#include <vector>

namespace plotmill::chart {

/// What building a scene needs and leaves behind; kept from chart to chart.
struct Workshop {
    Typesetter& typesetter;
    Scene scene;
    std::deque<std::vector<double>> columns;  // converted columns that the scene views
    std::vector<std::string> warnings;
};

Status build_scatter_matrix(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop);
Status build_heatmap(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop);
Status build_correlation_heatmap(const ChartSpec& spec, const dataset::Dataset& data,
                                 Workshop& shop);

/// The columns that go into a chart.
struct ChosenColumns {
    std::vector<std::string_view> names;
    std::vector<std::span<const double>> values;
    bool all_integers = true;
};

/// Numbers, and booleans when wanted. A warning names what is left out. Errors: empty when nothing
/// is left.
Result<ChosenColumns> choose_columns(const dataset::Dataset& data, bool with_booleans,
                                     Workshop& shop);

}  // namespace plotmill::chart

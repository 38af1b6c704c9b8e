// The chart kind `figure`: axes with artists in matplotlib's words.

#include "chart/builders.hpp"

namespace plotmill::chart {

Result<Figure> build_figure(const ChartSpec&, const dataset::Dataset&, Workshop&) {
    return fail(ErrorCode::chart, "kind: 'figure' is checked, and this version draws it not yet");
}

}  // namespace plotmill::chart

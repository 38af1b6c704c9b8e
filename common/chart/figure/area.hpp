#pragma once
// A rectangle with y up: in fractions of the figure, or in px.

namespace plotmill::chart {

struct Area {
    double x0 = 0;
    double y0 = 0;
    double x1 = 1;
    double y1 = 1;
    [[nodiscard]] double width() const noexcept { return x1 - x0; }
    [[nodiscard]] double height() const noexcept { return y1 - y0; }
};

}  // namespace plotmill::chart

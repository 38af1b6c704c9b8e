#include "chart/layout/figure_size.hpp"

namespace plotmill::chart {

FigureSize figure_size(SizeIn size, double dpi) noexcept {
    FigureSize figure;
    figure.width = size.width * dpi;
    figure.height = size.height * dpi;
    figure.canvas_width = static_cast<int>(figure.width);
    figure.canvas_height = static_cast<int>(figure.height);
    figure.text_height = figure.height;
    figure.dpi = dpi;
    return figure;
}

FigureSize cut_to(const FigureSize& figure, const TextBox& part, double pad_inches) noexcept {
    // By way of inches, as matplotlib goes, so that the same pixels are cut.
    const double inch = 1 / figure.dpi;  // a factor there: a quotient would be rounded otherwise
    const double x0 = part.x_min * inch - pad_inches;
    const double y0 = part.y_min * inch - pad_inches;
    const double x1 = part.x_max * inch + pad_inches;
    const double y1 = part.y_max * inch + pad_inches;
    FigureSize cut = figure;
    cut.canvas_width = static_cast<int>((x1 - x0) * figure.dpi);
    cut.canvas_height = static_cast<int>((y1 - y0) * figure.dpi);
    cut.text_height = (y1 - y0) * figure.dpi;
    cut.origin_x = x0 * figure.dpi;
    cut.origin_y = y0 * figure.dpi;
    return cut;
}

Area to_px(const Area& fractions, const FigureSize& figure) noexcept {
    return {fractions.x0 * figure.width - figure.origin_x,
            fractions.y0 * figure.height - figure.origin_y,
            fractions.x1 * figure.width - figure.origin_x,
            fractions.y1 * figure.height - figure.origin_y};
}

}  // namespace plotmill::chart

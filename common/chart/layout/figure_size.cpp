#include "chart/layout/figure_size.hpp"

namespace plotmill::chart {

FigureSize figure_size(SizeIn size, double dpi) noexcept {
    FigureSize figure;
    figure.inches = size;
    figure.width = size.width * dpi;
    figure.height = size.height * dpi;
    figure.canvas_width = static_cast<int>(figure.width);
    figure.canvas_height = static_cast<int>(figure.height);
    figure.text_height = figure.height;
    figure.picture_width = figure.width;
    figure.dpi = dpi;
    return figure;
}

FigureSize cut_to(const FigureSize& figure, const TextBox& part, double pad_inches) noexcept {
    // By way of inches, as matplotlib goes (whose inverse of a scale is a factor), so that the same
    // pixels are cut: a layout's pads often bring the picture's edges to where pixels end.
    const double inches = 1 / figure.dpi;
    return cut_to_inches(figure,
                         {part.x_min * inches - pad_inches, part.y_min * inches - pad_inches,
                          part.x_max * inches + pad_inches, part.y_max * inches + pad_inches});
}

FigureSize cut_to_inches(const FigureSize& figure, const TextBox& part) noexcept {
    FigureSize cut = figure;
    cut.canvas_width = static_cast<int>((part.x_max - part.x_min) * figure.dpi);
    cut.canvas_height = static_cast<int>((part.y_max - part.y_min) * figure.dpi);
    cut.text_height = (part.y_max - part.y_min) * figure.dpi;
    cut.picture_width = (part.x_max - part.x_min) * figure.dpi;
    cut.origin_x = part.x_min * figure.dpi;
    cut.origin_y = part.y_min * figure.dpi;
    return cut;
}

Area to_px(const Area& fractions, const FigureSize& figure) noexcept {
    return {fractions.x0 * figure.width - figure.origin_x,
            fractions.y0 * figure.height - figure.origin_y,
            fractions.x1 * figure.width - figure.origin_x,
            fractions.y1 * figure.height - figure.origin_y};
}

}  // namespace plotmill::chart

#include "chart/layout/limit_fit.hpp"

#include <algorithm>
#include <cmath>

namespace plotmill::chart {
namespace {

constexpr double data_room = 1.05;   // what data need is this times as long
constexpr double tolerance = 0.005;  // of the ratio: below it nothing changes
constexpr double least_length = 1e-30;

double length(const PlotAxis& axis) noexcept {
    return std::max(std::fabs(axis.view.high - axis.view.low), least_length);
}

/// About its middle, and as it was turned.
void resize(PlotAxis& axis, double length) noexcept {
    const double middle = (axis.view.low + axis.view.high) / 2;
    const double half = axis.view.high > axis.view.low ? length / 2 : -length / 2;
    axis.view = {middle - half, middle + half};
}

/// `ratio` of y's length to x's is wished for. Where both have room to spare, one shrinks as long
/// as the data fit; else one grows.
bool changes_y(const PlotAxes& axes, double ratio) noexcept {
    const double x = length(axes.x);
    const double y = length(axes.y);
    const double needed_x = data_room * axes.x.data_length;
    const double needed_y = data_room * axes.y.data_length;
    const bool y_is_short = ratio * x > y;
    if (x > needed_x && y > needed_y) {
        return (ratio * x > needed_y && !y_is_short) || (y / ratio < needed_x && y_is_short);
    }
    return y_is_short;
}

void fit_axes(PlotAxes& axes, double ratio) noexcept {
    const double x = length(axes.x);
    const double y = length(axes.y);
    if (std::fabs(ratio * x / y - 1) < tolerance) {
        return;
    }
    if (changes_y(axes, ratio)) {
        resize(axes.y, ratio * x);
    } else {
        resize(axes.x, y / ratio);
    }
}

}  // namespace

LimitFit::LimitFit(const Plot& given) : given_{given} {
    const bool changes = std::any_of(given.axes.begin(), given.axes.end(), [](const auto& axes) {
        return axes.spec->aspect && axes.spec->adjusts_limits;
    });
    if (changes) {
        own_.emplace();
        own_->options = given.options;
        own_->axes = given.axes;
        own_->seen = given.seen;
    }
}

void LimitFit::fit(std::span<const PlotPlace> places, const FigureSize& figure) {
    if (!own_) {
        return;
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        PlotAxes& axes = own_->axes[i];
        if (axes.spec->aspect && axes.spec->adjusts_limits) {
            const Area& area = places[i].area;
            const double shape =
                area.height() * figure.inches.height / (area.width() * figure.inches.width);
            fit_axes(axes, shape / *axes.spec->aspect);
        }
    }
}

}  // namespace plotmill::chart

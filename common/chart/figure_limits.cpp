#include "chart/figure_limits.hpp"

#include "chart/figure_extent.hpp"
#include "chart/tick/axis_ticks.hpp"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::chart {
namespace {

constexpr double usual_margin = 0.05;

enum class Way { x, y };

const FigureAxis& axis_of(const PlotAxes& axes, Way way) {
    return way == Way::x ? axes.spec->x : axes.spec->y;
}

/// The axes in whose hands the limits of axes `i` are.
std::size_t owner_of(const Plot& plot, std::size_t i, Way way) {
    while (const auto& share = axis_of(plot.axes[i], way).share) {
        if (*share >= i) {
            break;
        }
        i = *share;
    }
    return i;
}

/// What all axes that share their limits have in common.
struct SharedAxis {
    AxisExtent extent;
    std::optional<double> low;
    std::optional<double> high;
    bool inverted = false;
    double margin = usual_margin;  // that of the first, which asks before the others
    bool has_margin = false;
};

void add_member(SharedAxis& shared, const AxisExtent& extent, const FigureAxis& axis) {
    shared.extent.take(extent);
    for (const double value : axis.sticky) {
        shared.extent.stick(value);
    }
    if (axis.low) {
        shared.low = axis.low;
    }
    if (axis.high) {
        shared.high = axis.high;
    }
    shared.inverted = shared.inverted || axis.inverted;
    if (!shared.has_margin) {
        shared.margin = axis.margin.value_or(usual_margin);
        shared.has_margin = true;
    }
}

PlotAxis view_of(const SharedAxis& shared, const FigureAxis& axis) {
    PlotAxis result;
    result.transform = axis_transform(axis.scale);
    const LimitRule rule = limit_rule(axis);
    const DataExtent data = shared.extent.data();
    result.least_positive = data.least_positive;
    result.data_length = data.values.high - data.values.low;
    const bool is_untouched = !shared.extent.is_asked() &&
                              result.transform.kind() == AxisTransform::Kind::linear &&
                              !axis.is_date;
    if (is_untouched) {
        result.view = {0, 1};
    } else {
        auto stickies = shared.extent.stickies();
        if (result.transform.kind() == AxisTransform::Kind::log) {
            std::erase_if(stickies, [](double value) { return value <= 0; });
        }
        result.view = autoscale(result.transform, rule, data, {shared.margin, stickies});
    }
    if (shared.inverted) {
        std::swap(result.view.low, result.view.high);
    }
    if (shared.low || shared.high) {
        const Interval asked{shared.low.value_or(result.view.low),
                             shared.high.value_or(result.view.high)};
        result.view = drawable_limits(result.transform, rule, asked, data.least_positive);
    }
    return result;
}

Status check_view(const PlotAxis& axis, std::size_t number, const char* name) {
    const double width =
        axis.transform.forward(axis.view.high) - axis.transform.forward(axis.view.low);
    if (std::isfinite(width) && width != 0) {
        return {};
    }
    return fail(ErrorCode::range, "axes[" + std::to_string(number) + "]." + name +
                                      ": the values span more than a floating-point number can "
                                      "hold");
}

Status set_views_along(Plot& plot, std::span<const PlaneExtent> extents, Way way) {
    const bool is_x = way == Way::x;
    std::vector<SharedAxis> shared(plot.axes.size());
    for (std::size_t i = 0; i < plot.axes.size(); ++i) {
        add_member(shared[owner_of(plot, i, way)], is_x ? extents[i].x : extents[i].y,
                   axis_of(plot.axes[i], way));
    }
    for (std::size_t i = 0; i < plot.axes.size(); ++i) {
        const std::size_t owner = owner_of(plot, i, way);
        PlotAxis& axis = is_x ? plot.axes[i].x : plot.axes[i].y;
        axis = owner == i ? view_of(shared[i], axis_of(plot.axes[i], way))
               : is_x     ? plot.axes[owner].x
                          : plot.axes[owner].y;
        if (Status fits = check_view(axis, i, is_x ? "x" : "y"); !fits) {
            return fits;
        }
    }
    return {};
}

}  // namespace

Status set_views(Plot& plot) {
    std::vector<PlaneExtent> extents(plot.axes.size());
    for (std::size_t i = 0; i < plot.axes.size(); ++i) {
        for (const FigureArtist& artist : plot.axes[i].artists) {
            take_in(extents[i], artist);
        }
    }
    if (Status set = set_views_along(plot, extents, Way::x); !set) {
        return set;
    }
    return set_views_along(plot, extents, Way::y);
}

}  // namespace plotmill::chart

#include "chart/figure_extent.hpp"

#include <algorithm>
#include <numbers>
#include <span>
#include <variant>

namespace plotmill::chart {
namespace {

constexpr double right_angle = 90;
constexpr double degree = std::numbers::pi / 180;

/// Takes in what is counted in data units, one pair of numbers after the other.
class Taker {
public:
    Taker(PlaneExtent& extent, const ArtistBase& artist)
        : extent_{extent},
          has_x_{artist.coords.x == Coords::data},
          has_y_{artist.coords.y == Coords::data} {
        if (has_x_) {
            extent_.x.ask();
        }
        if (has_y_) {
            extent_.y.ask();
        }
    }
    void pair(double x, double y) {
        if (!std::isfinite(x) || !std::isfinite(y)) {
            return;
        }
        if (has_x_) {
            extent_.x.take(x);
        }
        if (has_y_) {
            extent_.y.take(y);
        }
    }
    void pairs(std::span<const double> x, std::span<const double> y) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            pair(x[i], y[i]);
        }
    }
    void stick_x(double value) {
        if (has_x_) {
            extent_.x.stick(value);
        }
    }
    void stick_y(double value) {
        if (has_y_) {
            extent_.y.stick(value);
        }
    }

private:
    PlaneExtent& extent_;
    bool has_x_;
    bool has_y_;
};

void take_pairs(Taker& taker, std::span<const double> x, std::span<const double> y) {
    taker.pairs(x, y);
}

void take_kind(Taker& taker, const FigureLine& line) {
    take_pairs(taker, line.x.values, line.y.values);
}

void take_kind(Taker& taker, const FigurePoints& points) {
    take_pairs(taker, points.x.values, points.y.values);
}

void take_kind(Taker& taker, const FigureRects& rects) {
    for (std::size_t i = 0; i < rects.x.values.size(); ++i) {
        const double x = rects.x.values[i];
        const double y = rects.y.values[i];
        if (rects.sticks_x) {
            taker.stick_x(x);
        }
        if (rects.sticks_y) {
            taker.stick_y(y);
        }
        // A rectangle without an area is not counted, as matplotlib has it.
        if (rects.width.values[i] != 0 || rects.height.values[i] != 0) {
            taker.pair(x, y);
            taker.pair(x + rects.width.values[i], y + rects.height.values[i]);
        }
    }
}

/// The least of the finite values; HUGE_VAL when there is none.
double least_of(std::span<const double> values) {
    double least = HUGE_VAL;
    for (const double value : values) {
        least = std::isfinite(value) ? std::min(least, value) : least;
    }
    return least;
}

void take_kind(Taker& taker, const FigurePolygons& polygons) {
    take_pairs(taker, polygons.x.values, polygons.y.values);
    if (polygons.sticks_x) {
        taker.stick_x(least_of(polygons.x.values));
    }
    if (polygons.sticks_y) {
        taker.stick_y(least_of(polygons.y.values));
    }
}

void take_kind(Taker& taker, const FigureSegments& segments) {
    take_pairs(taker, segments.x0.values, segments.y0.values);
    take_pairs(taker, segments.x1.values, segments.y1.values);
}

void take_kind(Taker& taker, const FigureWedges& wedges) {
    for (std::size_t i = 0; i < wedges.x.values.size(); ++i) {
        const double x = wedges.x.values[i];
        const double y = wedges.y.values[i];
        const double r = wedges.r.values[i];
        const double from = wedges.theta1.values[i];
        const double to = wedges.theta2.values[i];
        const auto at = [&](double angle, double radius) {
            taker.pair(x + radius * std::cos(angle * degree),
                       y + radius * std::sin(angle * degree));
        };
        const double inner = wedges.width > 0 ? r - wedges.width : 0;
        at(from, r);
        at(to, r);
        at(from, inner);
        at(to, inner);
        if (!std::isfinite(from) || !std::isfinite(to) || to - from > 8 * right_angle) {
            continue;
        }
        for (double a = std::ceil(from / right_angle) * right_angle; a < to; a += right_angle) {
            at(a, r);
        }
    }
}

void take_kind(Taker& taker, const FigureMesh& mesh) {
    const auto [x_low, x_high] = std::minmax_element(mesh.x.values.begin(), mesh.x.values.end());
    const auto [y_low, y_high] = std::minmax_element(mesh.y.values.begin(), mesh.y.values.end());
    taker.pair(*x_low, *y_low);
    taker.pair(*x_high, *y_high);
    taker.stick_x(*x_low);
    taker.stick_x(*x_high);
    taker.stick_y(*y_low);
    taker.stick_y(*y_high);
}

}  // namespace

void AxisExtent::take(const AxisExtent& other) {
    low_ = std::min(low_, other.low_);
    high_ = std::max(high_, other.high_);
    least_positive_ = std::min(least_positive_, other.least_positive_);
    is_asked_ = is_asked_ || other.is_asked_;
    stickies_.insert(stickies_.end(), other.stickies_.begin(), other.stickies_.end());
}

std::vector<double> AxisExtent::stickies() const {
    std::vector<double> sorted;
    std::copy_if(stickies_.begin(), stickies_.end(), std::back_inserter(sorted),
                 [](double value) { return std::isfinite(value); });
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

void take_in(PlaneExtent& extent, const FigureArtist& artist) {
    std::visit(
        [&](const auto& kind) {
            using Kind = std::decay_t<decltype(kind)>;
            if constexpr (!is_text_kind<Kind>) {
                if (kind.counts_in_limits) {
                    Taker taker{extent, kind};
                    take_kind(taker, kind);
                }
            }
        },
        artist);
}

}  // namespace plotmill::chart

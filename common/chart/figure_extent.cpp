#include "chart/figure_extent.hpp"

#include "chart/layout/wedge_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <variant>

namespace plotmill::chart {
namespace {

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
        const double far_x = x + rects.width.values[i];
        const double far_y = y + rects.height.values[i];
        // A rectangle without an area is not counted, nor one of which a side is unknown, as
        // matplotlib has it.
        const bool is_known = std::isfinite(far_x) && std::isfinite(far_y);
        if (is_known && (rects.width.values[i] != 0 || rects.height.values[i] != 0)) {
            taker.pair(x, y);
            taker.pair(far_x, far_y);
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

/// Where a curve of three or four corners turns back along one direction: two shares of it at most,
/// out of 0 … 1 when there is none.
std::array<double, 2> turns_of(std::span<const double> p) {
    const double a = p.size() == 4 ? p[3] - 3 * p[2] + 3 * p[1] - p[0] : 0;
    const double b = p.size() == 4 ? 2 * (p[2] - 2 * p[1] + p[0]) : p[2] - 2 * p[1] + p[0];
    const double c = p[1] - p[0];
    if (std::fabs(a) < 1e-12 * (std::fabs(b) + std::fabs(c))) {
        return {b != 0 ? -c / b : -1, -1};
    }
    const double root = std::sqrt(b * b - 4 * a * c);  // NaN: none
    return {(-b + root) / (2 * a), (-b - root) / (2 * a)};
}

double curve_at(std::span<const double> p, double t) {
    const double u = 1 - t;
    return p.size() == 4
               ? u * u * u * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] + t * t * t * p[3]
               : u * u * p[0] + 2 * u * t * p[1] + t * t * p[2];
}

/// A patch counts where its curves run, not where they are drawn towards.
void take_path(Taker& taker, const FigurePolygons& polygons) {
    const auto& codes = polygons.codes.values;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const Verb verb = verb_of_code(codes[i]);
        if (verb == Verb::close) {
            continue;
        }
        if (verb == Verb::quad || verb == Verb::cubic) {
            const std::size_t corners = verb == Verb::cubic ? 4 : 3;
            const auto x = polygons.x.values.subspan(i - 1, corners);
            const auto y = polygons.y.values.subspan(i - 1, corners);
            for (const auto& along : {x, y}) {
                for (const double t : turns_of(along)) {
                    if (t > 0 && t < 1) {
                        taker.pair(curve_at(x, t), curve_at(y, t));
                    }
                }
            }
            i += corners - 2;
        }
        taker.pair(polygons.x.values[i], polygons.y.values[i]);
    }
}

/// Of a collection the ends of curves' handles count, too, and of both no close.
void take_corners(Taker& taker, const FigurePolygons& polygons) {
    for (std::size_t i = 0; i < polygons.codes.values.size(); ++i) {
        if (polygons.codes.values[i] != close_code) {
            taker.pair(polygons.x.values[i], polygons.y.values[i]);
        }
    }
}

void take_kind(Taker& taker, const FigurePolygons& polygons) {
    if (polygons.codes.values.empty()) {
        take_pairs(taker, polygons.x.values, polygons.y.values);
    } else if (polygons.is_collection) {
        take_corners(taker, polygons);
    } else {
        take_path(taker, polygons);
    }
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
        visit_wedge(wedges, i, [&](double x, double y) { taker.pair(x, y); });
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
            if constexpr (!is_text_kind<Kind> && !std::is_same_v<Kind, FigureFlame>) {
                if (kind.counts_in_limits) {
                    Taker taker{extent, kind};
                    take_kind(taker, kind);
                }
            }
        },
        artist);
}

}  // namespace plotmill::chart

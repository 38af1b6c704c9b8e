#include "chart/layout/plot_best_place.hpp"

#include "chart/layout/badness.hpp"
#include "chart/layout/wedge_places.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace plotmill::chart {
namespace {

class PlotJudge {
public:
    PlotJudge(const LegendScene& scene, std::span<const TextBox> candidates)
        : to_x_{scene.to_x}, to_y_{scene.to_y}, area_{scene.area}, judge_{candidates} {}

    void operator()(const FigureLine& line) {
        if (line.coords.x == Coords::figure || line.coords.y == Coords::figure) {
            return;
        }
        const auto [across, up] = line.coords;  // those of axhline and axvline are mixed
        for (std::size_t i = 0; i < line.x.values.size(); ++i) {
            const double x = line.x.values[i];
            const double y = line.y.values[i];
            const LegendSpot spot{across == Coords::data ? to_x_(x) : area_.x0 + x * area_.width(),
                                  up == Coords::data ? to_y_(y) : area_.y0 + y * area_.height()};
            if (judge_.last() && spot.is_finite()) {
                add_corners(line.draw, *judge_.last(), spot);
            }
            judge_.add(spot);
        }
        judge_.end_line();
    }
    void operator()(const FigurePoints& points) {
        for (std::size_t i = 0; counts(points) && i < points.x.values.size(); ++i) {
            judge_.add_marker(at(points.x.values[i], points.y.values[i]));
        }
    }
    void operator()(const FigureRects& rects) {
        for (std::size_t i = 0; counts(rects) && i < rects.x.values.size(); ++i) {
            const double x = rects.x.values[i];
            const double y = rects.y.values[i];
            const double height = rects.height.values[i];
            LegendSpot end = at(x + rects.width.values[i], y + height);
            if (std::isnan(height)) {
                end.y = HUGE_VAL;  // of matplotlib's comparisons none says that the two are apart
            }
            add_box(at(x, y), end);
        }
    }
    void operator()(const FigurePolygons& polygons) {
        if (polygons.is_collection || !counts(polygons) || polygons.x.values.empty()) {
            return;
        }
        Reach reach;
        for (std::size_t i = 0; i < polygons.x.values.size(); ++i) {
            reach.take(at(polygons.x.values[i], polygons.y.values[i]));
        }
        add_box(reach.low, reach.high);
    }
    void operator()(const FigureWedges& wedges) {
        for (std::size_t i = 0; counts(wedges) && i < wedges.x.values.size(); ++i) {
            Reach reach;
            visit_wedge(wedges, i, [&](double x, double y) { reach.take(at(x, y)); });
            add_box(reach.low, reach.high);
        }
    }
    template <typename Other>
    void operator()(const Other& /*nothing that counts*/) {}

    [[nodiscard]] std::size_t choice() const { return judge_.choice(); }

private:
    struct Reach {
        LegendSpot low{HUGE_VAL, HUGE_VAL};
        LegendSpot high{-HUGE_VAL, -HUGE_VAL};
        void take(LegendSpot spot) {
            if (spot.is_finite()) {
                low = {std::min(low.x, spot.x), std::min(low.y, spot.y)};
                high = {std::max(high.x, spot.x), std::max(high.y, spot.y)};
            }
        }
    };
    /// What is not in data units is not looked at.
    static bool counts(const ArtistBase& artist) noexcept {
        return artist.coords.x == Coords::data && artist.coords.y == Coords::data;
    }
    [[nodiscard]] LegendSpot at(double x, double y) const noexcept { return {to_x_(x), to_y_(y)}; }

    void add_corners(DrawStyle style, LegendSpot last, LegendSpot spot) {
        switch (style) {
            case DrawStyle::straight:
                return;
            case DrawStyle::steps_pre:
                judge_.add({last.x, spot.y});
                return;
            case DrawStyle::steps_mid: {
                const double middle = (last.x + spot.x) / 2;
                judge_.add({middle, last.y});
                judge_.add({middle, spot.y});
                return;
            }
            case DrawStyle::steps_post:
                judge_.add({spot.x, last.y});
                return;
        }
    }
    void add_box(LegendSpot a, LegendSpot b) {
        if (!a.is_finite() || !std::isfinite(b.x) || std::isnan(b.y)) {
            return;
        }
        const TextBox box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x),
                          std::max(a.y, b.y)};
        judge_.add_box(box);
    }

    LinearScale to_x_;
    LinearScale to_y_;
    Area area_;
    PlaceJudge judge_;
};

}  // namespace

std::size_t best_place(const LegendScene& scene, std::span<const TextBox> candidates) {
    PlotJudge judge{scene, candidates};
    for (const FigureArtist& artist : scene.artists) {
        std::visit(judge, artist);
    }
    return judge.choice();
}

}  // namespace plotmill::chart

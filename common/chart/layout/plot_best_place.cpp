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
        : to_x_{scene.to_x}, to_y_{scene.to_y}, all_(candidates.begin(), candidates.end()) {}

    void operator()(const FigureLine& line) {
        if (!counts(line)) {
            return;
        }
        for (std::size_t i = 0; i < line.x.values.size(); ++i) {
            const LegendSpot spot = at(line.x.values[i], line.y.values[i]);
            if (has_last_ && spot.is_finite()) {
                add_corners(line.draw, spot);
            }
            add(spot);
        }
        for (Badness& badness : all_) {
            badness.end_line();
        }
        has_last_ = false;
    }
    void operator()(const FigurePoints& points) {
        for (std::size_t i = 0; counts(points) && i < points.x.values.size(); ++i) {
            const LegendSpot spot = at(points.x.values[i], points.y.values[i]);
            for (Badness& badness : all_) {
                badness.add_point(spot, nullptr);
            }
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

    [[nodiscard]] std::size_t choice() const {
        const auto least =
            std::min_element(all_.begin(), all_.end(),
                             [](const Badness& a, const Badness& b) { return a.sum() < b.sum(); });
        return static_cast<std::size_t>(least - all_.begin());
    }

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

    void add_corners(DrawStyle style, LegendSpot spot) {
        switch (style) {
            case DrawStyle::straight:
                return;
            case DrawStyle::steps_pre:
                add({last_.x, spot.y});
                return;
            case DrawStyle::steps_mid: {
                const double middle = (last_.x + spot.x) / 2;
                add({middle, last_.y});
                add({middle, spot.y});
                return;
            }
            case DrawStyle::steps_post:
                add({spot.x, last_.y});
                return;
        }
    }
    void add(LegendSpot spot) {
        if (!spot.is_finite()) {
            has_last_ = false;
            return;
        }
        for (Badness& badness : all_) {
            badness.add_point(spot, has_last_ ? &last_ : nullptr);
        }
        last_ = spot;
        has_last_ = true;
    }
    void add_box(LegendSpot a, LegendSpot b) {
        if (!a.is_finite() || !std::isfinite(b.x) || std::isnan(b.y)) {
            return;
        }
        const TextBox box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x),
                          std::max(a.y, b.y)};
        for (Badness& badness : all_) {
            badness.add_box(box);
        }
    }

    LinearScale to_x_;
    LinearScale to_y_;
    std::vector<Badness> all_;
    LegendSpot last_{};
    bool has_last_ = false;
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

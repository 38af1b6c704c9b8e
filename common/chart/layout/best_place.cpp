#include "chart/layout/best_place.hpp"

#include "chart/layout/badness.hpp"

#include <algorithm>
#include <cmath>

namespace plotmill::chart {
namespace {

using Spot = LegendSpot;

/// The corner that a step adds between two places.
Spot corner(DrawStyle style, Spot a, Spot b) noexcept {
    return style == DrawStyle::steps_pre ? Spot{a.x, b.y} : Spot{b.x, a.y};
}

class Judge {
public:
    Judge(const AxesLayout& place, std::span<const TextBox> candidates)
        : place_{place}, judge_{candidates} {}

    void operator()(const LineArtist& line) {
        for (std::size_t i = 0; i < line.x.size(); ++i) {
            const Spot spot{place_.to_x(line.x[i]), place_.to_y(line.y[i])};
            if (line.draw != DrawStyle::straight && judge_.last() && spot.is_finite()) {
                judge_.add(corner(line.draw, *judge_.last(), spot));
            }
            judge_.add(spot);
        }
        judge_.end_line();
    }

    void operator()(const StairsArtist& stairs) {
        if (stairs.values.empty()) {
            return;
        }
        TextBox box{place_.to_x(stairs.edges.front()), HUGE_VAL, place_.to_x(stairs.edges.back()),
                    -HUGE_VAL};
        const auto take = [&](double value) {
            const double y = place_.to_y(value);
            if (std::isfinite(y)) {
                box.y_min = std::min(box.y_min, y);
                box.y_max = std::max(box.y_max, y);
            }
        };
        std::for_each(stairs.values.begin(), stairs.values.end(), take);
        if (stairs.baseline) {
            take(*stairs.baseline);
        }
        judge_.add_box(box);
    }

    template <typename Other>
    void operator()(const Other& /*nothing that counts*/) {}

    [[nodiscard]] std::size_t choice() const { return judge_.choice(); }

private:
    const AxesLayout& place_;
    PlaceJudge judge_;
};

}  // namespace

std::size_t best_place(const Axes& axes, const AxesLayout& place,
                       std::span<const TextBox> candidates) {
    Judge judge{place, candidates};
    for (const Artist& artist : axes.artists) {
        std::visit(judge, artist);
    }
    return judge.choice();
}

}  // namespace plotmill::chart

#include "chart/layout/best_place.hpp"

#include "chart/layout/badness.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace plotmill::chart {
namespace {

using Spot = LegendSpot;

bool is_finite(Spot spot) noexcept {
    return spot.is_finite();
}

/// The corner that a step adds between two places.
Spot corner(DrawStyle style, Spot a, Spot b) noexcept {
    return style == DrawStyle::steps_pre ? Spot{a.x, b.y} : Spot{b.x, a.y};
}

class Judge {
public:
    Judge(const AxesLayout& place, std::span<const TextBox> candidates) : place_{place} {
        all_.reserve(candidates.size());
        for (const TextBox& box : candidates) {
            all_.emplace_back(box);
        }
    }

    void operator()(const LineArtist& line) {
        for (std::size_t i = 0; i < line.x.size(); ++i) {
            const Spot spot{place_.to_x(line.x[i]), place_.to_y(line.y[i])};
            if (line.draw != DrawStyle::straight && has_last_ && is_finite(spot)) {
                add(corner(line.draw, last_, spot));
            }
            add(spot);
        }
        for (Badness& badness : all_) {
            badness.end_line();
        }
        has_last_ = false;
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
        for (Badness& badness : all_) {
            badness.add_box(box);
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
    void add(Spot spot) {
        if (!is_finite(spot)) {
            has_last_ = false;
            return;
        }
        for (Badness& badness : all_) {
            badness.add_point(spot, has_last_ ? &last_ : nullptr);
        }
        last_ = spot;
        has_last_ = true;
    }

    const AxesLayout& place_;
    std::vector<Badness> all_;
    Spot last_{};
    bool has_last_ = false;
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

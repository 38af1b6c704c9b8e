#pragma once
// What stands in the way of a legend at one of its places, as matplotlib counts it. Internal to
// layout.

#include "chart/spec/plot_options.hpp"
#include "chart/text/text_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace plotmill::chart {

struct LegendSpot {  // px
    double x = 0;
    double y = 0;
    [[nodiscard]] bool is_finite() const noexcept { return std::isfinite(x) && std::isfinite(y); }
};

/// Does the line from a to b have a point in the box? Liang and Barsky (1984).
inline bool enters(const TextBox& box, LegendSpot a, LegendSpot b) noexcept {
    double from = 0;
    double to = 1;
    const auto cut = [&](double step, double room) {
        if (step == 0) {
            return room >= 0;
        }
        const double at = room / step;
        (step < 0 ? from : to) = step < 0 ? std::max(from, at) : std::min(to, at);
        return from <= to;
    };
    return cut(a.x - b.x, a.x - box.x_min) && cut(b.x - a.x, box.x_max - a.x) &&
           cut(a.y - b.y, a.y - box.y_min) && cut(b.y - a.y, box.y_max - a.y);
}

/// Points of lines in the box, lines that cross it, and boxes that it covers.
class Badness {
public:
    explicit Badness(const TextBox& box) : box_{box} {}

    void add_point(LegendSpot spot, const LegendSpot* before) {
        sum_ +=
            spot.x > box_.x_min && spot.x < box_.x_max && spot.y > box_.y_min && spot.y < box_.y_max
                ? 1
                : 0;
        crossed_ = crossed_ || (before != nullptr && enters(box_, *before, spot));
    }
    void end_line() {
        sum_ += crossed_ ? 1 : 0;
        crossed_ = false;
    }
    void add_box(const TextBox& other) {
        const bool apart = other.x_max <= box_.x_min || other.x_min >= box_.x_max ||
                           other.y_max <= box_.y_min || other.y_min >= box_.y_max;
        sum_ += apart ? 0 : 1;
    }
    [[nodiscard]] std::size_t sum() const noexcept { return sum_; }

private:
    TextBox box_;
    std::size_t sum_ = 0;
    bool crossed_ = false;
};

/// The order in which "best" tries, as matplotlib numbers its places.
inline constexpr std::array best_places{LegendPlace::upper_right,  LegendPlace::upper_left,
                                        LegendPlace::lower_left,   LegendPlace::lower_right,
                                        LegendPlace::right,        LegendPlace::center_left,
                                        LegendPlace::center_right, LegendPlace::lower_center,
                                        LegendPlace::upper_center, LegendPlace::center};

/// The badness of several places, to which artists are told one after the other.
class PlaceJudge {
public:
    explicit PlaceJudge(std::span<const TextBox> candidates)
        : all_(candidates.begin(), candidates.end()) {}

    /// The next place of a line; one that is not finite parts it.
    void add(LegendSpot spot) {
        if (!spot.is_finite()) {
            last_.reset();
            return;
        }
        for (Badness& badness : all_) {
            badness.add_point(spot, last_ ? &*last_ : nullptr);
        }
        last_ = spot;
    }
    /// The line's place before, if it goes on from there.
    [[nodiscard]] const std::optional<LegendSpot>& last() const noexcept { return last_; }
    void end_line() {
        for (Badness& badness : all_) {
            badness.end_line();
        }
        last_.reset();
    }
    void add_marker(LegendSpot spot) {
        for (Badness& badness : all_) {
            badness.add_point(spot, nullptr);
        }
    }
    void add_box(const TextBox& box) {
        for (Badness& badness : all_) {
            badness.add_box(box);
        }
    }
    /// The first of those that are least in the way.
    [[nodiscard]] std::size_t choice() const {
        const auto least =
            std::min_element(all_.begin(), all_.end(),
                             [](const Badness& a, const Badness& b) { return a.sum() < b.sum(); });
        return static_cast<std::size_t>(least - all_.begin());
    }

private:
    std::vector<Badness> all_;
    std::optional<LegendSpot> last_;
};

}  // namespace plotmill::chart

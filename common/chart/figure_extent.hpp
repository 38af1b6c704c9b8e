#pragma once
// What an artist adds to the data limits of its axes, by matplotlib's rules for each kind.

#include "chart/scale/axis_scale.hpp"
#include "chart/spec/figure_spec.hpp"

#include <cmath>
#include <vector>

namespace plotmill::chart {

/// Along one axis; empty at first.
class AxisExtent {
public:
    void take(double value) noexcept {
        if (value < low_) {
            low_ = value;
        }
        if (value > high_) {
            high_ = value;
        }
        if (value > 0 && value < least_positive_) {
            least_positive_ = value;
        }
    }
    void stick(double value) { stickies_.push_back(value); }
    /// Something wants limits of data here, even when it has none.
    void ask() noexcept { is_asked_ = true; }
    void take(const AxisExtent& other);

    [[nodiscard]] bool is_asked() const noexcept { return is_asked_; }
    [[nodiscard]] bool has_values() const noexcept { return low_ <= high_; }
    [[nodiscard]] DataExtent data() const noexcept { return {{low_, high_}, least_positive_}; }
    /// Where margins stop, ascending.
    [[nodiscard]] std::vector<double> stickies() const;

private:
    double low_ = HUGE_VAL;
    double high_ = -HUGE_VAL;
    double least_positive_ = HUGE_VAL;
    bool is_asked_ = false;
    std::vector<double> stickies_;
};

struct PlaneExtent {
    AxisExtent x;
    AxisExtent y;
};

/// \pre the artist's numbers are resolved, in data units
void take_in(PlaneExtent& extent, const FigureArtist& artist);

}  // namespace plotmill::chart

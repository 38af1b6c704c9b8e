#include "chart/scale/axis_scale.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double below_everything = -1000;  // transformed; log10 of the least double is −324
constexpr double no_least_positive = 1e-300;
constexpr double days_per_year = 365;
constexpr double least_days = 1e-6;
constexpr Widening view_widening{0.001, 1e-15};  // matplotlib's Locator.view_limits
constexpr Widening max_n_widening{1e-12, 1e-13};

double least_positive_of(double least_positive) noexcept {
    return std::isfinite(least_positive) ? least_positive : no_least_positive;
}

double power_below(double value, double base) noexcept {
    const double power = std::pow(base, std::floor(std::log(value) / std::log(base)));
    return power == value ? power / base : power;
}

double power_above(double value, double base) noexcept {
    const double power = std::pow(base, std::ceil(std::log(value) / std::log(base)));
    return power == value ? power * base : power;
}

Interval nonsingular_log(Interval range, double base, double least_positive) noexcept {
    if (!std::isfinite(range.low) || !std::isfinite(range.high) || range.high <= 0) {
        return {1, 10};
    }
    if (range.low <= 0) {
        range.low = least_positive_of(least_positive);
    }
    if (range.low == range.high) {
        return {power_below(range.low, base), power_above(range.high, base)};
    }
    return range;
}

Interval nonsingular_dates(Interval range, const LimitRule& rule) noexcept {
    if (!std::isfinite(range.low) || !std::isfinite(range.high)) {
        return {0, 1};  // the first day of 1970
    }
    if (rule.kind == LimitRule::Kind::date) {
        const double extra = range.low == range.high ? 2 * days_per_year : 0;
        return {range.low - extra, range.high + extra};
    }
    const double extra = range.high - range.low < least_days ? 2 * rule.step_days : 0;
    return {range.low - extra, range.high + extra};
}

/// The locator's nonsingular.
Interval widened(const LimitRule& rule, Interval range, double least_positive) noexcept {
    if (range.low > range.high) {
        std::swap(range.low, range.high);
    }
    switch (rule.kind) {
        case LimitRule::Kind::plain:
        case LimitRule::Kind::max_n:
            return nonsingular(range, limits_widening);
        case LimitRule::Kind::log:
            return nonsingular_log(range, rule.base, least_positive);
        case LimitRule::Kind::date:
        case LimitRule::Kind::date_rule:
            return nonsingular_dates(range, rule);
    }
    return range;
}

/// The locator's view_limits.
Interval rounded_view(const LimitRule& rule, Interval view, double least_positive) noexcept {
    if (rule.kind == LimitRule::Kind::log) {
        return widened(rule, view, least_positive);
    }
    if (rule.kind != LimitRule::Kind::max_n) {
        return nonsingular(view, view_widening);
    }
    if (rule.is_symmetric) {
        const double reach = std::max(std::fabs(view.low), std::fabs(view.high));
        view = {-reach, reach};
    }
    return nonsingular(view, max_n_widening);
}

/// A logarithmic axis shows positive values only.
Interval in_domain(const AxisTransform& transform, Interval range, double least_positive) noexcept {
    if (transform.kind() != AxisTransform::Kind::log) {
        return range;
    }
    const double least = least_positive_of(least_positive);
    return {range.low <= 0 ? least : range.low, range.high <= 0 ? least : range.high};
}

struct Bounds {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

/// The sticky values next to the ends of the data: outwards, or at an end.
Bounds sticky_bounds(std::span<const double> stickies, Interval data) noexcept {
    const double tolerance = 1e-5 * std::max({std::fabs(data.low), std::fabs(data.high),
                                              std::fabs(data.high - data.low)});
    Bounds bounds;
    const auto above = std::lower_bound(stickies.begin(), stickies.end(), data.low + tolerance);
    if (above != stickies.begin()) {
        bounds.low = *std::prev(above);
    }
    const auto from = std::lower_bound(stickies.begin(), stickies.end(), data.high - tolerance);
    if (from != stickies.end()) {
        bounds.high = *from;
    }
    return bounds;
}

}  // namespace

AxisTransform AxisTransform::log(double base) {
    PM_CHECK(base > 0 && base != 1, "a logarithm has a base");
    AxisTransform transform;
    transform.kind_ = Kind::log;
    transform.base_ = base;
    transform.log_base_ = std::log(base);
    return transform;
}

AxisTransform AxisTransform::symlog(double base, double linthresh, double linscale) {
    PM_CHECK(base > 1 && linthresh > 0 && linscale > 0, "symlog's parameters are positive");
    AxisTransform transform;
    transform.kind_ = Kind::symlog;
    transform.base_ = base;
    transform.log_base_ = std::log(base);
    transform.linthresh_ = linthresh;
    transform.linear_share_ = linscale / (1 - 1 / base);
    return transform;
}

AxisTransform AxisTransform::piecewise(std::vector<double> knots) {
    PM_CHECK(knots.size() >= 2, "a piece has two ends");
    AxisTransform transform;
    transform.kind_ = Kind::piecewise;
    transform.knots_ = std::make_shared<const std::vector<double>>(std::move(knots));
    return transform;
}

double AxisTransform::bent(double value) const noexcept {
    if (kind_ == Kind::piecewise) {
        const auto above = std::upper_bound(knots_->begin() + 1, knots_->end() - 1, value);
        const auto low = above - 1;
        return static_cast<double>(low - knots_->begin()) + (value - *low) / (*above - *low);
    }
    if (kind_ == Kind::log) {
        if (value <= 0) {
            return below_everything;
        }
        return base_ == 10  ? std::log10(value)
               : base_ == 2 ? std::log2(value)
                            : std::log(value) / log_base_;
    }
    const double size = std::fabs(value);
    if (size <= linthresh_) {
        return value * linear_share_;
    }
    const double far = linthresh_ * (linear_share_ + std::log(size / linthresh_) / log_base_);
    return std::copysign(far, value);
}

double AxisTransform::inverse(double position) const noexcept {
    if (kind_ == Kind::linear) {
        return position;
    }
    if (kind_ == Kind::log) {
        return std::pow(base_, position);
    }
    if (kind_ == Kind::piecewise) {
        const double last = static_cast<double>(knots_->size() - 2);
        const double low = std::clamp(std::floor(position), 0.0, last);
        const auto i = static_cast<std::size_t>(low);
        return (*knots_)[i] + (position - low) * ((*knots_)[i + 1] - (*knots_)[i]);
    }
    const double size = std::fabs(position);
    if (size <= linthresh_ * linear_share_) {
        return position / linear_share_;
    }
    return std::copysign(linthresh_ * std::pow(base_, size / linthresh_ - linear_share_), position);
}

AxisScale make_scale(const AxisTransform& transform, Interval limits, double start,
                     double length) noexcept {
    const Interval even{transform.forward(limits.low), transform.forward(limits.high)};
    return {transform, make_scale(even, start, length)};
}

Interval autoscale(const AxisTransform& transform, const LimitRule& rule, const DataExtent& data,
                   const Margins& margins) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    const bool has_values = data.values.low <= data.values.high;
    const Interval shown =
        widened(rule, has_values ? data.values : Interval{-inf, inf}, data.least_positive);
    const Bounds bounds = sticky_bounds(margins.stickies, shown);
    const Interval range = in_domain(transform, shown, data.least_positive);
    const Interval even{transform.forward(range.low), transform.forward(range.high)};
    const double delta = (even.high - even.low) * margins.share;
    const double extra = std::isfinite(delta) ? delta : 0;
    const Interval wide{std::max(transform.inverse(even.low - extra), bounds.low),
                        std::min(transform.inverse(even.high + extra), bounds.high)};
    const Interval view = rounded_view(rule, wide, data.least_positive);
    return drawable_limits(transform, rule, view, data.least_positive);
}

Interval drawable_limits(const AxisTransform& transform, const LimitRule& rule, Interval asked,
                         double least_positive) noexcept {
    const Interval range =
        in_domain(transform, widened(rule, asked, least_positive), least_positive);
    const auto [low, high] = std::minmax(range.low, range.high);
    return asked.low > asked.high ? Interval{high, low} : Interval{low, high};
}

}  // namespace plotmill::chart

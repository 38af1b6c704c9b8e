#pragma once
// How an axis counts: linear, logarithmic, or linear about zero and logarithmic beyond
// (matplotlib's "symlog"); the limits such an axis takes of its data; and data units to px.

#include "chart/scale/interval.hpp"

#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace plotmill::chart {

/// Data units to a number that grows evenly along the axis, and back.
class AxisTransform {
public:
    enum class Kind { linear, log, symlog, piecewise };
    AxisTransform() = default;
    /// \pre base > 0 and ≠ 1
    static AxisTransform log(double base);
    /// \pre base > 1, linthresh > 0, linscale > 0
    static AxisTransform symlog(double base, double linthresh, double linscale);
    /// `knots` stand at 0, 1, 2 …, and between and beyond them it is straight. \pre two or more,
    /// rising
    static AxisTransform piecewise(std::vector<double> knots);

    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    [[nodiscard]] double base() const noexcept { return base_; }
    [[nodiscard]] double linthresh() const noexcept { return linthresh_; }
    /// What is not positive stands far below everything on a logarithmic axis (nonpositive="clip").
    [[nodiscard]] double forward(double value) const noexcept {
        return kind_ == Kind::linear ? value : bent(value);
    }
    [[nodiscard]] double inverse(double position) const noexcept;
    friend bool operator==(const AxisTransform&, const AxisTransform&) = default;

private:
    [[nodiscard]] double bent(double value) const noexcept;

    Kind kind_ = Kind::linear;
    double base_ = 10;
    double log_base_ = 0;  // natural logarithm
    double linthresh_ = 1;
    double linear_share_ = 1;  // how steep the linear part is
    std::shared_ptr<const std::vector<double>> knots_;
};

/// Data units to px: the transform, then a line.
class AxisScale {
public:
    AxisScale() = default;
    AxisScale(LinearScale linear) noexcept : linear_{linear} {}  // NOLINT: a linear axis is one
    AxisScale(const AxisTransform& transform, LinearScale linear) noexcept
        : transform_{transform}, linear_{linear} {}
    [[nodiscard]] double operator()(double value) const noexcept {
        return linear_(transform_.forward(value));
    }
    [[nodiscard]] bool is_linear() const noexcept {
        return transform_.kind() == AxisTransform::Kind::linear;
    }
    [[nodiscard]] const AxisTransform& transform() const noexcept { return transform_; }
    /// From the transformed value to px; on a linear axis all there is.
    [[nodiscard]] const LinearScale& linear() const noexcept { return linear_; }

private:
    AxisTransform transform_;
    LinearScale linear_;
};

/// Takes `limits` (data units; the first may be the larger) to start … start + length.
AxisScale make_scale(const AxisTransform& transform, Interval limits, double start,
                     double length) noexcept;

/// The part of a locator's nature that limits depend on.
struct LimitRule {
    enum class Kind {
        plain,     // fixed ticks, multiples, symlog's
        max_n,     // AutoLocator and MaxNLocator
        log,       // LogLocator
        date,      // AutoDateLocator
        date_rule  // every so many months, days, …
    };
    Kind kind = Kind::max_n;
    bool is_symmetric = false;  // max_n
    double base = 10;           // log
    double step_days = 1;       // date_rule: from one tick to the next
};

/// What is known of the values that an axis shows.
struct DataExtent {
    Interval values;  // low above high, or not finite: there are none
    double least_positive = std::numeric_limits<double>::infinity();
};

struct Margins {
    double share = 0.05;                 // of the transformed width, at both ends
    std::span<const double> stickies{};  // ascending; a margin stops at one of these
};

/// matplotlib's autoscale_view for one axis: low below high.
Interval autoscale(const AxisTransform& transform, const LimitRule& rule, const DataExtent& data,
                   const Margins& margins);

/// Limits that were asked for, made drawable as set_xlim does; the first may be the larger.
Interval drawable_limits(const AxisTransform& transform, const LimitRule& rule, Interval asked,
                         double least_positive) noexcept;

}  // namespace plotmill::chart

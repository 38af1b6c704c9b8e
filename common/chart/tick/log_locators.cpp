#include "chart/scale/ticks.hpp"
#include "chart/tick/locators.hpp"

#include <algorithm>
#include <cmath>

namespace plotmill::chart {
namespace {

constexpr int auto_intervals = 9;
constexpr double many_decades = 10;
constexpr double least_dividable_base = 3;

double log_to(double base, double value) {
    return std::log(value) / std::log(base);
}

/// first, first + stride, … below `end`; one more than max_axis_ticks at most.
std::vector<double> arange(double first, double end, double stride) {
    const double count = std::ceil((end - first) / stride);
    std::vector<double> values;
    for (double i = 0; i < count && i <= static_cast<double>(max_axis_ticks); ++i) {
        values.push_back(first + i * stride);
    }
    return values;
}

/// Nothing: no ticks at all.
std::vector<double> factors_of(const LogRule& rule, double decades) {
    if (rule.multiples.kind == LogMultiples::Kind::listed) {
        return rule.multiples.factors;
    }
    const bool is_all = rule.multiples.kind == LogMultiples::Kind::all;
    if (decades > many_decades || rule.base < least_dividable_base) {
        return is_all ? std::vector<double>{1} : std::vector<double>{};
    }
    return arange(is_all ? 1 : 2, rule.base, 1);
}

double stride_of(const LogRule& rule, double decades) {
    const double stride = std::floor((decades + 1) / rule.most_ticks) + 1;
    return stride >= decades ? std::max(1.0, decades - 1) : stride;
}

std::vector<double> multiplied(const std::vector<double>& powers,
                               const std::vector<double>& factors) {
    std::vector<double> ticks;
    for (const double power : powers) {
        for (const double factor : factors) {
            ticks.push_back(factor * power);
        }
    }
    return ticks;
}

/// A power's exponent is whole, whatever the logarithm's last digit says.
double whole_if_close(double exponent) {
    const double whole = std::nearbyint(exponent);
    return std::fabs(exponent - whole) < 1e-12 ? whole : exponent;
}

/// The exponents between two ends of a symmetric log axis' logarithmic part, first and end.
Interval exponents(double base, double least, double most) {
    return {std::floor(whole_if_close(log_to(base, least))),
            std::ceil(whole_if_close(log_to(base, most)))};
}

/// What of a symmetric log axis is in the view.
struct SymlogParts {
    bool has_negative = false;  // beyond −linthresh
    bool has_positive = false;  // beyond linthresh
    bool has_linear = false;
    Interval negative{0, 0};  // exponents
    Interval positive{0, 0};
};

SymlogParts parts_of(const SymlogRule& rule, Interval view) {
    SymlogParts parts;
    parts.has_negative = view.low < -rule.linthresh;
    parts.has_positive = view.high > rule.linthresh;
    parts.has_linear = (parts.has_negative && view.high > -rule.linthresh) ||
                       (parts.has_positive && view.low < rule.linthresh);
    if (parts.has_negative) {
        const double nearest = std::fabs(std::min(-rule.linthresh, view.high));
        parts.negative = exponents(rule.base, nearest, std::fabs(view.low) + 1);
    }
    if (parts.has_positive) {
        const double nearest = std::max(rule.linthresh, view.low);
        parts.positive = exponents(rule.base, nearest, view.high + 1);
    }
    return parts;
}

std::vector<double> decades_of(const SymlogRule& rule, Interval view) {
    const SymlogParts parts = parts_of(rule, view);
    const double total = (parts.negative.high - parts.negative.low) +
                         (parts.positive.high - parts.positive.low) + (parts.has_linear ? 1 : 0);
    const double stride = std::max(std::floor(total / (rule.most_ticks - 1)), 1.0);
    std::vector<double> decades;
    if (parts.has_negative) {
        for (const double exponent : arange(parts.negative.low, parts.negative.high, stride)) {
            decades.push_back(-std::pow(rule.base, exponent));
        }
        std::reverse(decades.begin(), decades.end());
    }
    if (parts.has_linear) {
        decades.push_back(0);
    }
    if (parts.has_positive) {
        for (const double exponent : arange(parts.positive.low, parts.positive.high, stride)) {
            decades.push_back(std::pow(rule.base, exponent));
        }
    }
    return decades;
}

}  // namespace

LocatedTicks log_ticks(const LogRule& rule, Interval view) {
    const double low = log_to(rule.base, view.low);
    const double high = log_to(rule.base, view.high);
    const double decades = std::floor(high) - std::ceil(low);
    const std::vector<double> factors = factors_of(rule, decades);
    if (factors.empty()) {
        return std::vector<double>{};
    }
    const double stride = stride_of(rule, decades);
    const bool has_multiples = factors.size() > 1 || factors[0] != 1;
    if (has_multiples && stride != 1) {
        return std::vector<double>{};
    }
    std::vector<double> ticks =
        arange(std::floor(low) - stride, std::ceil(high) + 2 * stride, stride);
    if (ticks.size() * factors.size() > max_axis_ticks) {
        return std::nullopt;
    }
    for (double& tick : ticks) {
        tick = std::pow(rule.base, tick);
    }
    if (has_multiples) {
        ticks = multiplied(ticks, factors);
    }
    const auto shown = std::count_if(ticks.begin(), ticks.end(), [&](double tick) {
        return view.low <= tick && tick <= view.high;
    });
    // Minor ticks in a view of less than a decade: as on a linear axis.
    return factors.size() > 1 && stride == 1 && shown <= 1 ? tick_values(view, auto_intervals)
                                                           : ticks;
}

LocatedTicks symlog_ticks(const SymlogRule& rule, Interval view) {
    if (-rule.linthresh < view.low && view.low < view.high && view.high < rule.linthresh) {
        return std::vector<double>{view.low, view.high};
    }
    const std::vector<double> decades = decades_of(rule, view);
    if (decades.size() * rule.factors.size() > max_axis_ticks) {
        return std::nullopt;
    }
    if (rule.factors.size() == 1 && rule.factors[0] == 1) {
        return decades;
    }
    std::vector<double> ticks;
    for (const double decade : decades) {
        const std::vector<double> multiples = multiplied({decade}, rule.factors);
        decade == 0 ? ticks.push_back(0)
                    : void(ticks.insert(ticks.end(), multiples.begin(), multiples.end()));
    }
    return ticks;
}

}  // namespace plotmill::chart

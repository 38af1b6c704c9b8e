#include "chart/tick/formatters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace plotmill::chart {
namespace {

constexpr double most_decades_with_some = 1;  // minor_thresholds: with a choice of the multiples …
constexpr double most_decades_with_all = 0.4;  // … and with all of them

double log_of_base(double base, double value) {
    return std::log(value) / std::log(base);
}

/// Python's math.isclose to the nearest whole number.
bool is_close_to_whole(double value) {
    const double whole = std::nearbyint(value);
    return value == whole ||
           std::fabs(value - whole) <= 1e-9 * std::max(std::fabs(value), std::fabs(whole));
}

/// The decades of the view's logarithmic part.
double decades_of_view(double base, const AxisTransform& transform, Interval view) {
    if (transform.kind() != AxisTransform::Kind::symlog) {
        return std::fabs(log_of_base(base, view.high) - log_of_base(base, view.low));
    }
    const double edge = transform.linthresh();
    double decades = 0;
    if (view.low < -edge) {
        decades += log_of_base(base, view.low / std::min(view.high, -edge));
    }
    if (view.high > edge) {
        decades += log_of_base(base, view.high / std::max(view.low, edge));
    }
    return decades;
}

/// Multiples that lie about evenly on a logarithmic axis: 1, 2, 3, 4, 6, 10.
std::vector<double> spread_multiples(double base) {
    const int count = static_cast<int>(base) / 2 + 1;
    std::vector<double> multiples{1};
    for (int i = 1; i < count; ++i) {
        const double share = static_cast<double>(i) / (count - 1);
        multiples.push_back(i == count - 1
                                ? std::nearbyint(base)
                                : std::nearbyint(std::pow(10, share * std::log10(base))));
    }
    return multiples;
}

std::vector<double> labelled_multiples(double base, const AxisTransform& transform, Interval view) {
    const bool is_symlog = transform.kind() == AxisTransform::Kind::symlog;
    if (!is_symlog && view.low <= 0) {
        return {1};
    }
    const double decades = decades_of_view(base, transform, view);
    if (decades > most_decades_with_some) {
        return {1};
    }
    if (decades > most_decades_with_all) {
        return spread_multiples(base);
    }
    std::vector<double> all;
    for (double multiple = 1; multiple < base + 1; ++multiple) {
        all.push_back(multiple);
    }
    return all;
}

/// Python's str() of a float that has decimals.
std::string shortest(double value) {
    std::array<char, 40> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? std::string(text.data(), end) : std::string{};
}

std::string significant(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

}  // namespace

LogFormatter::LogFormatter(double base, const AxisTransform& transform, Interval view)
    : base_{base},
      base_text_{std::fmod(base, 1) == 0 ? std::to_string(static_cast<int>(base)) : shortest(base)},
      labelled_{labelled_multiples(
          base, transform, {std::min(view.low, view.high), std::max(view.low, view.high)})} {}

std::string LogFormatter::operator()(double value) const {
    if (value == 0) {
        return "$\\mathdefault{0}$";
    }
    const double power = log_of_base(base_, std::fabs(value));
    const bool is_power = is_close_to_whole(power);
    const double exponent = is_power ? std::nearbyint(power) : std::floor(power);
    const double multiple = std::nearbyint(std::pow(base_, power - exponent));
    if (std::find(labelled_.begin(), labelled_.end(), multiple) == labelled_.end()) {
        return "";
    }
    std::string factor;
    if (!is_power) {
        const double precise = std::pow(base_, power - exponent);
        factor =
            significant(is_close_to_whole(precise) ? std::nearbyint(precise) : precise) + "\\times";
    }
    // The sign of the axis' text is a hyphen here: mathtext makes a minus of it.
    return "$\\mathdefault{" + std::string{value < 0 ? "-" : ""} + factor + base_text_ + "^{" +
           std::to_string(static_cast<long>(exponent)) + "}}$";
}

}  // namespace plotmill::chart

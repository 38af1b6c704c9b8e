#include "chart/scale/floor_divide.hpp"
#include "chart/scale/ticks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace plotmill::chart {
namespace {

constexpr int least_saved_digits = 4;  // an offset must save that many digits
constexpr double negligible = 1e-8;
constexpr int max_decimals = 300;

std::string fixed_digits(double value, int decimals) {
    std::array<char, 700> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

std::string short_digits(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.10g", value);
    return text.data();
}

std::string with_minus(const std::string& text) {
    std::string out;
    for (const char c : text) {
        c == '-' ? out += "\u2212" : out += c;
    }
    return out;
}

std::vector<double> inside(const std::vector<double>& ticks, Interval view) {
    std::vector<double> kept;
    std::copy_if(ticks.begin(), ticks.end(), std::back_inserter(kept),
                 [&](double tick) { return view.low <= tick && tick <= view.high; });
    return kept;
}

double power(double exponent) {
    return std::pow(10.0, exponent);
}

/// The number that all labels may leave out, or 0 when that would not make them shorter.
double common_offset(const std::vector<double>& shown) {
    if (shown.empty()) {
        return 0;
    }
    const auto [least, most] = std::minmax_element(shown.begin(), shown.end());
    if (*least == *most || (*least <= 0 && *most >= 0)) {
        return 0;
    }
    const double small = std::min(std::fabs(*least), std::fabs(*most));
    const double large = std::max(std::fabs(*least), std::fabs(*most));
    const double top = std::ceil(std::log10(large));
    double exponent = top;
    const auto leading_of = [](double value, double least_exponent) {
        return floor_divide(value, power(least_exponent)).quotient;
    };
    while (leading_of(small, exponent) == leading_of(large, exponent)) {
        --exponent;
    }
    ++exponent;
    if ((large - small) / power(exponent) <= 1e-2) {
        exponent = top;
        while (leading_of(large, exponent) - leading_of(small, exponent) <= 1) {
            --exponent;
        }
        ++exponent;
    }
    const double leading = leading_of(large, exponent);
    return leading >= power(least_saved_digits - 1)
               ? std::copysign(1.0, *least) * leading * power(exponent)
               : 0;
}

int common_exponent(const std::vector<double>& shown, double offset, Interval view,
                    const ScalarStyle& style) {
    if (!style.is_scientific) {
        return 0;
    }
    if (style.least_exponent == style.greatest_exponent && style.least_exponent != 0) {
        return style.least_exponent;
    }
    if (shown.empty()) {
        return 0;
    }
    double size = view.high - view.low;
    if (offset == 0) {
        size = 0;
        for (const double tick : shown) {
            size = std::max(size, std::fabs(tick));
        }
    }
    const int exponent = size == 0 ? 0 : static_cast<int>(std::floor(std::log10(size)));
    return exponent <= style.least_exponent || exponent >= style.greatest_exponent ? exponent : 0;
}

/// How many decimals tell the ticks apart.
int decimals_of(std::vector<double> values, bool last_two_are_view) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    double range = *most - *least;
    if (range == 0) {
        range = std::max(std::fabs(*least), std::fabs(*most));
    }
    range = range == 0 ? 1 : range;
    if (last_two_are_view) {
        values.resize(values.size() - 2);
    }
    const int exponent = static_cast<int>(std::floor(std::log10(range)));
    const double threshold = 1e-3 * power(exponent);
    int decimals = std::max(0, 3 - exponent);
    const auto worst_error = [&](int kept) {
        double worst = 0;
        for (const double value : values) {
            worst = std::max(worst,
                             std::fabs(value - std::nearbyint(value * power(kept)) / power(kept)));
        }
        return worst;
    };
    while (decimals >= 0 && worst_error(decimals) < threshold) {
        --decimals;
    }
    return std::min(decimals + 1, max_decimals);
}

/// ScalarFormatter.format_data.
std::string data_text(double value, bool is_math_text) {
    const int size = static_cast<int>(std::floor(std::log10(std::fabs(value))));
    const double digits = std::strtod(fixed_digits(value / power(size), 10).c_str(), nullptr);
    std::string significand =
        digits == std::floor(digits) ? fixed_digits(digits, 0) : short_digits(digits);
    if (size == 0) {
        return significand;
    }
    if (!is_math_text) {
        return significand + "e" + std::to_string(size);
    }
    const std::string exponent = "10^{" + std::to_string(size) + "}";
    return digits == 1 ? exponent : significand + " \\times " + exponent;
}

std::string offset_text(double offset, int exponent, bool is_math_text) {
    const std::string added =
        offset == 0 ? "" : (offset > 0 ? "+" : "") + data_text(offset, is_math_text);
    if (!is_math_text || (exponent == 0 && offset == 0)) {
        return (exponent != 0 ? "1e" + std::to_string(exponent) : "") + added;
    }
    const std::string times =
        exponent == 0 ? "" : "\\times\\mathdefault{" + data_text(power(exponent), true) + "}";
    return "$" + times + "\\mathdefault{" + added + "}$";
}

/// What the labels of an axis leave out.
struct Reduction {
    double offset = 0;
    int exponent = 0;
};

std::vector<std::string> reduced_texts(const std::vector<double>& ticks, Interval view,
                                       Reduction reduction) {
    const auto reduced = [&](double tick) {
        return (tick - reduction.offset) / power(reduction.exponent);
    };
    std::vector<double> values;
    std::transform(ticks.begin(), ticks.end(), std::back_inserter(values), reduced);
    const bool too_few = values.size() < 2;
    if (too_few) {
        values.push_back(reduced(view.low));
        values.push_back(reduced(view.high));
    }
    const int decimals = decimals_of(values, too_few);
    std::vector<std::string> texts;
    for (const double tick : ticks) {
        const double value = std::fabs(reduced(tick)) < negligible ? 0 : reduced(tick);
        texts.push_back(with_minus(fixed_digits(value, decimals)));
    }
    return texts;
}

}  // namespace

TickTexts tick_texts(const std::vector<double>& ticks, Interval view, const ScalarStyle& style) {
    if (ticks.empty()) {
        return {};
    }
    const std::vector<double> shown = inside(ticks, view);
    const double offset = style.finds_offset ? common_offset(shown) : style.offset;
    const int exponent = common_exponent(shown, offset, view, style);
    TickTexts texts{reduced_texts(ticks, view, {offset, exponent}),
                    with_minus(offset_text(offset, exponent, style.is_math_text))};
    if (style.is_math_text) {
        for (std::string& label : texts.labels) {
            label.insert(0, "$\\mathdefault{").append("}$");
        }
    }
    return texts;
}

TickTexts tick_texts(const std::vector<double>& ticks, Interval view) {
    return tick_texts(ticks, view, {});
}

std::vector<std::string> plain_tick_texts(const std::vector<double>& ticks, Interval view) {
    return ticks.empty() ? std::vector<std::string>{} : reduced_texts(ticks, view, {});
}

}  // namespace plotmill::chart

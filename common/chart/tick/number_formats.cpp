#include "chart/tick/formatters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace plotmill::chart {
namespace {

constexpr int most_percent_decimals = 5;
constexpr int least_prefix = -8;  // in powers of a thousand
constexpr int greatest_prefix = 8;
constexpr std::array<const char*, 17> prefixes{"y", "z", "a", "f", "p", "n", "\u00b5", "m", "",
                                               "k", "M", "G", "T", "P", "E", "Z",      "Y"};

std::string fixed_point(double value, int decimals) {
    std::array<char, 700> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

std::string six_digits(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

int percent_decimals(double range_percent) {
    if (!(range_percent > 0)) {
        return 0;
    }
    const double decimals = std::ceil(2 - std::log10(2 * range_percent));
    return static_cast<int>(std::clamp(decimals, 0.0, double{most_percent_decimals}));
}

}  // namespace

std::string with_minus_signs(const std::string& text) {
    std::string out;
    for (const char c : text) {
        c == '-' ? out += "\u2212" : out += c;
    }
    return out;
}

std::string percent_text(double value, double range, const PercentStyle& style) {
    const double percent = 100 * (value / style.whole);
    const int decimals = style.decimals.value_or(percent_decimals(100 * (range / style.whole)));
    return with_minus_signs(fixed_point(percent, decimals) + style.symbol);
}

std::string engineering_text(double value, const EngineeringStyle& style) {
    const double size = std::fabs(value);
    const double thousands = size == 0 ? 0 : std::floor(std::log10(size) / 3);
    int power =
        static_cast<int>(std::clamp(thousands, double{least_prefix}, double{greatest_prefix}));
    const auto text_of = [&](double mantissa) {
        return style.places ? fixed_point(mantissa, *style.places) : six_digits(mantissa);
    };
    double mantissa = (value < 0 ? -size : size) / std::pow(10.0, 3 * power);
    if (std::fabs(std::strtod(text_of(mantissa).c_str(), nullptr)) >= 1000 &&
        power < greatest_prefix) {
        mantissa /= 1000;
        ++power;
    }
    std::string text = text_of(mantissa) + style.separator +
                       prefixes.at(static_cast<std::size_t>(power - least_prefix)) + style.unit;
    if (!style.separator.empty() && text.ends_with(style.separator)) {
        text.resize(text.size() - style.separator.size());
    }
    return with_minus_signs(text);
}

}  // namespace plotmill::chart

#include "chart/hue/hue_levels.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace plotmill::chart {
namespace {

tl::unexpected<Error> too_many_levels() {
    return fail(ErrorCode::limit, "hue: got more than " + std::to_string(max_hue_levels) +
                                      " levels, expected a column with fewer");
}

}  // namespace

std::string level_label(HueNumbers::Kind kind, double value) {
    if (kind == HueNumbers::Kind::boolean) {
        return value != 0 ? "True" : "False";
    }
    constexpr double exponent_from = 1e16;
    constexpr double exponent_below = 1e-4;
    const double magnitude = std::fabs(value);
    const bool whole = kind == HueNumbers::Kind::whole;
    const bool plain =
        whole || value == 0 || (magnitude >= exponent_below && magnitude < exponent_from);
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    std::string label(text.data(), end);
    if (plain && !whole && label.find('.') == std::string::npos) {
        label += ".0";
    }
    return label;
}

std::vector<double> distinct_values(std::span<const double> values, std::size_t most) {
    std::vector<double> distinct;
    for (const double value : values) {
        if (!std::isfinite(value)) {
            continue;
        }
        const auto at = std::lower_bound(distinct.begin(), distinct.end(), value);
        if (at == distinct.end() || *at != value) {
            distinct.insert(at, value);
            if (distinct.size() > most) {
                break;
            }
        }
    }
    return distinct;
}

Result<HueLevels> levels_of(const HueNumbers& numbers) {
    std::vector<double> sorted;
    std::copy_if(numbers.values.begin(), numbers.values.end(), std::back_inserter(sorted),
                 [](double value) { return std::isfinite(value); });
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (sorted.size() > max_hue_levels) {
        return too_many_levels();
    }
    HueLevels levels;
    for (const double value : sorted) {
        levels.labels.push_back(level_label(numbers.kind, value));
    }
    levels.rows.reserve(numbers.values.size());
    for (const double value : numbers.values) {
        const auto at = std::lower_bound(sorted.begin(), sorted.end(), value);
        levels.rows.push_back(std::isfinite(value) ? static_cast<std::uint32_t>(at - sorted.begin())
                                                   : Hue::no_color);
    }
    return levels;
}

Result<HueLevels> levels_of(HueTexts texts) {
    HueLevels levels;
    std::unordered_map<std::string_view, std::uint32_t> places;
    levels.rows.reserve(texts.size());
    for (const std::string& text : texts) {
        if (text.empty()) {
            levels.rows.push_back(Hue::no_color);
            continue;
        }
        const auto [place, is_new] =
            places.try_emplace(text, static_cast<std::uint32_t>(places.size()));
        if (is_new) {
            levels.labels.push_back(text);
            if (levels.labels.size() > max_hue_levels) {
                return too_many_levels();
            }
        }
        levels.rows.push_back(place->second);
    }
    return levels;
}

}  // namespace plotmill::chart

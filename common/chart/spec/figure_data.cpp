// The numbers and colours of artists: given in place, or a reference that the builder resolves.

#include "chart/spec/figure_reader.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::string_view number_forms =
    "a list of numbers, one number, {\"array\": n} or the name of a column";
constexpr std::string_view paint_forms =
    "'none', a list of colours, {\"array\": n} of RGBA bytes, or one: ";
constexpr std::size_t max_arrays = 100'000;

/// null and "nan" are missing; infinities are kept: they break lines as NaN does.
std::optional<double> number_or_missing(const OptionValue& value) {
    if (const auto number = finite_number(value)) {
        return number;
    }
    if (const auto* other = std::get_if<double>(&value.value)) {
        return *other;  // NaN or an infinity
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    if (std::holds_alternative<std::nullptr_t>(value.value)) {
        return missing;
    }
    const auto* word = std::get_if<std::string>(&value.value);
    if (word == nullptr) {
        return std::nullopt;
    }
    if (*word == "nan") {
        return missing;
    }
    if (*word == "inf" || *word == "-inf") {
        return *word == "inf" ? infinity : -infinity;
    }
    return std::nullopt;
}

std::vector<double> read_list(OptionReader& reader, std::string_view name, const OptionList& list) {
    std::vector<double> numbers;
    numbers.reserve(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto number = number_or_missing(list[i]);
        if (!number) {
            reader.fail_value(ErrorCode::option, std::string{name} + "[" + std::to_string(i) + "]",
                              list[i], "a number, null, 'nan', 'inf' or '-inf'");
            break;
        }
        numbers.push_back(*number);
    }
    return numbers;
}

bool is_none(const OptionValue& value) {
    const auto* word = std::get_if<std::string>(&value.value);
    return word != nullptr && (*word == "none" || *word == "None");
}

/// matplotlib's to_rgba(color, alpha): the alpha given stands instead of the colour's, but "none"
/// stays unseen.
std::optional<Color> paint_of(const OptionValue& value, std::optional<double> alpha) {
    auto color = color_of(value);
    if (color && alpha && !is_none(value)) {
        color->a = *alpha;
    }
    return color;
}

bool is_one_color(const OptionList& list) {
    return (list.size() == 3 || list.size() == 4) &&
           std::all_of(list.begin(), list.end(),
                       [](const OptionValue& item) { return finite_number(item).has_value(); });
}

std::vector<Color> color_list(OptionReader& reader, std::string_view name, const OptionList& list,
                              std::optional<double> alpha) {
    std::vector<Color> colors;
    colors.reserve(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto color = paint_of(list[i], alpha);
        if (!color) {
            reader.fail_value(ErrorCode::color, std::string{name} + "[" + std::to_string(i) + "]",
                              list[i], color_forms);
            break;
        }
        colors.push_back(*color);
    }
    return colors;
}

}  // namespace

std::optional<std::size_t> array_of(const OptionValue& value) {
    const auto* map = std::get_if<OptionMap>(&value.value);
    if (map == nullptr || map->size() != 1 || map->front().first != "array") {
        return std::nullopt;
    }
    const auto* number = std::get_if<std::int64_t>(&map->front().second.value);
    const bool is_in =
        number != nullptr && *number >= 0 && static_cast<std::uint64_t>(*number) < max_arrays;
    return is_in ? std::optional{static_cast<std::size_t>(*number)} : std::nullopt;
}

Numbers read_numbers(OptionReader& reader, std::string_view name) {
    Numbers numbers;
    const OptionValue* value = reader.take(name);
    if (value == nullptr) {
        return numbers;
    }
    if (const auto* list = std::get_if<OptionList>(&value->value)) {
        numbers.own = read_list(reader, name, *list);
    } else if (const auto number = finite_number(*value)) {
        numbers.own = {*number};
    } else if (const auto* column = std::get_if<std::string>(&value->value)) {
        numbers.column = *column;
    } else {
        numbers.array = array_of(*value);
        if (!numbers.array) {
            reader.fail_value(ErrorCode::option, name, *value, number_forms);
        }
    }
    return numbers;
}

Numbers read_required_numbers(OptionReader& reader, std::string_view name) {
    if (reader.take(name) == nullptr) {
        reader.fail_value(ErrorCode::option, name, {nullptr}, number_forms);
    }
    return read_numbers(reader, name);
}

Colors read_colors(OptionReader& reader, std::string_view name, std::optional<Color> usual,
                   std::optional<double> alpha) {
    Colors colors;
    const OptionValue* value = reader.take(name);
    if (value == nullptr) {
        if (usual) {
            colors.own = {Color{usual->r, usual->g, usual->b, alpha.value_or(usual->a)}};
        }
        return colors;
    }
    if (is_none(*value)) {
        return colors;
    }
    const auto* list = std::get_if<OptionList>(&value->value);
    if (list != nullptr && !is_one_color(*list)) {
        colors.own = color_list(reader, name, *list, alpha);
    } else if (const auto array = array_of(*value)) {
        colors.array = array;
        colors.alpha = alpha;
    } else if (const auto color = paint_of(*value, alpha)) {
        colors.own = {*color};
    } else {
        reader.fail_value(ErrorCode::color, name, *value,
                          std::string{paint_forms} + std::string{color_forms});
    }
    return colors;
}

std::optional<Color> read_paint(OptionReader& reader, std::string_view name,
                                std::optional<Color> usual, std::optional<double> alpha) {
    const OptionValue* value = reader.take(name);
    if (value == nullptr) {
        if (usual && alpha) {
            usual->a = *alpha;
        }
        return usual;
    }
    if (is_none(*value)) {
        return std::nullopt;
    }
    const auto color = paint_of(*value, alpha);
    if (!color) {
        reader.fail_value(ErrorCode::color, name, *value, "'none' or " + std::string{color_forms});
    }
    return color;
}

std::optional<std::size_t> read_number_of(OptionReader& reader, std::string_view name,
                                          std::size_t end) {
    if (reader.take(name) == nullptr) {
        return std::nullopt;
    }
    const int last = static_cast<int>(std::max<std::size_t>(end, 1) - 1);
    return static_cast<std::size_t>(reader.integer(name, 0, {0, static_cast<double>(last)}));
}

}  // namespace plotmill::chart

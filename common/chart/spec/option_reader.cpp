#include "chart/spec/option_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

std::string range_text(std::string_view what, Range range) {
    return std::string{what} + " from " + shortest(range.low) + " to " + shortest(range.high);
}

/// "bins[2]"
std::string item_name(std::string_view name, std::size_t index) {
    return std::string{name} + "[" + std::to_string(index) + "]";
}

}  // namespace

std::string shortest(double value) {
    std::array<char, 32> text{};
    const auto [end, failed] = std::to_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc{} ? std::string(text.data(), end) : std::string{"?"};
}

std::string describe(const OptionValue& value) {
    return std::visit(
        Overloaded{[](std::nullptr_t) { return std::string{"null"}; },
                   [](bool b) { return std::string{b ? "true" : "false"}; },
                   [](std::int64_t i) { return std::to_string(i); },
                   [](double d) { return shortest(d); },
                   [](const std::string& s) { return in_quotes(s); },
                   [](const OptionList& l) { return "a list of " + std::to_string(l.size()); },
                   [](const OptionMap&) { return std::string{"a map"}; }},
        value.value);
}

std::optional<double> finite_number(const OptionValue& value) {
    if (const auto* i = std::get_if<std::int64_t>(&value.value)) {
        return static_cast<double>(*i);
    }
    const auto* d = std::get_if<double>(&value.value);
    return d != nullptr && std::isfinite(*d) ? std::optional{*d} : std::nullopt;
}

std::optional<Color> color_of(const OptionValue& value) {
    if (const auto* text = std::get_if<std::string>(&value.value)) {
        return parse_color(*text);
    }
    const auto* list = std::get_if<OptionList>(&value.value);
    if (list == nullptr || list->size() > 4) {
        return std::nullopt;
    }
    std::vector<double> channels;
    for (const OptionValue& value_of_channel : *list) {
        const auto channel = finite_number(value_of_channel);
        if (!channel) {
            return std::nullopt;
        }
        channels.push_back(*channel);
    }
    return color_of_channels(channels);
}

OptionReader::OptionReader(const OptionMap& options, std::string where)
    : options_{options}, where_{std::move(where)} {}

const OptionValue* OptionReader::find(std::string_view name) const {
    const auto found = std::find_if(options_.begin(), options_.end(),
                                    [&](const auto& option) { return option.first == name; });
    if (found == options_.end() || std::holds_alternative<std::nullptr_t>(found->second.value)) {
        return nullptr;
    }
    return &found->second;
}

const OptionValue* OptionReader::take(std::string_view name) {
    known_.push_back(name);
    return find(name);
}

std::size_t OptionReader::list_size(std::string_view name) const {
    const OptionValue* value = find(name);
    const auto* list = value == nullptr ? nullptr : std::get_if<OptionList>(&value->value);
    return list == nullptr ? 0 : list->size();
}

double OptionReader::number(std::string_view name, double fallback, Range range) {
    return optional_number(name, range).value_or(fallback);
}

std::optional<double> OptionReader::optional_number(std::string_view name, Range range) {
    const OptionValue* value = take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto number = finite_number(*value);
    if (!number) {
        fail_value(ErrorCode::option, name, *value, range_text("a number", range));
        return std::nullopt;
    }
    if (*number < range.low || *number > range.high) {
        fail_value(ErrorCode::range, name, *value, range_text("a number", range));
        return std::nullopt;
    }
    return number;
}

double OptionReader::required_number(std::string_view name, Range range) {
    if (take(name) == nullptr) {
        fail_value(ErrorCode::option, name, {nullptr}, range_text("a number", range));
        return 0;
    }
    return number(name, 0, range);
}

int OptionReader::integer(std::string_view name, int fallback, Range range) {
    const OptionValue* value = take(name);
    if (value == nullptr) {
        return fallback;
    }
    const auto* number = std::get_if<std::int64_t>(&value->value);
    if (number == nullptr) {
        fail_value(ErrorCode::option, name, *value, range_text("a whole number", range));
        return fallback;
    }
    if (*number < static_cast<std::int64_t>(range.low) ||
        *number > static_cast<std::int64_t>(range.high)) {
        fail_value(ErrorCode::range, name, *value, range_text("a whole number", range));
        return fallback;
    }
    return static_cast<int>(*number);
}

bool OptionReader::boolean(std::string_view name, bool fallback) {
    const OptionValue* value = take(name);
    if (value == nullptr) {
        return fallback;
    }
    const auto* flag = std::get_if<bool>(&value->value);
    if (flag == nullptr) {
        fail_value(ErrorCode::option, name, *value, "true or false");
        return fallback;
    }
    return *flag;
}

std::optional<Color> OptionReader::color(std::string_view name) {
    const OptionValue* value = take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto color = color_of(*value);
    if (!color) {
        fail_value(ErrorCode::color, name, *value, color_forms);
    }
    return color;
}

std::optional<std::vector<Color>> OptionReader::colors(std::string_view name) {
    const OptionValue* value = take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto* list = std::get_if<OptionList>(&value->value);
    if (list == nullptr || list->empty()) {
        fail_value(ErrorCode::option, name, *value, "a list of colours");
        return std::nullopt;
    }
    std::vector<Color> colors;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto color = color_of((*list)[i]);
        if (!color) {
            fail_value(ErrorCode::color, item_name(name, i), (*list)[i], color_forms);
            return std::nullopt;
        }
        colors.push_back(*color);
    }
    return colors;
}

std::optional<std::string> OptionReader::text(std::string_view name) {
    const OptionValue* value = take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto* text = std::get_if<std::string>(&value->value);
    if (text == nullptr) {
        fail_value(ErrorCode::option, name, *value, "text");
        return std::nullopt;
    }
    return *text;
}

std::optional<std::vector<double>> OptionReader::numbers(std::string_view name, std::size_t count) {
    const OptionValue* value = take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto* list = std::get_if<OptionList>(&value->value);
    const std::string expected =
        "a list of " + (count > 0 ? std::to_string(count) + " numbers" : std::string{"numbers"});
    if (list == nullptr || list->empty() || (count > 0 && list->size() != count)) {
        fail_value(ErrorCode::option, name, *value, expected);
        return std::nullopt;
    }
    std::vector<double> numbers;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto number = finite_number((*list)[i]);
        if (!number) {
            fail_value(ErrorCode::option, item_name(name, i), (*list)[i], "a number");
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<std::size_t> OptionReader::optional_word(
    std::string_view name, std::initializer_list<std::string_view> words) {
    const OptionValue* value = take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto* text = std::get_if<std::string>(&value->value);
    const auto* found =
        text == nullptr ? words.end() : std::find(words.begin(), words.end(), *text);
    if (found == words.end()) {
        std::string expected;
        for (const std::string_view word : words) {
            expected += expected.empty() ? "" : " or ";
            expected += in_quotes(word);
        }
        fail_value(ErrorCode::option, name, *value, expected);
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - words.begin());
}

std::size_t OptionReader::word(std::string_view name,
                               std::initializer_list<std::string_view> words) {
    return optional_word(name, words).value_or(0);
}

const OptionMap* OptionReader::take_map(std::string_view name) {
    const OptionValue* value = take(name);
    return value == nullptr ? nullptr : map_of(name, *value);
}

const OptionMap* OptionReader::map_of(std::string_view name, const OptionValue& value) {
    const auto* map = std::get_if<OptionMap>(&value.value);
    if (map == nullptr) {
        fail_value(ErrorCode::option, name, value, "a map of options");
    }
    return map;
}

const OptionList* OptionReader::take_list(std::string_view name, std::size_t most) {
    const OptionValue* value = take(name);
    if (value == nullptr) {
        return nullptr;
    }
    const auto* list = std::get_if<OptionList>(&value->value);
    if (list == nullptr || list->size() > most) {
        fail_value(ErrorCode::option, name, *value,
                   "a list of up to " + std::to_string(most) + " maps");
        return nullptr;
    }
    return list;
}

void OptionReader::absorb(OptionReader&& inner, std::string_view kind) {
    if (auto finished = inner.finish(kind); !finished) {
        keep(finished.error().code, std::move(finished.error().message));
    }
}

void OptionReader::fail_value(ErrorCode code, std::string_view name, const OptionValue& value,
                              std::string_view expected) {
    keep(code, where_ + "." + std::string{name} + ": got " + describe(value) + ", expected " +
                   std::string{expected});
}

void OptionReader::keep(ErrorCode code, std::string message) {
    if (!error_) {
        error_ = Error{code, std::move(message)};
    }
}

Status OptionReader::finish(std::string_view kind) {
    for (const auto& [name, value] : options_) {
        if (std::find(known_.begin(), known_.end(), name) != known_.end()) {
            continue;
        }
        std::sort(known_.begin(), known_.end());
        known_.erase(std::unique(known_.begin(), known_.end()), known_.end());
        std::string all;
        for (const std::string_view known : known_) {
            all += (all.empty() ? "" : ", ") + std::string{known};
        }
        keep(ErrorCode::option, where_ + "." + in_quotes(name) + ": not an option of " +
                                    std::string{kind} + ", which has " + all);
        break;
    }
    if (error_) {
        return fail(*std::move(error_));
    }
    return {};
}

}  // namespace plotmill::chart

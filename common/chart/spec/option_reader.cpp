#include "chart/spec/option_reader.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
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
    : options_{options}, where_{std::move(where)}, known_{own_known_} {
    for (const NamedOption& option : options_) {
        mask_ |= mask_of(option.first);
    }
}

OptionReader::OptionReader(const OptionMap& options, OptionReader& parent, std::string_view name,
                           std::size_t index)
    : options_{options},
      parent_{&parent},
      name_{name},
      index_{index},
      known_{parent.known_},
      first_known_{known_.size()} {
    for (const NamedOption& option : options_) {
        mask_ |= mask_of(option.first);
    }
}

std::size_t OptionReader::place_of(std::string_view name) const noexcept {
    std::size_t place = 0;
    for (const NamedOption& option : options_) {
        const std::string& found = option.first;
        if (found.size() == name.size() &&
            std::memcmp(found.data(), name.data(), name.size()) == 0) {
            break;
        }
        ++place;
    }
    return place;
}

const OptionValue* OptionReader::value_at(std::size_t place) const noexcept {
    if (place == options_.size() ||
        std::holds_alternative<std::nullptr_t>(options_[place].second.value)) {
        return nullptr;
    }
    return &options_[place].second;
}

const OptionValue* OptionReader::take_present(std::string_view name) {
    const std::size_t place = place_of(name);
    if (place <
        std::min(mask_bits, options_.size())) {  // a name that only its mask has found is not
        taken_ |= std::uint64_t{1} << place;
    }
    return value_at(place);
}

std::size_t OptionReader::list_size(std::string_view name) const {
    const OptionValue* value = value_at(place_of(name));
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

const OptionList* OptionReader::number_list(std::string_view name, std::size_t count) {
    const OptionValue* value = take(name);
    if (value == nullptr) {
        return nullptr;
    }
    const auto* list = std::get_if<OptionList>(&value->value);
    if (list == nullptr || list->empty() || (count > 0 && list->size() != count)) {
        fail_value(ErrorCode::option, name, *value,
                   "a list of " + (count > 0 ? std::to_string(count) + " " : "") + "numbers");
        return nullptr;
    }
    return list;
}

bool OptionReader::copy_numbers(std::string_view name, const OptionList& list,
                                std::span<double> to) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto number = finite_number(list[i]);
        if (!number) {
            fail_value(ErrorCode::option, item_name(name, i), list[i], "a number");
            return false;
        }
        to[i] = *number;
    }
    return true;
}

std::optional<std::vector<double>> OptionReader::numbers(std::string_view name, std::size_t count) {
    const OptionList* list = number_list(name, count);
    if (list == nullptr) {
        return std::nullopt;
    }
    std::vector<double> numbers(list->size());
    return copy_numbers(name, *list, numbers) ? std::optional{std::move(numbers)} : std::nullopt;
}

bool OptionReader::numbers_into(std::string_view name, std::span<double> to) {
    const OptionList* list = number_list(name, to.size());
    return list != nullptr && copy_numbers(name, *list, to);
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
    const auto* map = value == nullptr ? nullptr : std::get_if<OptionMap>(&value->value);
    if (value != nullptr && map == nullptr) {
        fail_value(ErrorCode::option, name, *value, "a map of options");
    }
    return map;
}

const OptionMap* OptionReader::item_map(std::string_view name, std::size_t index,
                                        const OptionValue& value) {
    const auto* map = std::get_if<OptionMap>(&value.value);
    if (map == nullptr) {
        fail_value(ErrorCode::option, item_name(name, index), value, "a map of options");
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

std::string OptionReader::own_name() const {
    return index_ == no_index ? std::string{name_} : item_name(name_, index_);
}

std::string OptionReader::where() const {
    return parent_ == nullptr ? where_ : parent_->where() + "." + own_name();
}

void OptionReader::absorb(OptionReader& inner) {
    if (inner.options_.size() > mask_bits ||
        static_cast<std::size_t>(std::popcount(inner.taken_)) < inner.options_.size()) {
        inner.check_known(inner.own_name());
    }
    known_.resize(inner.first_known_);
    if (inner.error_) {
        keep(inner.error_->code, std::move(inner.error_->message));
    }
}

void OptionReader::fail_value(ErrorCode code, std::string_view name, const OptionValue& value,
                              std::string_view expected) {
    keep(code, where() + "." + std::string{name} + ": got " + describe(value) + ", expected " +
                   std::string{expected});
}

void OptionReader::keep(ErrorCode code, std::string message) {
    if (!error_) {
        error_ = Error{code, std::move(message)};
    }
}

/// An error for the first option that nobody asked for.
void OptionReader::check_known(std::string_view kind) {
    const auto first = known_.begin() + static_cast<std::ptrdiff_t>(first_known_);
    for (const auto& [name, value] : options_) {
        if (std::find(first, known_.end(), name) != known_.end()) {
            continue;
        }
        std::vector<std::string_view> names{first, known_.end()};
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        std::string all;
        for (const std::string_view known : names) {
            all += (all.empty() ? "" : ", ") + std::string{known};
        }
        keep(ErrorCode::option, where() + "." + in_quotes(name) + ": not an option of " +
                                    std::string{kind} + ", which has " + all);
        return;
    }
}

Status OptionReader::finish(std::string_view kind) {
    check_known(kind);
    if (error_) {
        return fail(*std::move(error_));
    }
    return {};
}

}  // namespace plotmill::chart

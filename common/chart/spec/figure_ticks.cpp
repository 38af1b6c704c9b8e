// Where the ticks of an axis stand and what is written at them.

#include "chart/spec/figure_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t max_fixed_ticks = 1000;  // Locator.MAXTICKS
constexpr Range positive{1e-300, 1e300};
constexpr Range log_base{1 + 1e-9, 1e300};
constexpr Range tick_count{1, static_cast<double>(max_fixed_ticks)};

std::vector<double> read_places(OptionReader& reader, std::string_view name, Range range) {
    const OptionValue* value = reader.take(name);
    const auto* list = value == nullptr ? nullptr : std::get_if<OptionList>(&value->value);
    if (value == nullptr || (list != nullptr && list->empty())) {
        return {};
    }
    auto numbers = reader.numbers(name, 0).value_or(std::vector<double>{});
    if (numbers.size() > max_fixed_ticks) {
        reader.fail_value(ErrorCode::limit, name, *value, "at most 1000 numbers");
    }
    for (const double number : numbers) {
        if (number < range.low || number > range.high) {
            reader.fail_value(
                ErrorCode::range, name, {number},
                "numbers from " + shortest(range.low) + " to " + shortest(range.high));
        }
    }
    return numbers;
}

std::optional<int> read_count(OptionReader& reader, std::string_view name) {
    const OptionValue* value = reader.take(name);
    const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(&value->value);
    if (value == nullptr || (word != nullptr && *word == "auto")) {
        return std::nullopt;
    }
    return reader.integer(name, 1, tick_count);
}

void read_max_n(OptionReader& reader, LocatorSpec& locator) {
    locator.nbins = read_count(reader, "nbins");
    locator.steps = read_places(reader, "steps", {1, 10});
    for (std::size_t i = 1; i < locator.steps.size(); ++i) {
        if (locator.steps[i] <= locator.steps[i - 1]) {
            reader.fail_value(ErrorCode::option, "steps", {locator.steps[i]},
                              "numbers from 1 to 10 that increase");
        }
    }
    locator.integer = reader.boolean("integer", false);
    locator.symmetric = reader.boolean("symmetric", false);
    reader.optional_word("prune", {"lower", "upper", "both"});
    locator.prune = reader.text("prune").value_or("");
    locator.min_n_ticks = reader.integer("min_n_ticks", locator.min_n_ticks, tick_count);
}

void read_date_every(OptionReader& reader, LocatorSpec& locator) {
    reader.word("unit",
                {"year", "month", "weekday", "day", "hour", "minute", "second", "microsecond"});
    locator.unit = reader.text("unit").value_or("year");
    locator.interval = reader.integer("interval", 1, {1, 1'000'000});
    for (const double by : read_places(reader, "by", {-366, 9999})) {
        if (by != std::floor(by)) {
            reader.fail_value(ErrorCode::option, "by", {by}, "whole numbers");
        }
        locator.by.push_back(static_cast<int>(by));
    }
    locator.month = reader.integer("month", locator.month, {1, 12});
    for (const double day : read_places(reader, "days", {-31, 31})) {
        if (day != std::floor(day) || day == 0) {
            reader.fail_value(ErrorCode::option, "days", {day}, "days of a month, not 0");
        }
        locator.days.push_back(static_cast<int>(day));
    }
    // Each once: at most 62 are looked for in every month, however many were said.
    std::sort(locator.days.begin(), locator.days.end());
    locator.days.erase(std::unique(locator.days.begin(), locator.days.end()), locator.days.end());
}

void read_subs(OptionReader& reader, LocatorSpec& locator) {
    const OptionValue* value = reader.take("subs");
    if (value == nullptr || std::holds_alternative<OptionList>(value->value)) {
        locator.subs = read_places(reader, "subs", positive);
        return;
    }
    locator.subs_rule = reader.word("subs", {"auto", "all"}) == 0 ? LocatorSpec::Subs::automatic
                                                                  : LocatorSpec::Subs::all;
}

void read_kind_of(OptionReader& reader, LocatorSpec& locator) {
    using Kind = LocatorSpec::Kind;
    switch (locator.kind) {
        case Kind::automatic:
        case Kind::null:
            return;
        case Kind::fixed:
            locator.at = read_places(reader, "at", data_range);
            locator.nbins = read_count(reader, "nbins");
            return;
        case Kind::max_n:
            return read_max_n(reader, locator);
        case Kind::multiple:
            locator.base = reader.number("base", 1, positive);
            return;
        case Kind::log:
            locator.base = reader.number("base", locator.base, log_base);
            read_subs(reader, locator);
            locator.numticks = read_count(reader, "numticks");
            return;
        case Kind::date:
            locator.minticks = read_count(reader, "minticks");
            locator.maxticks = read_count(reader, "maxticks");
            return;
        case Kind::date_every:
            return read_date_every(reader, locator);
        case Kind::auto_minor:
            locator.n = read_count(reader, "n");
            return;
    }
}

void read_use_offset(OptionReader& reader, FormatterSpec& formatter) {
    const OptionValue* value = reader.take("useOffset");
    if (value == nullptr) {
        return;
    }
    if (std::holds_alternative<bool>(value->value)) {
        formatter.use_offset = reader.boolean("useOffset", true);
        return;
    }
    formatter.offset = reader.optional_number("useOffset", data_range);
}

void read_power_limits(OptionReader& reader, FormatterSpec& formatter) {
    if (const auto limits = read_tuple<2>(reader, "powerlimits", {-1000, 1000})) {
        formatter.powerlimits = {static_cast<int>((*limits)[0]), static_cast<int>((*limits)[1])};
    }
}

void read_kind_of(OptionReader& reader, FormatterSpec& formatter) {
    using Kind = FormatterSpec::Kind;
    constexpr Range places{0, 30};
    switch (formatter.kind) {
        case Kind::automatic:
        case Kind::null:
        case Kind::date_auto:
        case Kind::date_concise:
        case Kind::names:
            return;
        case Kind::fixed:
            formatter.labels = read_text_list(reader, "labels", max_fixed_ticks);
            formatter.at = read_places(reader, "at", data_range);
            if (!formatter.at.empty() && formatter.at.size() != formatter.labels.size()) {
                reader.fail_value(ErrorCode::option, "at",
                                  {static_cast<double>(formatter.at.size())},
                                  "as many numbers as labels");
            }
            return;
        case Kind::scalar:
            read_use_offset(reader, formatter);
            if (reader.take("scientific") != nullptr) {
                formatter.scientific = reader.boolean("scientific", true);
            }
            read_power_limits(reader, formatter);
            formatter.math_text = reader.boolean("useMathText", false);
            return;
        case Kind::format:
        case Kind::date:
            formatter.fmt = reader.text("fmt").value_or("");
            return;
        case Kind::percent:
            formatter.xmax = reader.number("xmax", formatter.xmax, positive);
            if (reader.take("decimals") != nullptr) {
                formatter.decimals = reader.integer("decimals", 0, places);
            }
            formatter.symbol = reader.text("symbol").value_or(formatter.symbol);
            return;
        case Kind::log:
            formatter.base = reader.number("base", formatter.base, log_base);
            return;
        case Kind::engineering:
            formatter.unit = reader.text("unit").value_or("");
            if (reader.take("places") != nullptr) {
                formatter.places = reader.integer("places", 0, places);
            }
            formatter.sep = reader.text("sep").value_or(formatter.sep);
            return;
    }
}

ScaleSpec::Kind read_scale_kind(OptionReader& reader, std::string_view name) {
    return static_cast<ScaleSpec::Kind>(reader.word(name, {"linear", "log", "symlog"}));
}

}  // namespace

LocatorSpec read_locator(OptionReader& reader, std::string_view name) {
    LocatorSpec locator;
    reader.nested(name, [&](OptionReader& inner) {
        locator.kind = static_cast<LocatorSpec::Kind>(
            inner.word("kind", {"auto", "null", "fixed", "max_n", "multiple", "log", "date",
                                "date_every", "auto_minor"}));
        read_kind_of(inner, locator);
    });
    return locator;
}

FormatterSpec read_formatter(OptionReader& reader, std::string_view name) {
    FormatterSpec formatter;
    reader.nested(name, [&](OptionReader& inner) {
        formatter.kind = static_cast<FormatterSpec::Kind>(
            inner.word("kind", {"auto", "null", "fixed", "scalar", "format", "percent", "log",
                                "engineering", "date", "date_auto", "date_concise"}));
        read_kind_of(inner, formatter);
    });
    return formatter;
}

ScaleSpec read_scale(OptionReader& reader) {
    ScaleSpec scale;
    const OptionValue* value = reader.take("scale");
    if (value == nullptr || !std::holds_alternative<OptionMap>(value->value)) {
        scale.kind = read_scale_kind(reader, "scale");
        return scale;
    }
    reader.nested("scale", [&](OptionReader& inner) {
        scale.kind = read_scale_kind(inner, "kind");
        if (scale.kind != ScaleSpec::Kind::linear) {
            scale.base = inner.number("base", scale.base, log_base);
        }
        if (scale.kind == ScaleSpec::Kind::symlog) {
            scale.linthresh = inner.number("linthresh", scale.linthresh, positive);
            scale.linscale = inner.number("linscale", scale.linscale, positive);
        }
    });
    return scale;
}

}  // namespace plotmill::chart

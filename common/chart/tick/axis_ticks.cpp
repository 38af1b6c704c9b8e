#include "chart/tick/axis_ticks.hpp"

#include "chart/scale/ticks.hpp"
#include "chart/spec/tick_format.hpp"
#include "chart/tick/formatters.hpp"
#include "chart/tick/locate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double overlap_share = 1e-5;  // of the view: so near a major tick no minor one is drawn
constexpr double view_slack = 1e-10;    // of the view: so far beyond its ends ticks are drawn
constexpr double label_width = 3;       // in heights
constexpr double line_height = 2;

Interval ascending(Interval limits) {
    return {std::min(limits.low, limits.high), std::max(limits.low, limits.high)};
}

/// The formatter that stands for "the scale's own".
FormatterSpec::Kind resolved_kind(const FigureAxis& axis, bool is_minor) {
    const FormatterSpec& spec = is_minor ? axis.minor_format : axis.major_format;
    if (spec.kind != FormatterSpec::Kind::automatic) {
        return spec.kind;
    }
    if (axis.scale.kind == ScaleSpec::Kind::log) {
        return FormatterSpec::Kind::log;
    }
    if (is_minor) {
        return FormatterSpec::Kind::null;
    }
    if (axis.scale.kind == ScaleSpec::Kind::symlog) {
        return FormatterSpec::Kind::log;
    }
    return axis.is_date ? FormatterSpec::Kind::date_auto : FormatterSpec::Kind::scalar;
}

ScalarStyle scalar_style(const FormatterSpec& spec) {
    ScalarStyle style;
    style.finds_offset = spec.use_offset.value_or(true) && !spec.offset;
    style.offset = spec.offset.value_or(0);
    style.is_scientific = spec.scientific.value_or(true);
    if (spec.powerlimits) {
        style.least_exponent = (*spec.powerlimits)[0];
        style.greatest_exponent = (*spec.powerlimits)[1];
    }
    style.is_math_text = spec.math_text;
    return style;
}

Result<std::vector<Moment>> all_moments(const std::vector<double>& ticks) {
    std::vector<Moment> moments;
    for (const double tick : ticks) {
        const auto moment = moment_of(tick);
        if (!moment) {
            return fail(ErrorCode::range, "locator: got a tick at day " + std::to_string(tick) +
                                              " since 1970, expected dates in the years 1 to 9999");
        }
        moments.push_back(*moment);
    }
    return moments;
}

Result<TickTexts> date_texts(const std::vector<double>& ticks, const std::string& format) {
    if (!is_date_format(format)) {
        return fail(ErrorCode::option,
                    "formatter.fmt: got \"" + format + "\", expected fields of strftime");
    }
    const auto moments = all_moments(ticks);
    if (!moments) {
        return fail(moments.error());
    }
    TickTexts texts;
    std::transform(moments->begin(), moments->end(), std::back_inserter(texts.labels),
                   [&](Moment moment) { return date_text(moment, format); });
    return texts;
}

Result<TickTexts> concise_date_texts(const std::vector<double>& ticks) {
    const auto moments = all_moments(ticks);
    if (!moments) {
        return fail(moments.error());
    }
    ConciseTexts texts = concise_texts(*moments);
    return TickTexts{std::move(texts.labels), std::move(texts.offset)};
}

Result<TickTexts> user_format_texts(const std::vector<double>& ticks, const std::string& text) {
    const auto format = parse_tick_format(text);
    if (!format) {
        return fail(ErrorCode::option,
                    "formatter.fmt: got \"" + text + "\", expected one number, as \"%.2f\"");
    }
    TickTexts texts;
    std::transform(ticks.begin(), ticks.end(), std::back_inserter(texts.labels),
                   [&](double tick) { return format_tick(*format, tick); });
    return texts;
}

template <typename Format>
TickTexts each(const std::vector<double>& ticks, const Format& format) {
    TickTexts texts;
    std::transform(ticks.begin(), ticks.end(), std::back_inserter(texts.labels), format);
    return texts;
}

TickTexts fixed_texts(std::size_t count, std::vector<std::string> labels) {
    labels.resize(count);
    return {std::move(labels), ""};
}

/// Where in `spec.at` the ticks of the view stand one behind the other; its end: nowhere.
std::vector<double>::const_iterator find_run(const std::vector<double>& ticks,
                                             const FormatterSpec& spec, const Interval& limits,
                                             double slack) {
    std::vector<double> seen;
    std::copy_if(ticks.begin(), ticks.end(), std::back_inserter(seen), [&](double tick) {
        return tick >= limits.low - slack && tick <= limits.high + slack;
    });
    return std::search(spec.at.begin(), spec.at.end(), seen.begin(), seen.end(),
                       [&](double at, double tick) { return std::abs(at - tick) <= slack; });
}

/// The label that was given for each tick of the view, which a table of a function's texts has. The
/// text may depend on which ticks there are: a run of these comes before single ones.
Result<TickTexts> looked_up(const std::vector<double>& ticks, const FormatterSpec& spec,
                            const Interval& limits) {
    const double slack = (limits.high - limits.low) * overlap_share;
    auto next = find_run(ticks, spec, limits, slack);
    const bool is_run = next != spec.at.end();
    TickTexts texts;
    for (const double tick : ticks) {
        if (tick < limits.low - slack || tick > limits.high + slack) {
            texts.labels.emplace_back();
            continue;
        }
        const auto found =
            is_run ? next++ : std::find_if(spec.at.begin(), spec.at.end(), [&](double at) {
                return std::abs(at - tick) <= slack;
            });
        if (found == spec.at.end()) {
            return fail(ErrorCode::range, "formatter.at: there is a tick at " +
                                              std::to_string(tick) + ", expected a label for it");
        }
        texts.labels.push_back(spec.labels[static_cast<std::size_t>(found - spec.at.begin())]);
    }
    return texts;
}

TickTexts names_of_places(const std::vector<double>& ticks, const std::vector<std::string>& names) {
    TickTexts texts;
    std::transform(ticks.begin(), ticks.end(), std::back_inserter(texts.labels), [&](double at) {
        const bool is_place =
            at >= 0 && at == std::floor(at) && at < static_cast<double>(names.size());
        return is_place ? names[static_cast<std::size_t>(at)] : std::string{};
    });
    return texts;
}

/// LogFormatter's base: the axis' own unless the formatter was given one.
Result<TickTexts> log_texts(const std::vector<double>& ticks, const FigureAxis& axis,
                            const FormatterSpec& spec, const LocatorView& view) {
    const bool is_own = spec.kind == FormatterSpec::Kind::automatic;
    const double base = is_own ? axis.scale.base : spec.base;
    if (!(base > 1) || base > max_log_base) {
        return fail(ErrorCode::range, "formatter.base: got " + std::to_string(base) +
                                          ", expected a number from 1 to 10000");
    }
    return each(ticks, LogFormatter{base, view.transform, view.limits});
}

/// What is written at all of `ticks`, also those that are not in the view.
Result<TickTexts> formatted(const std::vector<double>& ticks, const FigureAxis& axis,
                            const LocatorView& view, bool is_minor) {
    const FormatterSpec& spec = is_minor ? axis.minor_format : axis.major_format;
    switch (resolved_kind(axis, is_minor)) {
        case FormatterSpec::Kind::automatic:
        case FormatterSpec::Kind::null:
            return fixed_texts(ticks.size(), {});
        case FormatterSpec::Kind::fixed:
            return spec.at.empty() ? fixed_texts(ticks.size(), spec.labels)
                                   : looked_up(ticks, spec, view.limits);
        case FormatterSpec::Kind::scalar:
            return tick_texts(ticks, view.limits, scalar_style(spec));
        case FormatterSpec::Kind::format:
            return user_format_texts(ticks, spec.fmt);
        case FormatterSpec::Kind::percent: {
            const PercentStyle style{spec.xmax, spec.decimals, spec.symbol};
            const double range = view.limits.high - view.limits.low;
            return each(ticks, [&](double tick) { return percent_text(tick, range, style); });
        }
        case FormatterSpec::Kind::log:
            return log_texts(ticks, axis, spec, view);
        case FormatterSpec::Kind::engineering: {
            const EngineeringStyle style{spec.unit, spec.places, spec.sep};
            return each(ticks, [&](double tick) { return engineering_text(tick, style); });
        }
        case FormatterSpec::Kind::date:
            return date_texts(ticks, spec.fmt);
        case FormatterSpec::Kind::date_auto: {
            const LocatorSpec locator = is_minor ? resolved_minor(axis) : resolved_major(axis);
            return date_texts(ticks, auto_date_format(label_days(locator, view)));
        }
        case FormatterSpec::Kind::date_concise:
            return concise_date_texts(ticks);
        case FormatterSpec::Kind::names:
            return names_of_places(ticks, spec.labels);
    }
    return TickTexts{};
}

/// Without the minor ticks at which a major one stands.
std::vector<double> without_major(const std::vector<double>& minor,
                                  const std::vector<double>& major, const LocatorView& view) {
    const double slack =
        (view.transform.forward(view.limits.high) - view.transform.forward(view.limits.low)) *
        overlap_share;
    std::vector<double> taken;
    std::transform(major.begin(), major.end(), std::back_inserter(taken),
                   [&](double tick) { return view.transform.forward(tick); });
    std::sort(taken.begin(), taken.end());
    std::vector<double> kept;
    std::copy_if(minor.begin(), minor.end(), std::back_inserter(kept), [&](double tick) {
        const double place = view.transform.forward(tick);
        const auto next = std::lower_bound(taken.begin(), taken.end(), place - slack);
        return next == taken.end() || *next > place + slack;
    });
    return kept;
}

struct ShownTicks {
    std::vector<double> at;
    std::vector<std::string> labels;
};

ShownTicks shown_in(const LocatorView& view, const std::vector<double>& ticks,
                    std::vector<std::string> labels) {
    labels.resize(ticks.size());
    const Interval even{view.transform.forward(view.limits.low),
                        view.transform.forward(view.limits.high)};
    const double slack = (even.high - even.low) * view_slack;
    ShownTicks shown;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double place = view.transform.forward(ticks[i]);
        if (place >= even.low - slack && place <= even.high + slack) {
            shown.at.push_back(ticks[i]);
            shown.labels.push_back(std::move(labels[i]));
        }
    }
    return shown;
}

}  // namespace

bool has_no_ticks(const FigureAxis& axis) noexcept {
    const bool no_minor = axis.minor.kind == LocatorSpec::Kind::null ||
                          (axis.minor.kind == LocatorSpec::Kind::automatic &&
                           axis.scale.kind != ScaleSpec::Kind::log);
    return axis.major.kind == LocatorSpec::Kind::null && no_minor;
}

Result<AxisTicks> axis_ticks(const FigureAxis& axis, const TickView& asked) {
    if (has_no_ticks(axis)) {
        return AxisTicks{};
    }
    const AxisTransform transform = axis_transform(axis.scale);
    const LocatorView view{ascending(asked.limits), asked.tick_space, asked.least_positive,
                           transform};
    const auto major = locate(resolved_major(axis), view, {});
    if (!major) {
        return fail(major.error());
    }
    const auto all_minor = locate(resolved_minor(axis), view, *major);
    if (!all_minor) {
        return fail(all_minor.error());
    }
    const std::vector<double> minor = without_major(*all_minor, *major, view);
    auto major_texts = formatted(*major, axis, view, false);
    auto minor_texts = formatted(minor, axis, view, true);
    if (!major_texts || !minor_texts) {
        return fail(major_texts ? minor_texts.error() : major_texts.error());
    }
    ShownTicks shown = shown_in(view, *major, std::move(major_texts->labels));
    ShownTicks shown_minor = shown_in(view, minor, std::move(minor_texts->labels));
    return AxisTicks{std::move(shown.at), std::move(shown.labels), std::move(shown_minor.at),
                     std::move(shown_minor.labels), std::move(major_texts->offset)};
}

int tick_space(double axis_length_points, double label_points, bool is_x) noexcept {
    const double room = label_points * (is_x ? label_width : line_height);
    const double count =
        room > 0 ? std::floor(axis_length_points / room) : std::numeric_limits<int>::max();
    return static_cast<int>(
        std::clamp(count, 0.0, static_cast<double>(std::numeric_limits<int>::max())));
}

AxisTransform axis_transform(const ScaleSpec& scale) {
    switch (scale.kind) {
        case ScaleSpec::Kind::linear:
            if (!scale.knots.empty()) {
                return AxisTransform::piecewise(scale.knots);
            }
            break;
        case ScaleSpec::Kind::log:
            return AxisTransform::log(scale.base);
        case ScaleSpec::Kind::symlog:
            return AxisTransform::symlog(scale.base, scale.linthresh, scale.linscale);
    }
    return {};
}

LimitRule limit_rule(const FigureAxis& axis) {
    if (axis.major.kind == LocatorSpec::Kind::null || axis.major.kind == LocatorSpec::Kind::fixed) {
        return {.kind = LimitRule::Kind::plain};
    }
    if (axis.major.kind == LocatorSpec::Kind::automatic && !axis.is_date &&
        axis.scale.kind == ScaleSpec::Kind::linear) {
        return {.kind = LimitRule::Kind::max_n, .is_symmetric = axis.major.symmetric};
    }
    const LocatorSpec locator = resolved_major(axis);
    switch (locator.kind) {
        case LocatorSpec::Kind::max_n:
            return {.kind = LimitRule::Kind::max_n, .is_symmetric = locator.symmetric};
        case LocatorSpec::Kind::log:
            return {.kind = LimitRule::Kind::log, .base = locator.base};
        case LocatorSpec::Kind::date:
            return {.kind = LimitRule::Kind::date};
        case LocatorSpec::Kind::date_every: {
            const auto unit = find_date_unit(locator.unit);
            return {.kind = LimitRule::Kind::date_rule,
                    .step_days = days_of_unit(unit.value_or(DateUnit::day)) * locator.interval};
        }
        default:
            return {.kind = LimitRule::Kind::plain};
    }
}

}  // namespace plotmill::chart

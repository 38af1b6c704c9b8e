#include "chart/tick/locate.hpp"

#include "chart/scale/ticks.hpp"
#include "chart/tick/locators.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr int most_auto_intervals = 9;
constexpr int least_auto_ticks = 2;

std::string limits_text(Interval limits) {
    return std::to_string(limits.low) + " to " + std::to_string(limits.high);
}

Result<std::vector<double>> counted(LocatedTicks ticks, Interval limits) {
    if (!ticks || ticks->size() > max_axis_ticks) {
        return fail(ErrorCode::limit, "locator: more than " + std::to_string(max_axis_ticks) +
                                          " ticks from " + limits_text(limits));
    }
    return std::move(*ticks);
}

/// From 1 to 10, whether they were named or not.
std::vector<double> steps_of(const LocatorSpec& spec) {
    if (spec.steps.empty()) {
        return {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};
    }
    const bool lacks_first = spec.steps.front() != 1;
    const bool lacks_last = spec.steps.back() != 10;
    const std::size_t first = lacks_first ? 1 : 0;
    std::vector<double> steps(first + spec.steps.size() + (lacks_last ? 1 : 0), 10.0);
    steps.front() = 1;
    std::copy(spec.steps.begin(), spec.steps.end(),
              steps.begin() + static_cast<std::ptrdiff_t>(first));
    return steps;
}

std::vector<double> max_n_ticks(const LocatorSpec& spec, const LocatorView& view) {
    Interval limits = view.limits;
    if (spec.symmetric) {
        const double reach = std::max(std::fabs(limits.low), std::fabs(limits.high));
        limits = {-reach, reach};
    }
    const int least_ticks = std::max(1, spec.min_n_ticks);
    const int fitting =
        std::min(std::max(view.tick_space, std::max(1, least_ticks - 1)), most_auto_intervals);
    std::vector<double> ticks = tick_values(
        limits, StepRule{spec.nbins.value_or(fitting), steps_of(spec), spec.integer, least_ticks});
    const bool prunes_low = spec.prune == "lower" || spec.prune == "both";
    const bool prunes_high = spec.prune == "upper" || spec.prune == "both";
    if (prunes_high && !ticks.empty()) {
        ticks.pop_back();
    }
    if (prunes_low && !ticks.empty()) {
        ticks.erase(ticks.begin());
    }
    return ticks;
}

/// FixedLocator: of too many places every second, third …, with the one that is nearest to zero.
std::vector<double> thinned(const std::vector<double>& at, int most_intervals) {
    const auto most = static_cast<std::size_t>(std::max(most_intervals, 2));
    const std::size_t step = std::max<std::size_t>((at.size() + most - 1) / most, 1);
    std::size_t first = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < at.size(); ++i) {
        const double size = std::fabs(at[i]);
        if (size < least || (size == least && i % step < first)) {
            first = i % step;
            least = size;
        }
    }
    std::vector<double> kept;
    for (std::size_t i = first; i < at.size(); i += step) {
        kept.push_back(at[i]);
    }
    return kept;
}

LogMultiples multiples_of(const LocatorSpec& spec) {
    switch (spec.subs_rule) {
        case LocatorSpec::Subs::automatic:
            return {LogMultiples::Kind::all_but_powers, {}};
        case LocatorSpec::Subs::all:
            return {LogMultiples::Kind::all, {}};
        case LocatorSpec::Subs::listed:
            break;
    }
    return {LogMultiples::Kind::listed, spec.subs.empty() ? std::vector<double>{1} : spec.subs};
}

Result<std::vector<double>> located_log(const LocatorSpec& spec, const LocatorView& view) {
    if (!(spec.base > 0) || spec.base == 1 || spec.base > max_log_base) {
        return fail(ErrorCode::range, "locator.base: got " + std::to_string(spec.base) +
                                          ", expected a number from 0 to 10000 that is not 1");
    }
    Interval limits = view.limits;
    limits.low = limits.low > 0 ? limits.low : view.least_positive;
    if (!(limits.low > 0) || !std::isfinite(limits.low)) {
        return fail(ErrorCode::range,
                    "locator: a logarithmic one needs positive values, got limits from " +
                        limits_text(view.limits));
    }
    limits = {std::min(limits.low, limits.high), std::max(limits.low, limits.high)};
    const int fitting = std::clamp(view.tick_space, least_auto_ticks, most_auto_intervals);
    const LogRule rule{spec.base, multiples_of(spec), std::max(1, spec.numticks.value_or(fitting))};
    return counted(log_ticks(rule, limits), limits);
}

Result<std::vector<double>> located_symlog(const LocatorView& view) {
    const SymlogRule rule{.base = view.transform.base(), .linthresh = view.transform.linthresh()};
    return counted(symlog_ticks(rule, view.limits), view.limits);
}

TickCounts tick_counts(const LocatorSpec& spec) {
    return {spec.minticks.value_or(TickCounts{}.least), spec.maxticks};
}

Result<std::vector<double>> located_dates(const LocatorSpec& spec, const LocatorView& view) {
    const auto moments = moments_of(view.limits);
    if (!moments) {
        return fail(moments.error());
    }
    if (spec.kind == LocatorSpec::Kind::date) {
        const AutoDateRule chosen = auto_date_rule(*moments, tick_counts(spec));
        return counted(date_ticks(chosen.rule, *moments), view.limits);
    }
    const auto unit = find_date_unit(spec.unit);
    if (!unit || spec.interval < 1) {
        return fail(ErrorCode::option, "locator: got every " + std::to_string(spec.interval) +
                                           " \"" + spec.unit + "\", expected a unit of dates");
    }
    return counted(date_ticks({*unit, spec.interval, spec.by, spec.month, spec.days}, *moments),
                   view.limits);
}

}  // namespace

Result<MomentRange> moments_of(Interval limits) {
    const auto low = moment_of(limits.low);
    const auto high = moment_of(limits.high);
    if (!low || !high) {
        return fail(ErrorCode::range, "lim: got days " + limits_text(limits) +
                                          " since 1970, expected dates in the years 1 to 9999");
    }
    return MomentRange{*low, *high};
}

LocatorSpec resolved_major(const FigureAxis& axis) {
    LocatorSpec spec = axis.major;
    if (spec.kind != LocatorSpec::Kind::automatic) {
        return spec;
    }
    if (axis.scale.kind == ScaleSpec::Kind::log) {
        spec.kind = LocatorSpec::Kind::log;
        spec.base = axis.scale.base;
    } else if (axis.scale.kind == ScaleSpec::Kind::linear) {
        spec.kind = axis.is_date ? LocatorSpec::Kind::date : LocatorSpec::Kind::max_n;
        spec.steps = {1, 2, 2.5, 5, 10};
    }
    return spec;  // else symlog's own stays "automatic"
}

LocatorSpec resolved_minor(const FigureAxis& axis) {
    LocatorSpec spec = axis.minor;
    if (spec.kind != LocatorSpec::Kind::automatic) {
        return spec;
    }
    const bool is_log = axis.scale.kind == ScaleSpec::Kind::log;
    spec.kind = is_log ? LocatorSpec::Kind::log : LocatorSpec::Kind::null;
    spec.base = axis.scale.base;
    spec.subs_rule = LocatorSpec::Subs::automatic;
    return spec;
}

Result<std::vector<double>> locate(const LocatorSpec& spec, const LocatorView& view,
                                   const std::vector<double>& major) {
    switch (spec.kind) {
        case LocatorSpec::Kind::automatic:
            return located_symlog(view);
        case LocatorSpec::Kind::null:
            return std::vector<double>{};
        case LocatorSpec::Kind::fixed:
            if (!spec.nbins) {
                return spec.at;  // they are there already: nothing grows
            }
            return counted(thinned(spec.at, *spec.nbins), view.limits);
        case LocatorSpec::Kind::max_n:
            return counted(max_n_ticks(spec, view), view.limits);
        case LocatorSpec::Kind::multiple:
            return counted(multiple_ticks(spec.base, view.limits), view.limits);
        case LocatorSpec::Kind::log:
            return located_log(spec, view);
        case LocatorSpec::Kind::date:
        case LocatorSpec::Kind::date_every:
            return located_dates(spec, view);
        case LocatorSpec::Kind::auto_minor: {
            const bool is_log = view.transform.kind() == AxisTransform::Kind::log;
            return is_log ? std::vector<double>{}
                          : counted(auto_minor_ticks(major, spec.n, view.limits), view.limits);
        }
    }
    return std::vector<double>{};
}

double label_days(const LocatorSpec& spec, const LocatorView& view) {
    const auto moments = moments_of(view.limits);
    if (spec.kind == LocatorSpec::Kind::date && moments) {
        return days_of_unit(auto_date_rule(*moments, tick_counts(spec)).label_unit);
    }
    const auto unit = find_date_unit(spec.unit);
    return spec.kind == LocatorSpec::Kind::date_every && unit ? days_of_unit(*unit) : 1;
}

}  // namespace plotmill::chart

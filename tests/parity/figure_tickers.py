"""Locators, formatters and scales of a job of kind `figure` (docs/figure.md, "Axis") as matplotlib's."""
from matplotlib import dates, ticker

RULES = {"year": (dates.YearLocator, None), "month": (dates.MonthLocator, "bymonth"), "weekday": (dates.WeekdayLocator, "byweekday"),
         "day": (dates.DayLocator, "bymonthday"), "hour": (dates.HourLocator, "byhour"),
         "minute": (dates.MinuteLocator, "byminute"), "second": (dates.SecondLocator, "bysecond")}


def chosen(spec, *names):
    return {name: spec[name] for name in names if spec.get(name) is not None}


def every(spec):
    rule, by = RULES[spec["unit"]]
    interval = spec.get("interval", 1)
    if spec["unit"] == "month" and "days" in spec:
        return rule(spec.get("by"), spec["days"], interval)
    return rule(interval, spec.get("month", 1), spec.get("days", [1])[0]) if by is None else rule(**({by: spec["by"]} if spec.get("by") else {}), interval=interval)


LOCATORS = {
    "null": lambda spec, axis: ticker.NullLocator(),
    "fixed": lambda spec, axis: ticker.FixedLocator(spec["at"]),
    "max_n": lambda spec, axis: ticker.MaxNLocator(
        **{"nbins": "auto"} | chosen(spec, "nbins", "steps", "integer", "prune", "min_n_ticks", "symmetric")),
    "multiple": lambda spec, axis: ticker.MultipleLocator(spec.get("base", 1)),
    "log": lambda spec, axis: ticker.LogLocator(**chosen(spec, "base", "subs", "numticks")),
    "date": lambda spec, axis: dates.AutoDateLocator(**chosen(spec, "minticks", "maxticks")),
    "date_every": lambda spec, axis: every(spec),
    "auto_minor": lambda spec, axis: ticker.AutoMinorLocator(spec.get("n")),
}


def locator(spec, axis):
    """None: the scale's."""
    kind = spec.get("kind", "auto")
    return None if kind == "auto" else LOCATORS[kind](spec, axis)


def scalar(spec, axis):
    made = ticker.ScalarFormatter(**chosen(spec, "useOffset", "useMathText"))
    if "scientific" in spec:
        made.set_scientific(spec["scientific"])
    if "powerlimits" in spec:
        made.set_powerlimits(spec["powerlimits"])
    return made


def written(spec, axis):
    kind = ticker.StrMethodFormatter if "{" in spec["fmt"] else ticker.FormatStrFormatter
    return kind(spec["fmt"])


FORMATTERS = {
    "null": lambda spec, axis: ticker.NullFormatter(),
    "fixed": lambda spec, axis: ticker.FixedFormatter(spec["labels"]),
    "scalar": scalar,
    "format": written,
    "percent": lambda spec, axis: ticker.PercentFormatter(**chosen(spec, "xmax", "decimals", "symbol")),
    "log": lambda spec, axis: ticker.LogFormatterSciNotation(**chosen(spec, "base")),
    "engineering": lambda spec, axis: ticker.EngFormatter(**chosen(spec, "unit", "places", "sep")),
    "date": lambda spec, axis: dates.DateFormatter(spec["fmt"]),
    "date_auto": lambda spec, axis: dates.AutoDateFormatter(axis.get_major_locator()),
    "date_concise": lambda spec, axis: dates.ConciseDateFormatter(axis.get_major_locator()),
}


def formatter(spec, axis):
    """None: the scale's."""
    kind = spec.get("kind", "auto")
    return None if kind == "auto" else FORMATTERS[kind](spec, axis)


def set_tickers(axis, fields):
    """Locators before formatters: those of dates ask them."""
    for read, names in ((locator, ("locator", "minor_locator")), (formatter, ("formatter", "minor_formatter"))):
        for name in names:
            made = read(fields[name], axis) if name in fields else None
            if made is not None:
                which = "minor" if name.startswith("minor") else "major"
                getattr(axis, f"set_{which}_{'locator' if read is locator else 'formatter'}")(made)


def scale(given):
    """(name, keywords) of set_xscale."""
    if isinstance(given, str):
        return given, {}
    return given["kind"], chosen(given, *{"log": ("base",), "symlog": ("base", "linthresh", "linscale")}.get(given["kind"], ()))

#!/usr/bin/python3
"""Hold chart/tick against matplotlib's locators and formatters: random ones on axes with random limits.

usage: compare_ticks.py TICK_PROBE [SEED [COUNT]]
Exit status: 0 equal, 1 different, 77 (skipped) without matplotlib 3.6.3.
"""
import json
import math
import random
import subprocess
import sys
import warnings

from comparison import require, sampled

require("matplotlib")
import matplotlib  # noqa: E402
matplotlib.use("agg")
import matplotlib.dates as dates  # noqa: E402
import matplotlib.ticker as ticker  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

warnings.simplefilter("ignore")
dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 5)
LOCATORS = ["automatic", "null", "fixed", "max_n", "multiple", "log", "date", "date_every", "auto_minor"]
FORMATTERS = ["automatic", "null", "fixed", "scalar", "format", "percent", "log", "engineering", "date", "date_auto", "date_concise"]


def linear_limits():
    """Of all sizes, some of them far from zero for their width."""
    draw = dice.random()
    if draw < .4:
        low, high = (dice.uniform(-1, 1) * 10.0 ** dice.randint(-8, 10) for _ in range(2))
    elif draw < .7:
        low = dice.uniform(-1, 1) * 10.0 ** dice.randint(0, 8)
        high = low + dice.uniform(.1, 1) * max(1e-9 * abs(low), 10.0 ** dice.randint(-5, 3))
    else:
        low, high = float(dice.randint(-200, 50)), float(dice.randint(60, 400))
    return sorted([low, high]) if abs(high - low) > 1e-9 * abs(low) else [low, low + 1]


def positive_limits():
    low = 10.0 ** dice.uniform(-12, 9)
    return [low, low * 10.0 ** (dice.uniform(.01, 1.5) if dice.random() < .5 else dice.uniform(1, 30))]


def symlog_limits():
    low, high = (dice.choice([-1, 1]) * 10.0 ** dice.uniform(-3, 8) for _ in range(2))
    return sorted([low, high]) if low != high else [-1, 1]


def date_limits():
    width = 10.0 ** dice.uniform(-9 if dice.random() < .1 else -4, 5)
    low = dice.uniform(-30000, 40000) if dice.random() < .7 else float(dice.randint(-3000, 22000))
    return [low, low + width]


def max_n():
    spec = {"kind": "max_n"}
    if dice.random() < .6:
        spec["nbins"] = dice.randint(1, 20)
    if dice.random() < .4:
        spec["steps"] = dice.choice([[1, 2, 5, 10], [1, 5, 10], [2, 4], [1, 10], [1, 2, 2.5, 5, 10], [3]])
    if dice.random() < .4:
        spec["integer"] = True
    if dice.random() < .2:
        spec["symmetric"] = True
    if dice.random() < .3:
        spec["prune"] = dice.choice(["lower", "upper", "both"])
    if dice.random() < .2:
        spec["min_n_ticks"] = dice.randint(1, 6)
    return spec


def scalar():
    spec = {"kind": "scalar"}
    if dice.random() < .3:
        spec["use_offset"] = False
    elif dice.random() < .3:
        spec["offset"] = dice.choice([100.0, -3.5, 1e6])
    if dice.random() < .3:
        spec["scientific"] = False
    if dice.random() < .4:
        spec["powerlimits"] = dice.choice([[0, 0], [-2, 3], [3, 3], [-9, 9]])
    if dice.random() < .3:
        spec["math_text"] = True
    return spec


def linear_formatter():
    return dice.choice([scalar, scalar,
                        lambda: {"kind": "format", "fmt": dice.choice(["%.2f", "%d K", "%g", "{x:.1f} m", "{x:,.0f}", "%1.1e", "{x:+}"])},
                        lambda: {"kind": "percent", "xmax": dice.choice([1.0, 100.0, 255.0])} |
                        ({"decimals": dice.randint(0, 3)} if dice.random() < .5 else {}) |
                        ({"symbol": dice.choice(["", " %"])} if dice.random() < .3 else {}),
                        lambda: {"kind": "engineering", "unit": dice.choice(["", "Hz", "m"]), "sep": dice.choice([" ", "", "\u202f"])} |
                        ({"places": dice.randint(0, 3)} if dice.random() < .5 else {}),
                        lambda: {"kind": "automatic"}])()


def linear_case():
    case = {"limits": linear_limits(), "tick_space": dice.randint(0, 12), "major_format": linear_formatter()}
    width = case["limits"][1] - case["limits"][0]
    case["major"] = dice.choice([max_n, max_n, lambda: {"kind": "automatic"},
                                 lambda: {"kind": "multiple", "base": width / dice.uniform(.5, 50)},
                                 lambda: {"kind": "multiple", "base": 10.0 ** math.floor(math.log10(width)) * dice.choice([.1, .2, .5])},
                                 lambda: {"kind": "fixed", "at": sorted(dice.uniform(*case["limits"]) for _ in range(dice.randint(0, 6)))},
                                 lambda: {"kind": "fixed", "at": [float(n) for n in range(dice.randint(-20, 0), 20)], "nbins": dice.randint(1, 15)}])()
    if "nbins" in case["major"] and case["major"]["kind"] == "fixed":
        case["limits"] = [-20.0, 20.0]
    if dice.random() < .5:
        case["minor"] = {"kind": "auto_minor"} | ({"n": dice.randint(1, 6)} if dice.random() < .4 else {})
    if dice.random() < .1:
        case["limits"].reverse()
    return case


def log_locator():
    spec = {"kind": "log", "base": dice.choice([10.0, 10.0, 2.0, math.e])}
    if dice.random() < .5:
        spec["numticks"] = dice.randint(2, 20)
    draw = dice.random()
    if draw < .4:
        spec["subs"] = dice.choice([[1.0], [1.0, 2.0, 5.0], [2.0, 4.0, 6.0, 8.0], [.5]])
    elif draw < .7:
        spec["subs_rule"] = dice.randint(1, 2)
    return spec


def log_case():
    case = {"scale": 1, "scale_base": dice.choice([10.0, 10.0, 10.0, 2.0, 5.0, 3.5]), "limits": positive_limits(), "tick_space": dice.randint(0, 12)}
    if dice.random() < .4:
        case["major"] = log_locator()
    if dice.random() < .2:
        case["minor"] = log_locator()
    if dice.random() < .2:
        case["major"] = {"kind": "fixed", "at": [10.0 ** dice.uniform(-5, 5) for _ in range(4)] + [1.0, 20.0]}
    if dice.random() < .3:
        case["major_format"] = {"kind": "format", "fmt": "%g"} if dice.random() < .5 else {"kind": "log", "base": 10.0}
    if dice.random() < .1:
        case["limits"].reverse()
    return case


def symlog_case():
    return {"scale": 2, "scale_base": dice.choice([10.0, 10.0, 2.0]), "linthresh": dice.choice([1.0, 2.0, .01, 1e3]),
            "linscale": dice.choice([1.0, .5]), "limits": symlog_limits()}


def date_every():
    unit = dice.choice(list(EVERY))
    spec = {"kind": "date_every", "unit": unit, "interval": dice.choice([1, 1, 2, 3, 6])}
    _, fields = EVERY[unit]
    if fields and dice.random() < .5:
        spec["by"] = sorted(dice.sample(fields, dice.randint(1, min(4, len(fields)))))
    return spec


def date_case():
    case = {"is_date": True, "limits": date_limits()}
    draw = dice.random()
    if draw < .4:
        case["major"] = date_every()
        days = {"year": 365, "month": 30, "weekday": 1, "day": 1, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400,
                "microsecond": 1e-11}[case["major"]["unit"]]
        case["limits"][1] = case["limits"][0] + days * case["major"]["interval"] * dice.uniform(.3, 60)
    elif draw < .7:
        case["major"] = {"kind": "date", "minticks": dice.randint(1, 8), "maxticks": dice.randint(3, 15)}
    case["major_format"] = dice.choice([{"kind": "automatic"}, {"kind": "date_auto"}, {"kind": "date_concise"}, {"kind": "date_concise"},
                                        {"kind": "date", "fmt": dice.choice(["%Y-%m-%d", "%b %d\n%H:%M", "%d.%m.%y", "%H:%M:%S.%f", "%A %j %-d %p %Z"])}])
    return case


# The classes of matplotlib.dates, and the field that "by" chooses of.
EVERY = {"year": (dates.YearLocator, None), "month": (dates.MonthLocator, range(1, 13)), "weekday": (dates.WeekdayLocator, range(7)),
         "day": (dates.DayLocator, range(1, 29)), "hour": (dates.HourLocator, range(24)), "minute": (dates.MinuteLocator, range(60)),
         "second": (dates.SecondLocator, range(60)), "microsecond": (dates.MicrosecondLocator, None)}


def peer_locator(spec):
    kind = spec["kind"]
    if kind == "date_every":
        made, fields = EVERY[spec["unit"]]
        if spec["unit"] == "year":
            return made(spec["interval"])
        named = {"by" + {"day": "monthday"}.get(spec["unit"], spec["unit"]): spec["by"]} if "by" in spec else {}
        return made(interval=spec["interval"], **named)
    subs = {1: "auto", 2: "all"}.get(spec.get("subs_rule"), spec.get("subs", (1.0,)))
    return {"null": ticker.NullLocator, "fixed": lambda: ticker.FixedLocator(spec["at"], spec.get("nbins")),
            "max_n": lambda: ticker.MaxNLocator(**{"nbins": "auto"} | {k: v for k, v in spec.items() if k != "kind"}),
            "multiple": lambda: ticker.MultipleLocator(spec["base"]),
            "log": lambda: ticker.LogLocator(spec["base"], subs=subs, numticks=spec.get("numticks")),
            "date": lambda: dates.AutoDateLocator(minticks=spec.get("minticks", 5), maxticks=spec.get("maxticks")),
            "auto_minor": lambda: ticker.AutoMinorLocator(spec.get("n"))}[kind]()


def peer_formatter(spec, locator):
    def made_scalar():
        formatter = ticker.ScalarFormatter(useOffset=spec.get("offset", spec.get("use_offset", True)), useMathText=spec.get("math_text", False))
        formatter.set_scientific(spec.get("scientific", True))
        if "powerlimits" in spec:
            formatter.set_powerlimits(spec["powerlimits"])
        return formatter
    fmt = spec.get("fmt", "")
    return {"null": ticker.NullFormatter, "scalar": made_scalar,
            "format": lambda: ticker.StrMethodFormatter(fmt) if "{x" in fmt else ticker.FormatStrFormatter(fmt),
            "percent": lambda: ticker.PercentFormatter(spec["xmax"], spec.get("decimals"), spec.get("symbol", "%")),
            "log": lambda: ticker.LogFormatterSciNotation(spec["base"]),
            "engineering": lambda: ticker.EngFormatter(spec["unit"], spec.get("places"), spec["sep"]),
            "date": lambda: dates.DateFormatter(fmt), "date_auto": lambda: dates.AutoDateFormatter(locator),
            "date_concise": lambda: dates.ConciseDateFormatter(locator)}[spec["kind"]]()


def peer(case):
    """[ticks, labels, minor ticks, minor labels, offset] as drawn by matplotlib."""
    axes = Figure().add_subplot()  # clearing one figure would take longer
    axis = axes.xaxis
    axis.get_tick_space = lambda: case.get("tick_space", 9)
    scale = case.get("scale", 0)
    if case.get("is_date"):
        axes.xaxis_date()
    if scale:
        axes.set_xscale(["linear", "log", "symlog"][scale], base=case["scale_base"],
                        **({"linthresh": case["linthresh"], "linscale": case["linscale"]} if scale == 2 else {}))
    for name, setter in (("major", axis.set_major_locator), ("minor", axis.set_minor_locator)):
        if case.get(name, {}).get("kind", "automatic") != "automatic":
            setter(peer_locator(case[name]))
    spec = case.get("major_format", {})
    if spec.get("kind", "automatic") != "automatic":
        axis.set_major_formatter(peer_formatter(spec, axis.get_major_locator()))
    axes.viewLim.intervalx = case["limits"]
    axes._unstale_viewLim = lambda: None
    shown = axis._update_ticks()
    majors = [tick for tick in shown if tick in axis.majorTicks]
    minors = [tick for tick in shown if tick in axis.minorTicks]
    return [[float(tick.get_loc()) for tick in majors], [tick.label1.get_text() for tick in majors],
            [float(tick.get_loc()) for tick in minors], [tick.label1.get_text() for tick in minors], axis.get_major_formatter().get_offset()]


def request(case):
    def numbered(spec, names):
        return spec | {"kind": names.index(spec["kind"])}
    out = dict(case)
    for name in ("major", "minor"):
        if name in out:
            out[name] = numbered(out[name], LOCATORS)
        if name + "_format" in out:
            out[name + "_format"] = numbered(out[name + "_format"], FORMATTERS)
    return json.dumps(out)


def is_same(ours, theirs, width):
    """Ticks may differ by the rounding of a power or a day's fraction."""
    if isinstance(ours, dict):
        return False
    for mine, peers in ((ours[0], theirs[0]), (ours[2], theirs[2])):
        if len(mine) != len(peers) or any(abs(a - b) > 1e-13 * abs(b) + 1e-12 * width for a, b in zip(mine, peers)):
            return False
    return ours[1] == theirs[1] and ours[3] == theirs[3] and ours[4] == theirs[4]


def main():
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    wrong = 0
    for make in (linear_case, log_case, symlog_case, date_case):
        cases = [make() for _ in sampled(range(count))]
        answers = subprocess.run([sys.argv[1]], input="".join(request(case) + "\n" for case in cases), stdout=subprocess.PIPE, text=True,
                                 check=True).stdout.splitlines()
        differences = 0
        for case, answer in zip(cases, answers):
            try:
                theirs = peer(case)
            except (ValueError, IndexError, OverflowError) as refused:
                if "empty set" in str(refused):  # an interval that never meets the hours asked for: we have no ticks
                    continue
                theirs = {"error": str(refused)}
            ours = json.loads(answer)
            refuses = isinstance(ours, dict) and isinstance(theirs, dict)
            if refuses or (isinstance(theirs, list) and is_same(ours, theirs, abs(case["limits"][1] - case["limits"][0]))):
                continue
            differences += 1
            if differences <= 5:
                print(f"different: {case}\n  ours    {ours}\n  theirs  {theirs}")
        print(f"{make.__name__}: {len(cases)} cases, {differences} differences")
        wrong += differences
    sys.exit(1 if wrong else 0)


main()

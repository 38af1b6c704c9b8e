"""boxplot(), violinplot() and eventplot()."""

from __future__ import annotations

from typing import Any

import numpy

from .artist import ALIASES
from .box_stats import box_stats
from .collections import EventCollection
from .datasets import datasets
from .formatters import FixedFormatter
from .given import takes_data
from .kernel import violin_stats
from .limit_mark import AcrossMark, LimitMark
from .patches import Polygon
from .rc import rcParams
from .strokes import parse_format
from .tickers import FixedLocator
from .values import is_scalar


class StatsCalls:
    __slots__ = ()

    @takes_data("x")
    def boxplot(self: Any, x: Any, notch: Any = None, sym: Any = None, vert: Any = None, whis: Any = None, positions: Any = None, widths: Any = None,
                patch_artist: Any = None, bootstrap: Any = None, usermedians: Any = None, conf_intervals: Any = None, meanline: Any = None,
                showmeans: Any = None, showcaps: Any = None, showbox: Any = None, showfliers: Any = None, boxprops: Any = None, labels: Any = None,
                flierprops: Any = None, medianprops: Any = None, meanprops: Any = None, capprops: Any = None, whiskerprops: Any = None,
                manage_ticks: bool = True, autorange: bool = False, zorder: Any = None, capwidths: Any = None) -> dict[str, list[Any]]:
        rc = rcParams
        stats = box_stats(datasets(x), rc["boxplot.whiskers"] if whis is None else whis, labels, autorange,
                          rc["boxplot.bootstrap"] if bootstrap is None else bootstrap)
        for one, median in zip(stats, usermedians if usermedians is not None else []):
            one["med"] = one["med"] if median is None else median
        for one, interval in zip(stats, conf_intervals if conf_intervals is not None else []):
            if interval is not None:
                one["cilo"], one["cihi"] = (mine if given is None else given for mine, given in zip((one["cilo"], one["cihi"]), interval))
        patch_artist = rc["boxplot.patchartist"] if patch_artist is None else patch_artist
        flierprops = dict(flierprops or {})
        if sym == "":
            showfliers = False
        elif sym is not None:
            _, marker, color = parse_format(sym)
            flierprops.update({} if marker is None else {"marker": marker})
            flierprops.update({} if color is None else {"color": color, "markerfacecolor": color, "markeredgecolor": color})
        boxprops = dict(boxprops or {})
        if patch_artist and "color" in boxprops:
            boxprops["edgecolor"] = boxprops.pop("color")
        return self.bxp(stats, positions, widths, rc["boxplot.vertical"] if vert is None else vert, patch_artist,
                        rc["boxplot.notch"] if notch is None else notch, rc["boxplot.showmeans"] if showmeans is None else showmeans,
                        rc["boxplot.showcaps"] if showcaps is None else showcaps, rc["boxplot.showbox"] if showbox is None else showbox,
                        rc["boxplot.showfliers"] if showfliers is None else showfliers, boxprops, whiskerprops, flierprops, medianprops, capprops, meanprops,
                        rc["boxplot.meanline"] if meanline is None else meanline, manage_ticks, zorder, capwidths)

    def bxp(self: Any, bxpstats: Any, positions: Any = None, widths: Any = None, vert: bool = True, patch_artist: bool = False, shownotches: bool = False,
            showmeans: bool = False, showcaps: bool = True, showbox: bool = True, showfliers: bool = True, boxprops: Any = None, whiskerprops: Any = None,
            flierprops: Any = None, medianprops: Any = None, capprops: Any = None, meanprops: Any = None, meanline: bool = False, manage_ticks: bool = True,
            zorder: Any = None, capwidths: Any = None) -> dict[str, list[Any]]:
        count = len(bxpstats)
        positions = numpy.arange(1, count + 1) if positions is None else numpy.asarray(positions)
        if len(positions) != count:
            raise ValueError("List of boxplot statistics and `positions` values must have same the length")
        widths = _each("widths", float(numpy.clip(0.15 * numpy.ptp(positions), 0.15, 0.5)) if widths is None and count else widths, count)
        capwidths = 0.5 * numpy.array(widths) if capwidths is None else _each("capwidths", capwidths, count)
        level = 2.0 if zorder is None else zorder
        mean_props = _props("mean", meanprops, level + 0.1)
        dropped = "marker" if meanline else "linestyle"
        if meanprops is None or dropped not in meanprops:
            mean_props[dropped] = ""
        looks = {"boxes": _patch_props(boxprops, level) if patch_artist else _props("box", boxprops, level, marker=""),
                 "whiskers": _props("whisker", whiskerprops, level, marker=""), "caps": _props("cap", capprops, level, marker=""),
                 "fliers": _props("flier", flierprops, level), "medians": _props("median", medianprops, level + 0.1, marker=""), "means": mean_props}
        shown = {"box": showbox, "caps": showcaps, "means": showmeans, "fliers": showfliers, "notch": shownotches, "meanline": meanline, "patch": patch_artist}
        found: dict[str, list[Any]] = {name: [] for name in ("whiskers", "caps", "boxes", "medians", "fliers", "means")}
        for at, width, stats, cap in zip(positions, widths, bxpstats, capwidths):
            self._box(float(at), float(width), float(cap), stats, shown, looks, bool(vert), found)
        if manage_ticks:
            self._box_ticks(positions, [str(stats.get("label", at)) for at, stats in zip(positions, bxpstats)], bool(vert), found["medians"])
        return found

    def _box(self: Any, at: float, width: float, cap: float, stats: dict[str, Any], shown: dict[str, bool], looks: dict[str, Any], vert: bool,
             found: dict[str, list[Any]]) -> None:
        def line(name: str, xs: Any, ys: Any) -> None:
            xs, ys = numpy.asarray(xs, float), numpy.asarray(ys, float)
            found[name].append(self.plot(*((xs, ys) if vert else (ys, xs)), **looks[name])[0])
        left, right = at - width * 0.5, at + width * 0.5
        xs, ys, middle = _outline(at, width, stats, shown["notch"])
        if shown["box"] and shown["patch"]:
            made = Polygon(numpy.column_stack([xs, ys] if vert else [ys, xs])[:-1], **looks["boxes"])
            made.in_limits = False
            found["boxes"].append(self.add(made))
        elif shown["box"]:
            line("boxes", xs, ys)
        line("whiskers", [at, at], [stats["q1"], stats["whislo"]])
        line("whiskers", [at, at], [stats["q3"], stats["whishi"]])
        if shown["caps"]:
            line("caps", [at - cap * 0.5, at + cap * 0.5], [stats["whislo"]] * 2)
            line("caps", [at - cap * 0.5, at + cap * 0.5], [stats["whishi"]] * 2)
        line("medians", middle, [stats["med"]] * 2)
        if shown["means"]:
            line("means", [left, right] if shown["meanline"] else [at], [stats["mean"]] * (2 if shown["meanline"] else 1))
        if shown["fliers"]:
            line("fliers", numpy.full(len(stats["fliers"]), at), stats["fliers"])

    def _box_ticks(self: Any, positions: Any, labels: list[str], vert: bool, medians: list[Any]) -> None:
        axis = self.xaxis if vert else self.yaxis
        for median, at in zip(medians, positions):
            median.sticky_at = ((at - 0.5, at + 0.5), ()) if vert else ((), (at - 0.5, at + 0.5))
            median.also_in_limits = (at - 0.5, at + 0.5), vert
            if not numpy.isfinite(median.y if vert else median.x).any():
                self.artists_recorded.append(AcrossMark(at - 0.5, at + 0.5, vert))
        ticker = axis.view
        before = ticker.locator.locs if isinstance(ticker.locator, FixedLocator) else []
        names = ticker.formatter.seq if isinstance(ticker.formatter, FixedFormatter) else []
        ticker.locator = FixedLocator([*before, *positions])
        ticker.formatter = FixedFormatter([*names, *labels])

    @takes_data("dataset")
    def violinplot(self: Any, dataset: Any, positions: Any = None, vert: bool = True, widths: Any = 0.5, showmeans: bool = False, showextrema: bool = True,
                   showmedians: bool = False, quantiles: Any = None, points: int = 100, bw_method: Any = None) -> dict[str, Any]:
        sets = [numpy.asarray(one, float) for one in datasets(dataset)]
        return self.violin(violin_stats(sets, bw_method, points, quantiles), positions, vert, widths, showmeans, showextrema, showmedians)

    def violin(self: Any, vpstats: Any, positions: Any = None, vert: bool = True, widths: Any = 0.5, showmeans: bool = False, showextrema: bool = True,
               showmedians: bool = False) -> dict[str, Any]:
        count = len(vpstats)
        positions = numpy.arange(1, count + 1) if positions is None else numpy.asarray(positions, float)
        if len(positions) != count:
            raise ValueError("List of violinplot statistics and `positions` values must have the same length")
        widths = numpy.array(_each("widths", widths, count), float)
        low, high = positions - 0.25 * widths, positions + 0.25 * widths
        color = self.next_line_props().get("color", "k")
        fill, across, along = (self.fill_betweenx, self.hlines, self.vlines) if vert else (self.fill_between, self.vlines, self.hlines)
        found: dict[str, Any] = {"bodies": []}
        for stats, at, width in zip(vpstats, positions, widths):
            shape = 0.5 * width * numpy.array(stats["vals"]) / numpy.max(stats["vals"])
            found["bodies"].append(fill(stats["coords"], at - shape, at + shape, facecolor=color, alpha=0.3))
        values = {name: [stats[name] for stats in vpstats] for name in ("mean", "min", "max", "median")}
        if showmeans:
            found["cmeans"] = across(values["mean"], low, high, colors=color)
        if showextrema:
            found["cmaxes"] = across(values["max"], low, high, colors=color)
            found["cmins"] = across(values["min"], low, high, colors=color)
            found["cbars"] = along(positions, values["min"], values["max"], colors=color)
        if showmedians:
            found["cmedians"] = across(values["median"], low, high, colors=color)
        quantiles = [stats.get("quantiles", ()) for stats in vpstats]
        if any(len(one) for one in quantiles):
            lengths = [len(one) for one in quantiles]
            found["cquantiles"] = across(numpy.concatenate(quantiles), numpy.repeat(low, lengths), numpy.repeat(high, lengths), colors=color)
        return found

    @takes_data("positions", "lineoffsets", "linelengths", "linewidths", "colors", "linestyles")
    def eventplot(self: Any, positions: Any, orientation: str = "horizontal", lineoffsets: Any = 1, linelengths: Any = 1, linewidths: Any = None,
                  colors: Any = None, linestyles: Any = "solid", **kwargs: Any) -> list[EventCollection]:
        if is_scalar(positions):
            positions = [positions]
        rows = list(positions) if any(not is_scalar(one) for one in positions) else [positions]
        if not rows:
            return []
        axis = self.xaxis if orientation == "horizontal" else self.yaxis
        rows = [axis.convert(one).reshape(-1) for one in rows]
        offsets = _listed(lineoffsets)
        if len(offsets) == 1 and len(rows) != 1:
            offsets = [offsets[0] * i for i in range(len(rows))]
        looks = zip(rows, _for_rows("lineoffsets", offsets, rows), _for_rows("linelengths", _listed(linelengths), rows),
                    _for_rows("linewidths", _listed(kwargs.pop("linewidth", linewidths)), rows), _for_rows("colors", _colors(kwargs.pop("color", colors)), rows),
                    _for_rows("linestyles", _listed(kwargs.pop("linestyle", linestyles)), rows))
        made = []
        for row, offset, length, width, color, style in looks:
            made.append(self.add(EventCollection(row, orientation, offset, length, width, color, style, **kwargs)))
            made[-1].in_limits = False
        known = [row for row in rows if len(row)]
        if known:
            lengths = _for_rows("linelengths", _listed(linelengths), rows)
            along = min(row.min() for row in known), max(row.max() for row in known)
            across = min(at - length for at, length in zip(offsets, lengths)), max(at + length for at, length in zip(offsets, lengths))
            self.add(LimitMark(*((along, across) if orientation == "horizontal" else (across, along))))
        return made


def _listed(values: Any) -> list[Any]:
    return [values] if values is None or is_scalar(values) else list(values)


def _colors(colors: Any) -> list[Any]:
    from .colors import is_color_like
    return [colors] if colors is None or is_color_like(colors) else list(colors)


def _for_rows(name: str, values: list[Any], rows: list[Any]) -> list[Any]:
    values = values * len(rows) if len(values) == 1 else values
    if len(values) != len(rows):
        raise ValueError(f"{name} and positions are unequal sized sequences")
    return values


def _each(name: str, values: Any, count: int) -> list[Any]:
    values = [values] * count if numpy.ndim(values) == 0 else list(values)
    if len(values) != count:
        raise ValueError(f"List of statistics and `{name}` values must have same the length")
    return values


def _props(name: str, said: Any, zorder: float, **more: Any) -> dict[str, Any]:
    start = f"boxplot.{name}props."
    props = {key[len(start):]: value for key, value in rcParams.items() if key.startswith(start)}
    props.update({"zorder": zorder, **more, **{ALIASES.get(key, key): value for key, value in (said or {}).items()}})
    return props


def _patch_props(said: Any, zorder: float) -> dict[str, Any]:
    rc = rcParams
    return {"linestyle": rc["boxplot.boxprops.linestyle"], "linewidth": rc["boxplot.boxprops.linewidth"], "edgecolor": rc["boxplot.boxprops.color"],
            "facecolor": rc["patch.facecolor"], "zorder": zorder, **{ALIASES.get(key, key): value for key, value in (said or {}).items()}}


def _outline(at: float, width: float, stats: dict[str, Any], has_notch: bool) -> tuple[list[float], list[float], list[float]]:
    """The box's corners, and the ends of its median."""
    left, right, q1, q3 = at - width * 0.5, at + width * 0.5, stats["q1"], stats["q3"]
    if not has_notch:
        return [left, right, right, left, left], [q1, q1, q3, q3, q1], [left, right]
    inner_left, inner_right, low, middle, high = at - width * 0.25, at + width * 0.25, stats["cilo"], stats["med"], stats["cihi"]
    return ([left, right, right, inner_right, right, right, left, left, inner_left, left, left],
            [q1, q1, low, middle, high, q3, q3, high, middle, low, q1], [inner_left, inner_right])

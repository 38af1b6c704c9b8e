"""Formatters: those that the renderer has are recorded by name; a function of one's own is called here, for the ticks that are known."""

from __future__ import annotations

from typing import Any

from .not_covered import Named, asks_for_missing
from .rc import rcParams
from .refuse import refuse


@asks_for_missing()
class Formatter(Named):
    axis: Any = None

    def set_axis(self, axis: Any) -> None:
        self.axis = axis

    def wire(self) -> dict[str, Any]:
        """Without a name for it: text for each tick, by `__call__`."""
        refuse(f"the formatter {type(self).__name__}", "FuncFormatter, FormatStrFormatter or StrMethodFormatter")

    @property
    def is_function(self) -> bool:
        return type(self).wire is Formatter.wire and type(self).__call__ is not Formatter.__call__

    def __call__(self, x: float, pos: int | None = None) -> str:
        raise NotImplementedError("Derived must override")

    locs: Any = ()

    def set_locs(self, locs: Any) -> None:
        self.locs = locs

    def format_ticks(self, values: Any) -> list[str]:
        """matplotlib asks for all ticks, also for those beyond the limits."""
        self.set_locs(values)
        return [self(value, place) for place, value in enumerate(values)]

    def format_data_short(self, value: float) -> str:
        return f"{value:g}"


class NullFormatter(Formatter):
    def wire(self) -> dict[str, Any]:
        return {"kind": "null"}

    def __call__(self, x: float, pos: int | None = None) -> str:
        return ""


class CategoryFormatter(Formatter):
    """Of a category axis whose ticks stand where a locator says: each has the name of the category that is nearest."""

    def __init__(self, view: Any) -> None:
        self._view = view

    def __call__(self, x: float, pos: int | None = None) -> str:
        at = round(float(x))
        return next((text for text, place in (self._view.categories or {}).items() if place == at), "")


class FixedFormatter(Formatter):
    def __init__(self, seq: Any) -> None:
        self.seq = [str(label) for label in seq]

    def wire(self) -> dict[str, Any]:
        return {"kind": "fixed", "labels": self.seq}

    def __call__(self, x: float, pos: int | None = None) -> str:
        return self.seq[pos] if pos is not None and pos < len(self.seq) else ""


class LabelsOfTicks(FixedFormatter):
    """Those that set_ticklabels() gives to fixed ticks: a tick keeps its own when others are set."""

    def __init__(self, at: Any, seq: Any) -> None:
        super().__init__(seq)
        self.of_ticks = dict(zip((float(place) for place in at), self.seq))

    def moved_to(self, at: Any) -> LabelsOfTicks:
        return LabelsOfTicks(at, [self.of_ticks.get(float(place), "") for place in at])


class FuncFormatter(Formatter):
    def __init__(self, func: Any) -> None:
        self.func = func

    def __call__(self, x: float, pos: int | None = None) -> str:
        return str(self.func(x, pos))


def _check_formula(formatter: Any) -> None:
    """Of a format with dollar signs, by what it makes of 1."""
    from .text import check_formulas
    check_formulas(formatter(1.0, 0))


class FormatStrFormatter(Formatter):
    def __init__(self, fmt: str) -> None:
        self.fmt = fmt
        if "$" in fmt:
            _check_formula(self)

    def wire(self) -> dict[str, Any]:
        if "$" in self.fmt:
            from .text import wire_formulas
            return {"kind": "format", "fmt": wire_formulas(self.fmt)}
        return {"kind": "format", "fmt": self.fmt}

    def __call__(self, x: float, pos: int | None = None) -> str:
        return self.fmt % x


class StrMethodFormatter(Formatter):
    def __init__(self, fmt: str) -> None:
        self.fmt = fmt
        if "$" in fmt:
            _check_formula(self)

    def wire(self) -> dict[str, Any]:
        if "$" in self.fmt and rcParams["mathtext.default"] != "it":
            refuse("StrMethodFormatter of a formula with rcParams['mathtext.default']", "FuncFormatter, or \\mathrm in the format")
        if "pos" in self.fmt:
            refuse(f"StrMethodFormatter({self.fmt!r}) with pos", "x only")
        return {"kind": "format", "fmt": self.fmt}

    def __call__(self, x: float, pos: int | None = None) -> str:
        return self.fmt.format(x=x, pos=pos)


def scalar_fields() -> dict[str, Any]:
    """What rcParams change of a plain axis' labels."""
    low, high = (int(end) for end in rcParams["axes.formatter.limits"])
    fields: dict[str, Any] = {} if (low, high) == (-5, 6) else {"powerlimits": [low, high]}
    if not rcParams["axes.formatter.useoffset"]:
        fields["useOffset"] = False
    if rcParams["axes.formatter.use_mathtext"]:
        from .mathtext import need_fontset
        need_fontset("axes.formatter.use_mathtext")
        fields["useMathText"] = True
    return fields


def as_plain_formula(text: str) -> str:
    """As a ScalarFormatter writes a number when rcParams say that labels are formulas."""
    return f"$\\mathdefault{{{text}}}$" if rcParams["axes.formatter.use_mathtext"] else text


class ScalarFormatter(Formatter):
    def __init__(self, useOffset: Any = None, useMathText: Any = None, useLocale: Any = None) -> None:
        self.fields: dict[str, Any] = scalar_fields()
        if useLocale:
            refuse("ScalarFormatter(useLocale)", "ScalarFormatter(useOffset, useMathText)")
        if useMathText is not None:
            self.set_useMathText(useMathText)
        if useOffset is not None:
            self.set_useOffset(useOffset)

    def set_useOffset(self, val: Any) -> None:
        self.fields["useOffset"] = val if isinstance(val, bool) else float(val)

    def set_scientific(self, b: bool) -> None:
        self.fields["scientific"] = bool(b)

    def set_powerlimits(self, lims: Any) -> None:
        if len(lims) != 2:
            raise ValueError("'lims' must be a sequence of length 2")
        self.fields["powerlimits"] = [int(lims[0]), int(lims[1])]

    def get_useMathText(self) -> bool:
        return bool(self.fields.get("useMathText", False))

    def set_useMathText(self, val: Any) -> None:
        is_math = rcParams["axes.formatter.use_mathtext"] if val is None else bool(val)
        if is_math:
            from .mathtext import need_fontset
            need_fontset("useMathText")
            self.fields["useMathText"] = True
        else:
            self.fields.pop("useMathText", None)

    useMathText = property(get_useMathText, set_useMathText)

    def wire(self) -> dict[str, Any]:
        return {"kind": "scalar", **self.fields}


class LogFormatter(Formatter):
    def __init__(self, base: float = 10.0, labelOnlyBase: bool = False, minor_thresholds: Any = None, linthresh: Any = None) -> None:
        self.base = base
        if minor_thresholds is not None or linthresh is not None or type(self) is LogFormatter:
            refuse("LogFormatter", "LogFormatterSciNotation(base)")

    def wire(self) -> dict[str, Any]:
        return {"kind": "log", "base": float(self.base)}


class LogFormatterMathtext(LogFormatter):
    pass


class LogFormatterSciNotation(LogFormatterMathtext):
    pass


class LogFormatterExponent(Formatter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        refuse("LogFormatterExponent", "LogFormatterSciNotation")


class LogitFormatter(Formatter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        refuse("LogitFormatter", "PercentFormatter")


class EngFormatter(Formatter):
    def __init__(self, unit: str = "", places: int | None = None, sep: str = " ", *, usetex: Any = None, useMathText: Any = None) -> None:
        if usetex or (rcParams["axes.formatter.use_mathtext"] if useMathText is None else useMathText):
            refuse("EngFormatter(usetex, useMathText)", "EngFormatter(unit, places, sep)")
        self.unit, self.places, self.sep = unit, places, sep

    def wire(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": "engineering", "unit": self.unit, "sep": self.sep}
        return fields if self.places is None else {**fields, "places": int(self.places)}


class PercentFormatter(Formatter):
    def __init__(self, xmax: float = 100, decimals: int | None = None, symbol: Any = "%", is_latex: bool = False) -> None:
        self.xmax, self.decimals, self.symbol = float(xmax), decimals, symbol or ""

    def wire(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": "percent", "xmax": self.xmax, "symbol": self.symbol}
        return fields if self.decimals is None else {**fields, "decimals": int(self.decimals)}


def as_formatter(formatter: Any) -> Formatter:
    """set_major_formatter takes a format text or a function as well."""
    if isinstance(formatter, str):
        return StrMethodFormatter(formatter)
    if isinstance(formatter, Formatter):
        return formatter
    if callable(formatter):
        return FuncFormatter(formatter)
    raise TypeError(f"formatter must be a Formatter, a str or a function, not a {type(formatter).__name__}")

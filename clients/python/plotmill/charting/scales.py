"""Scales: linear, log and symlog, as they are recorded and as limits need them."""

from __future__ import annotations

import math
from typing import Any

import numpy

from .mathtext import need_fontset
from .refuse import no_more, refuse


class Scale:
    """One scale; `fields` is what is recorded of it besides its kind."""

    def __init__(self, kind: str, base: float = 10, linthresh: float = 2, linscale: float = 1) -> None:
        self.kind, self.base, self.linthresh, self.linscale = kind, base, linthresh, linscale

    def wire(self) -> Any:
        if self.kind == "log" and self.base != 10:
            return {"kind": "log", "base": self.base}
        if self.kind == "symlog":
            return {"kind": "symlog", "base": self.base, "linthresh": self.linthresh, "linscale": self.linscale}
        return self.kind

    def forward(self, value: float) -> float:
        if self.kind == "log":
            return math.log(value, self.base) if value > 0 else -1000.0
        if self.kind == "symlog":
            adjusted = self.linscale / (1.0 - self.base ** -1)
            if abs(value) <= self.linthresh:
                return value * adjusted
            return math.copysign(self.linthresh * (adjusted + math.log(abs(value) / self.linthresh) / math.log(self.base)), value)
        return value

    def backward(self, value: float) -> float:
        if self.kind == "log":
            return float(numpy.power(float(self.base), value))
        if self.kind == "symlog":
            adjusted = self.linscale / (1.0 - self.base ** -1)
            if abs(value) <= self.linthresh * adjusted:
                return value / adjusted
            return math.copysign(self.linthresh * self.base ** (abs(value) / self.linthresh - adjusted), value)
        return value

    def nonsingular(self, low: float, high: float, positive: float, is_date: bool) -> tuple[float, float]:
        """Limits that are not one point."""
        if self.kind == "log":
            return _log_nonsingular(low, high, positive, self.base)
        if is_date:
            return (low, high) if high - low > 1e-6 else (low - 2 * 365.25, high + 2 * 365.25)
        return nonsingular(low, high, 0.05)

    def bounded(self, low: float, high: float, positive: float) -> tuple[float, float]:
        if self.kind != "log":
            return low, high
        positive = positive if math.isfinite(positive) else 1e-300
        return positive if low <= 0 else low, positive if high <= 0 else high

    def widened(self, low: float, high: float, margin: float) -> tuple[float, float]:
        start, end = self.forward(low), self.forward(high)
        delta = (end - start) * margin
        delta = delta if math.isfinite(delta) else 0.0
        return self.backward(start - delta), self.backward(end + delta)


LINEAR = Scale("linear")


def nonsingular(low: float, high: float, expander: float, tiny: float = 1e-15) -> tuple[float, float]:
    """Wider where the two are (nearly) one; in order."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return -expander, expander
    low, high = min(low, high), max(low, high)
    largest = max(abs(low), abs(high))
    if largest < 1e6 / tiny * 2.2250738585072014e-308:
        return -expander, expander
    if high - low <= largest * tiny:
        if high == 0 and low == 0:
            return -expander, expander
        return low - expander * abs(low), high + expander * abs(high)
    return low, high


def _log_nonsingular(low: float, high: float, positive: float, base: float) -> tuple[float, float]:
    if not (math.isfinite(low) and math.isfinite(high)) or high <= 0:
        return 1.0, 10.0
    low = low if low > 0 else positive if math.isfinite(positive) else 1e-300
    if low == high:
        return (base ** (math.floor(math.log(low, base)) - 1 if math.log(low, base).is_integer() else math.floor(math.log(low, base))),
                base ** (math.ceil(math.log(high, base)) + 1 if math.log(high, base).is_integer() else math.ceil(math.log(high, base))))
    return low, high


def make_scale(value: str, kwargs: dict[str, Any]) -> Scale:
    """Of set_xscale(value, …)."""
    if value == "linear":
        no_more("set_scale()", kwargs)
        return LINEAR
    need_fontset(f"a {value!r} axis")
    if value == "log":
        base = float(kwargs.pop("base", 10))
        for name in ("subs", "nonpositive"):
            given = kwargs.pop(name, None)
            if given is not None and not (name == "nonpositive" and given == "clip"):
                refuse(f"set_scale('log', {name}={given!r})", "leaving it out")
        no_more("LogScale.__init__()", kwargs)
        if base <= 0 or base == 1:
            raise ValueError("The log base cannot be <= 0 or == 1")
        return Scale("log", int(base) if base == int(base) else base)
    if value == "symlog":
        if kwargs.pop("subs", None) is not None:
            refuse("set_scale('symlog', subs=…)", "leaving it out")
        scale = Scale("symlog", kwargs.pop("base", 10), kwargs.pop("linthresh", 2), kwargs.pop("linscale", 1))
        no_more("SymmetricalLogScale.__init__()", kwargs)
        return scale
    if value in ("logit", "asinh", "function", "functionlog"):
        refuse(f"the scale {value!r}", "'linear', 'log' or 'symlog'")
    raise ValueError(f"{value!r} is not a valid value for scale; supported values are 'linear', 'log', 'symlog', 'asinh', 'logit', 'function', 'functionlog'")

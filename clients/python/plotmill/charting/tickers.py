"""Where ticks are and what stands at them: matplotlib's locators and formatters, as far as the contract has them."""

from __future__ import annotations

import math
from typing import Any

import numpy

from .not_covered import Named, asks_for_missing
from .refuse import refuse


@asks_for_missing()
class Locator(Named):
    axis: Any = None

    def set_axis(self, axis: Any) -> None:
        self.axis = axis

    def wire(self) -> dict[str, Any]:
        refuse(f"the locator {type(self).__name__}", "MaxNLocator, MultipleLocator, FixedLocator, LogLocator or AutoDateLocator")

    def tick_values(self, vmin: float, vmax: float) -> Any:
        refuse(f"the values of {type(self).__name__} before it is drawn", "FixedLocator")

    def __call__(self) -> Any:
        return self.tick_values(*sorted(self.axis.get_view_interval()))


WIRE_NULL = {"kind": "null"}


class NullLocator(Locator):
    def wire(self) -> dict[str, Any]:
        return WIRE_NULL

    def tick_values(self, vmin: float, vmax: float) -> Any:
        return numpy.array([])


class FixedLocator(Locator):
    def __init__(self, locs: Any, nbins: int | None = None) -> None:
        locs = numpy.atleast_1d(numpy.asarray(locs))
        self.locs, self.nbins = locs if locs.dtype.kind in "iu" else locs.astype(float), nbins  # whole numbers stay such: functions write them

    def wire(self) -> dict[str, Any]:
        if not len(self.locs):
            return WIRE_NULL
        return {"kind": "fixed", "at": self.locs.astype(float).tolist()} | ({} if self.nbins is None else {"nbins": int(self.nbins)})

    def __call__(self) -> Any:
        return self.tick_values(0, 1)

    def tick_values(self, vmin: float, vmax: float) -> Any:
        return self.locs


class _NoTicks(FixedLocator):
    """FixedLocator([]): one for all axes, so it belongs to none."""

    def set_axis(self, axis: Any) -> None:
        pass

    def __call__(self) -> Any:
        return numpy.zeros(0)


NO_TICKS = _NoTicks(())


class IndexLocator(Locator):
    """Every so many places from the offset on, within the limits as they are when it is saved."""

    def __init__(self, base: float, offset: float) -> None:
        self._base, self.offset = base, offset

    def tick_values(self, vmin: float, vmax: float) -> Any:
        low, high, _ = self.axis.view._of_data()
        return numpy.arange(low + self.offset, high + 1, self._base)

    def wire(self) -> dict[str, Any]:
        return FixedLocator(self()).wire()


class LinearLocator(Locator):
    """So many ticks from one end of the limits to the other, as these are when it is saved."""

    def __init__(self, numticks: Any = None, presets: Any = None) -> None:
        if presets is not None:
            refuse("LinearLocator(presets)", "LinearLocator(numticks)")
        self.numticks = 11 if numticks is None else int(numticks)

    def tick_values(self, vmin: float, vmax: float) -> Any:
        return numpy.linspace(vmin, vmax, self.numticks) if self.numticks else numpy.array([])

    def wire(self) -> dict[str, Any]:
        return FixedLocator(self()).wire()


class MultipleLocator(Locator):
    def __init__(self, base: float = 1.0) -> None:
        if base <= 0:
            raise ValueError("'step' must be positive")
        self._base = float(base)

    def set_params(self, base: Any = None) -> None:
        self._base = self._base if base is None else float(base)

    def wire(self) -> dict[str, Any]:
        return {"kind": "multiple", "base": self._base}

    def tick_values(self, vmin: float, vmax: float) -> Any:
        step = self._base
        first = math.ceil(vmin / step - 1e-10) * step
        count = int((vmax - first + 0.001 * step) // step)
        return first - step + numpy.arange(count + 3) * step


_STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]


class MaxNLocator(Locator):
    DEFAULTS = {"nbins": 10, "steps": None, "integer": False, "symmetric": False, "prune": None, "min_n_ticks": 2}

    def __init__(self, nbins: Any = None, **kwargs: Any) -> None:
        self.params = dict(self.DEFAULTS)
        if nbins is not None:
            kwargs["nbins"] = nbins
        self.set_params(**kwargs)

    def set_params(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            if name not in self.DEFAULTS:
                raise TypeError(f"set_params() got an unexpected keyword argument {name!r}")
            if name == "prune" and value not in (None, "upper", "lower", "both"):
                raise ValueError(f"prune must be 'upper', 'lower', 'both', or None, got {value!r}")
            self.params[name] = value

    def wire(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": "max_n"}
        for name, value in self.params.items():
            if name == "nbins" or value != self.DEFAULTS[name]:
                fields[name] = [float(step) for step in value] if name == "steps" else value
        return fields

    def tick_values(self, vmin: float, vmax: float) -> Any:
        from .scales import nonsingular
        if self.params["symmetric"]:
            vmax = max(abs(vmin), abs(vmax))
            vmin = -vmax
        vmin, vmax = nonsingular(vmin, vmax, 1e-13, 1e-14)
        found = self._raw(vmin, vmax)
        prune = self.params["prune"]
        return found[prune in ("lower", "both"):len(found) - (prune in ("upper", "both"))]

    def _bins(self) -> int:
        bins = self.params["nbins"]
        return int(numpy.clip(self.axis.get_tick_space() if self.axis is not None else 9, max(1, self.params["min_n_ticks"] - 1), 9)) if bins == "auto" else int(bins)

    def _steps(self) -> Any:
        steps = self.params["steps"]
        steps = numpy.array(_STEPS if steps is None else steps, float)
        steps = numpy.unique(numpy.concatenate([[1.0] if steps[0] != 1 else [], steps, [10.0] if steps[-1] != 10 else []]))
        return numpy.concatenate([0.1 * steps[:-1], steps, [10 * steps[1]]])

    def _raw(self, vmin: float, vmax: float) -> Any:
        bins = self._bins()
        scale, offset = _scale_and_offset(vmin, vmax, bins)
        low, high = vmin - offset, vmax - offset
        raw_step = (high - low) / bins
        steps = self._steps() * scale
        if self.params["integer"]:
            steps = steps[(steps < 1) | (numpy.abs(steps - numpy.round(steps)) < 0.001)]
        first = int(numpy.nonzero(steps >= raw_step)[0][0])
        ticks = numpy.array([])
        for step in steps[:first + 1][::-1]:
            if self.params["integer"] and numpy.floor(high) - numpy.ceil(low) >= self.params["min_n_ticks"] - 1:
                step = max(1, step)
            best_low = low // step * step
            edge = _Edge(step, offset)
            ticks = numpy.arange(edge.lowest(low - best_low), edge.highest(high - best_low) + 1) * step + best_low
            if ((ticks <= high) & (ticks >= low)).sum() >= self.params["min_n_ticks"]:
                break
        return ticks + offset


class _Edge:
    """Whole steps with a tolerance for what is nearly one."""

    def __init__(self, step: float, offset: float) -> None:
        self.step, self.offset = step, abs(offset)

    def _near(self, part: float, whole: float) -> bool:
        tolerance = 1e-10
        if self.offset > 0:
            tolerance = min(0.4999, max(1e-10, 10 ** (numpy.log10(self.offset / self.step) - 12)))
        return abs(part - whole) < tolerance

    def lowest(self, x: float) -> float:
        steps, rest = divmod(x, self.step)
        return steps + 1 if self._near(rest / self.step, 1) else steps

    def highest(self, x: float) -> float:
        steps, rest = divmod(x, self.step)
        return steps if self._near(rest / self.step, 0) else steps + 1


def _scale_and_offset(vmin: float, vmax: float, bins: int, threshold: float = 100) -> tuple[float, float]:
    span, middle = abs(vmax - vmin), (vmax + vmin) / 2
    offset = 0.0 if abs(middle) / span < threshold else math.copysign(10 ** (math.log10(abs(middle)) // 1), middle)
    return 10 ** (math.log10(span / bins) // 1), offset


class AutoLocator(MaxNLocator):
    def __init__(self) -> None:
        super().__init__(nbins="auto", steps=[1, 2, 2.5, 5, 10])

    def wire(self) -> dict[str, Any]:
        return {"kind": "auto"} if self.params == AutoLocator().params else super().wire()


class LogLocator(Locator):
    def __init__(self, base: float = 10.0, subs: Any = (1.0,), numdecs: Any = None, numticks: Any = None) -> None:
        self._base, self._subs, self.numticks = base, subs, numticks

    def set_params(self, base: Any = None, subs: Any = None, numticks: Any = None) -> None:
        self._base = self._base if base is None else base
        self._subs = self._subs if subs is None else subs
        self.numticks = self.numticks if numticks is None else numticks

    def wire(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": "log", "base": float(self._base)}
        subs = "auto" if self._subs is None else self._subs
        fields["subs"] = subs if isinstance(subs, str) else [float(sub) for sub in subs]
        if self.numticks is not None and self.numticks != "auto":
            fields["numticks"] = int(self.numticks)
        return fields

    def tick_values(self, vmin: float, vmax: float) -> Any:
        """Powers of the base, at most as many as there is room for, with one step more at each end."""
        base = float(self._base)
        if vmin <= 0:
            vmin = self.axis.get_minpos() if self.axis is not None else vmin
            if vmin <= 0 or not math.isfinite(vmin):
                raise ValueError("Data has no positive values, and therefore can not be log-scaled.")
        low, high = sorted((math.log(vmin) / math.log(base), math.log(vmax) / math.log(base)))
        most = int(self.numticks) if self.numticks not in (None, "auto") else 9 if self.axis is None else int(numpy.clip(self.axis.get_tick_space(), 2, 9))
        decades = math.floor(high) - math.ceil(low)
        subs = self._parts(decades)
        step = (decades + 1) // most + 1
        powers = base ** numpy.arange(math.floor(low) - step, math.ceil(high) + 2 * step, step)
        if not len(subs):
            return numpy.array([])
        if len(subs) == 1 and subs[0] == 1:
            return powers
        found = (powers[:, None] * subs).ravel() if step == 1 else numpy.array([])
        if len(subs) > 1 and step == 1 and ((found >= vmin) & (found <= vmax)).sum() <= 1:
            return AutoLocator().tick_values(vmin, vmax)
        return found

    def _parts(self, decades: int) -> Any:
        """What the powers are multiplied by."""
        if self._subs is None or isinstance(self._subs, str):
            is_auto = self._subs != "all"
            if decades > 10 or self._base < 3:
                return numpy.array([] if is_auto else [1.0])
            return numpy.arange(2.0 if is_auto else 1.0, self._base)
        return numpy.atleast_1d(numpy.asarray(self._subs, float))


class SymmetricalLogLocator(Locator):
    pass


class LogitLocator(Locator):
    pass


class AutoMinorLocator(Locator):
    def __init__(self, n: int | None = None) -> None:
        self.ndivs = n

    def wire(self) -> dict[str, Any]:
        return {"kind": "auto_minor"} if self.ndivs is None else {"kind": "auto_minor", "n": int(self.ndivs)}

"""What get_major_ticks() returns: ticks one by one, whose labels and lines are set for all of an axis or are refused."""

from __future__ import annotations

from typing import Any

from .colors import to_rgba
from .refuse import refuse
from .ticklabels import TickLabels


def ticks_of(axis: Any, minor: bool) -> list[Tick]:
    labels = list(TickLabels(axis, minor))
    lines = _Lines(axis, minor, len(labels))
    return [Tick(axis, label, lines, place) for place, label in enumerate(labels)]


class _Lines:
    """Collects what is set of tick lines, tick by tick, until all have it."""

    def __init__(self, axis: Any, minor: bool, count: int) -> None:
        self.axis, self.minor, self.count = axis, minor, count
        self.seen: dict[str, dict[int, Any]] = {}

    def set(self, place: int, name: str, value: Any) -> None:
        values = self.seen.setdefault(name, {})
        values[place] = value
        axes = self.axis.axes
        pending = {key: waiting for key, waiting in axes.pending_labels.items() if key != (id(self), name)}
        axes.pending_labels = pending if len(values) == self.count else {**pending, (id(self), name): (values, self.count, f"the {name} of tick lines")}
        if len(values) == self.count:
            if any(other != value for other in values.values()):
                refuse(f"ticks with several values of {name}", "one for all of an axis")
            self.axis.tick_params("minor" if self.minor else "major", **{name: value})


def _is_shown(lines: _Lines, side: str) -> bool:
    """Whether there are ticks at that side."""
    return lines.axis._has_ticks("low" if side in ("bottom", "left") else "high", "minor" if lines.minor else "major")


class TickLine:
    """One side's line of a tick."""

    def __init__(self, lines: _Lines, place: int, side: str) -> None:
        self._lines, self._place, self._side = lines, place, side

    def set_visible(self, b: bool) -> None:
        if b and not _is_shown(self._lines, self._side):
            refuse("set_visible(True) of a tick line", f"tick_params({self._side}=True)")
        self._lines.set(self._place, self._side, bool(b))

    def _need_alone(self) -> None:
        """A look is that of both sides' lines."""
        others = {"bottom": "top", "top": "bottom", "left": "right", "right": "left"}
        if not _is_shown(self._lines, self._side) or _is_shown(self._lines, others[self._side]):
            refuse("the look of one side's tick lines", "tick_params(color=…, width=…)")

    def set_color(self, color: Any) -> None:
        """Nobody sees it: what is drawn is a marker with a colour of its own, as matplotlib's."""
        to_rgba(color)

    def set_markeredgecolor(self, ec: Any) -> None:
        self._need_alone()
        self._lines.set(self._place, "color", ec)

    def set_markeredgewidth(self, ew: float) -> None:
        self._need_alone()
        self._lines.set(self._place, "width", float(ew))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        refuse(f"a tick line's {name}()", "set_visible, set_markeredgecolor, set_markeredgewidth, or tick_params(length=…)")


class Tick:
    def __init__(self, axis: Any, label: Any, lines: _Lines, place: int) -> None:
        low, high = ("bottom", "top") if axis.name == "x" else ("left", "right")
        self.label1, self._lines, self._place = label, lines, place
        self.tick1line, self.tick2line = TickLine(lines, place, low), TickLine(lines, place, high)

    label = property(lambda self: self.label1)  # until matplotlib 3.8

    def get_loc(self) -> float:
        axis = self._lines.axis
        return axis.get_ticklocs(minor=self._lines.minor)[self._place]

    def set_pad(self, val: float) -> None:
        self._lines.set(self._place, "pad", float(val))

    def set_visible(self, b: bool) -> None:
        """The grid's line goes with them, as far as there is one."""
        axis = self._lines.axis
        if axis._has_grid("minor" if self._lines.minor else "major"):
            refuse("set_visible() of a tick with a grid line", "grid(False), tick_params()")
        self.label1.set_visible(b)
        self.tick1line.set_visible(b)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        refuse(f"a tick's {name}", "label1, tick1line, tick2line, or tick_params()")

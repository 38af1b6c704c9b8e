"""How an axis looks: its ticks, grid, sides and label."""

from __future__ import annotations

from typing import Any

from .artist import ALIASES
from .colors import wire_color
from .looks import SIDES
from .rc import font_points, rcParams
from .refuse import refuse, unknown_keyword
from .text import Text
from .tickers import AutoMinorLocator, NullLocator

_TICK_FIELDS = {"size": "length", "length": "length", "width": "width", "pad": "pad", "direction": "direction", "labelsize": "labelsize", "labelrotation": "labelrotation",
                "rotation": "labelrotation"}


class AxisLooks:
    __slots__ = ()

    def tick_params(self: Any, which: str = "major", reset: bool = False, **kwargs: Any) -> None:
        """Fields of tick_params() that are of this axis."""
        for name in ("major", "minor") if which == "both" else (which,):
            self._tick_params(self.ticks if name == "major" else self.minor_ticks, name, reset, dict(kwargs))

    def set_tick_params(self: Any, which: str = "major", reset: bool = False, **kwargs: Any) -> None:
        self.tick_params(which, reset, **kwargs)

    def _tick_params(self: Any, fields: dict[str, Any], which: str, reset: bool, kwargs: dict[str, Any]) -> None:
        if reset:
            fields.clear()
        low, high = SIDES[self.name]
        sides = {low: "low", high: "high", f"label{low}": "labellow", f"label{high}": "labelhigh"}
        grid: dict[str, Any] = {}
        if "labelrotation_overlap" in fields:
            self._settle_overlap(fields, {_TICK_FIELDS.get(name) for name in kwargs})
            if kwargs.get(f"label{high}") and kwargs.get(f"label{low}") is False:
                self._leave_overlap(fields)
        for name, value in kwargs.items():
            if name in _TICK_FIELDS:
                field = _TICK_FIELDS[name]
                if field == "labelsize":
                    fields.pop("roomsize", None)
                fields[field] = value if field == "direction" else font_points(value) if field == "labelsize" else float(value)
                if field == "direction" and value not in ("in", "out", "inout"):
                    raise ValueError(f"{value!r} is not a valid value for tickdir; supported values are 'in', 'out', 'inout'")
            elif name in ("color", "labelcolor"):
                fields[name] = wire_color(value)
            elif name == "colors":
                fields["color"] = fields["labelcolor"] = wire_color(value)
            elif name in sides:
                fields[sides[name]] = bool(value)
            elif name.startswith("grid_"):
                grid[ALIASES.get(name[5:], name[5:])] = value
            elif name in ("labelfontfamily", "zorder"):
                refuse(f"tick_params({name}=…)", "rcParams['font.family']" if name != "zorder" else "set_axisbelow()")
            elif name not in ("bottom", "top", "left", "right", "labelbottom", "labeltop", "labelleft", "labelright"):
                raise ValueError(f"keyword {name} is not recognized; valid keywords are {sorted([*_TICK_FIELDS, *sides])}")
        if self.before_labels:
            self._keep_label_looks(which, {_TICK_FIELDS.get(name, sides.get(name, name)) for name in kwargs} | ({"labelcolor"} if "colors" in kwargs else set()))
        if grid:
            self.grids.setdefault(f"{which} look", {}).update(grid)

    def grid(self: Any, visible: Any = None, which: str = "major", **kwargs: Any) -> None:
        if which not in ("major", "minor", "both"):
            raise ValueError(f"{which!r} is not a valid value for which; supported values are 'major', 'minor', 'both'")
        look = {ALIASES.get(name, name): value for name, value in kwargs.items()}
        for name, value in list(look.items()):
            if name not in ("color", "alpha", "linewidth", "linestyle"):
                if name == "zorder":
                    refuse("grid(zorder=…)", "set_axisbelow()")
                unknown_keyword("grid()", name, look.pop(name))
        if look and visible is None:
            visible = True
        for name in ("major", "minor") if which == "both" else (which,):
            on = not self._has_grid(name) if visible is None else bool(visible)
            if look:
                self.grids[f"{name} look"] = {**self.grids.get(f"{name} look", {}), **look}
            self.grids[name] = on

    def _has_grid(self: Any, which: str) -> bool:
        field = "grid" if which == "major" else "minor_grid"
        return bool(self.grids.get(which, getattr(self.axes.look, self.name).get(field, False)))

    def _has_ticks(self: Any, side: str, which: str) -> bool:
        """At its `side`, "low" or "high"."""
        said, field = (self.ticks, "ticks") if which == "major" else (self.minor_ticks, "minor_ticks")
        look = getattr(self.axes.look, self.name).get(field, {})
        return bool(said.get(side, look.get(side, side == "low")))

    # ---- sides and label ---------------------------------------------------------------------------------------------

    def set_overlap_rotation(self: Any, degrees: float, length: float | None) -> None:
        """How tick labels stand instead if they would overlap on an axis of `length` points, or as it is drawn (Plotmill's own: who measures texts draws them)."""
        self.ticks["labelrotation_overlap"] = float(degrees)
        self.ticks["overlap_dpi"] = float(self.axes.figure._dpi)
        if length is not None:
            self.ticks["overlap_length"] = length

    def overlap_rotation(self: Any) -> tuple[float, float | None] | None:
        """What set_overlap_rotation() was given (Plotmill's own)."""
        degrees = self.ticks.get("labelrotation_overlap")
        return None if degrees is None else (degrees, self.ticks.get("overlap_length"))

    def has_turned_labels(self: Any) -> bool:
        """Whether somebody turned the tick labels (Plotmill's own)."""
        return bool(self.ticks.get("labelrotation"))

    def set_periods(self: Any, periods: Any) -> None:
        """What numbers dates have on it, and its ticks of other limits (Plotmill's own: pandas' axis of periods)."""
        self.view.periods = periods

    def _settle_overlap(self: Any, fields: dict[str, Any], said: Any) -> None:
        """seaborn turns labels at once: a rotation that is set later holds, and another size comes too late."""
        if "labelrotation" in said:
            for name in ("labelrotation_overlap", "overlap_dpi", "overlap_length", "overlap_labelsize"):
                fields.pop(name, None)
        elif "labelsize" in said:
            fields.setdefault("overlap_labelsize", fields.get("labelsize", float(font_points(rcParams[f"{self.name}tick.labelsize"]))))

    def _keep_label_looks(self: Any, which: str, said: set[str]) -> None:
        """What the axis is given is its own, though labels were given it before."""
        self.before_labels = {(minor, name): before for (minor, name), before in self.before_labels.items() if minor != (which == "minor") or name not in said}

    def forget_label_looks(self: Any) -> None:
        """What tick labels were given themselves is gone when a spine moves: matplotlib makes them anew."""
        for (minor, name), before in self.before_labels.items():
            fields = self.minor_ticks if minor else self.ticks
            fields.pop(name, None)
            if before is not None:
                fields[name] = before
        self.before_labels = {}
        for name in ("roomsize", "labelrotation_overlap", "overlap_dpi", "overlap_length", "overlap_labelsize") if self._ticks else ():
            self.ticks.pop(name, None)

    def _leave_overlap(self: Any, fields: dict[str, Any]) -> None:
        """seaborn turned the labels of one side: those of the other, where there were none yet, stand as ever."""
        if "labelrotation_overlap" in fields and not fields.get("labelhigh", False):
            for name in ("labelrotation_overlap", "overlap_dpi", "overlap_length", "overlap_labelsize", "labelva"):
                fields.pop(name, None)

    def set_ticks_position(self: Any, position: str) -> None:
        low, high = SIDES[self.name]
        if position not in (low, high, "both", "default", "none"):
            raise ValueError(f"{position!r} is not a valid value for position; supported values are {low!r}, {high!r}, 'both', 'default', 'none'")
        at_low, at_high = position in (low, "both", "default"), position in (high, "both", "default")
        if position == high:
            self._leave_overlap(self.ticks)
        for fields in (self.ticks, self.minor_ticks):
            fields["low"], fields["high"] = at_low, at_high
            if position in (low, high, "default"):
                fields["labellow"], fields["labelhigh"] = position != high, position == high

    def get_ticks_position(self: Any) -> str:
        low, high = SIDES[self.name]
        return high if self.ticks.get("high") and not self.ticks.get("low", True) else low

    def _move_ticks(self: Any, to_high: bool) -> None:
        has_labels = self.ticks.get("labellow", True) or self.ticks.get("labelhigh", False)
        self.set_ticks_position(SIDES[self.name][to_high])
        if not has_labels:
            for fields in (self.ticks, self.minor_ticks):
                fields["labellow"] = fields["labelhigh"] = False

    def tick_top(self: Any) -> None:
        self._move_ticks(True)

    def tick_bottom(self: Any) -> None:
        self._move_ticks(False)

    tick_right, tick_left = tick_top, tick_bottom

    def set_label_position(self: Any, position: str) -> None:
        low, high = SIDES[self.name]
        if position not in (low, high):
            raise ValueError(f"{position!r} is not a valid value for position; supported values are {low!r}, {high!r}")
        self.label_side = "high" if position == high else "low"

    def get_label_position(self: Any) -> str:
        return SIDES[self.name][self.label_side == "high"]

    @property
    def label(self: Any) -> Text:
        if self._label is None:
            self._label = Text(*((0.5, 0) if self.name == "x" else (0, 0.5)))
            self._label.style.fields.update(self.axes.look.label)
            self._label.axes = None
        return self._label

    def get_label(self: Any) -> Text:
        return self.label

    def get_label_text(self: Any) -> str:
        return self.label.get_text()

    def set_label_text(self: Any, label: Any, fontdict: Any = None, **kwargs: Any) -> Text:
        self.label.set_text(label)
        self.label.set(**{**(fontdict or {}), **kwargs})
        return self.label

    def set_label_coords(self: Any, x: float, y: float, transform: Any = None) -> None:
        refuse("set_label_coords()", "labelpad")

    def set_visible(self: Any, b: bool) -> None:
        self.is_visible = bool(b)

    def get_visible(self: Any) -> bool:
        return self.is_visible

    def set_units(self: Any, u: Any) -> None:
        if u is not None:
            refuse("set_units()", "dates or texts as data")

    def axis_date(self: Any, tz: Any = None) -> None:
        if tz is not None:
            refuse("time zones", "UTC")
        self.view.units = self.view.units or "date"

    def set_data_interval(self: Any, *_: Any, **__: Any) -> None:
        refuse("set_data_interval()", "set_xlim(), set_ylim()")

    def set_tick_position(self: Any, *args: Any) -> None:
        self.set_ticks_position(*args)

    def minorticks_on(self: Any) -> None:
        if self.view.scale.kind == "linear":
            self.set_minor_locator(AutoMinorLocator())
        elif self.view.scale.kind == "symlog":
            refuse("minor ticks of a symlog axis", "set_ticks(…, minor=True)")

    def minorticks_off(self: Any) -> None:
        self.set_minor_locator(NullLocator())

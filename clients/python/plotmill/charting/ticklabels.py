"""Tick labels as a list of texts that can be read and styled together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .artist import ALIASES
from .colors import wire_color
from .formatters import FixedFormatter, NullFormatter
from .font import FontProperties
from .not_covered import missing_name
from .rc import font_family, font_points
from .refuse import refuse, unknown_keyword
from .text import Text, checked_slant, wire_weight

_FIELDS = {"rotation": "labelrotation", "horizontalalignment": "labelha", "verticalalignment": "labelva", "rotation_mode": "labelrotation_mode", "fontsize": "labelsize", "color": "labelcolor"}
_WORDS = {"vertical": 90.0, "horizontal": 0.0}


def wire_label_style(kwargs: dict[str, Any]) -> dict[str, Any]:
    """Text properties of tick labels as fields of the contract's `ticks`."""
    fields: dict[str, Any] = {}
    kwargs = {**kwargs.pop("fontdict", {}), **kwargs} if kwargs.get("fontdict") else {k: v for k, v in kwargs.items() if k != "fontdict"}
    for name, value in kwargs.items():
        name = ALIASES.get(name, name)
        if name == "fontsize":
            fields["labelsize"] = font_points(value)
        elif name == "color":
            fields["labelcolor"] = wire_color(value)
        elif name == "rotation":
            fields["labelrotation"] = _WORDS[value] if value in _WORDS else float(value)
        elif name in _FIELDS:
            fields[_FIELDS[name]] = value
        elif name == "fontweight":
            fields["labelweight"] = wire_weight(value)
        elif name == "fontstyle":
            fields["labelstyle"] = checked_slant(value)
        elif name == "fontfamily":
            fields["labelfamily"] = font_family(value) or "DejaVu Sans"
        elif name == "fontproperties":
            fields.update(wire_label_style(dict(FontProperties.of(value).fields)))
        elif name == "visible":
            if not value:
                fields["labellow"] = fields["labelhigh"] = False
        else:
            unknown_keyword("tick labels", name, value)
    return fields


class TickLabels:
    """What get_xticklabels() returns. What is set on one is set on all; setting another on only some is refused."""

    def __init__(self, axis: Any, minor: bool) -> None:
        self._axis, self._minor = axis, minor

    def are_of(self, axis: Any, minor: bool) -> bool:
        """Whether they are those of that axis that nobody has given a text."""
        ticker = axis.view
        formatter = ticker.minor_formatter if minor else ticker.formatter
        return self._axis is axis and self._minor == minor and not axis.view.has_category_ticks and not isinstance(formatter, FixedFormatter)

    def _texts(self) -> list[str]:
        ticker = self._axis.view
        formatter = ticker.minor_formatter if self._minor else ticker.formatter
        if not self._minor and self._axis.view.has_category_ticks and ticker.locator is None:
            return ticker.labels or list(self._axis.view.categories or ())
        if isinstance(formatter, FixedFormatter):
            return formatter.seq
        if self._is_counted_late():
            return [""]  # one stands for all
        return [""] * len(self._axis.get_ticklocs(minor=self._minor))

    def _is_counted_late(self) -> bool:
        """Whether only where they are drawn it is known how many there are."""
        view = self._axis.view
        return (view.minor_locator if self._minor else view.locator) is None and (view.units == "date" or view.scale.kind == "symlog")

    def set(self, **kwargs: Any) -> None:
        self._axis._style_labels(kwargs, self._minor)

    def __add__(self, other: Any) -> list[Any]:
        return [*self, *other]

    def __len__(self) -> int:
        return len(self._texts())

    def __iter__(self) -> Iterator[Any]:
        texts = self._texts()
        group = _Group(self._axis, self._minor, len(texts))
        return iter([TickLabel(group, place, text) for place, text in enumerate(texts)])

    def __getitem__(self, key: Any) -> Any:
        if self._is_counted_late() and key != slice(None):
            refuse("some tick labels of an axis whose ticks are found where it is drawn", "set_xticks(), set_yticks() first, or all of them")
        return list(self)[key]


class _Group:
    """Collects what is set label by label until all have it."""

    def __init__(self, axis: Any, minor: bool, count: int) -> None:
        self.axis, self.minor, self.count = axis, minor, count
        self.seen: dict[str, dict[int, Any]] = {}

    def set(self, place: int, name: str, value: Any) -> None:
        self.seen.setdefault(name, {})[place] = value
        values = self.seen[name]
        axes = self.axis.axes
        pending = {key: waiting for key, waiting in axes.pending_labels.items() if key != (id(self), name)}
        axes.pending_labels = pending if len(values) == self.count else {**pending, (id(self), name): (values, self.count, name)}
        if len(values) == self.count:
            if any(other != value for other in values.values()):
                refuse(f"tick labels with several values of {name}", "one for all of an axis")
            self.axis._style_labels({name: value}, self.minor)


class TickLabel:
    def __init__(self, group: _Group, place: int, text: str) -> None:
        self._group, self._place, self._text = group, place, text

    def get_text(self) -> str:
        if self._text == "" and not self._group.minor:
            if not isinstance(self._group.axis.view.formatter, (FixedFormatter, NullFormatter)):
                refuse("the text of a tick label that nobody gave", "set_ticks() with labels, or get_xticks()")
        return self._text

    def set(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            self._group.set(self._place, ALIASES.get(name, name), value)

    def update(self, props: dict[str, Any]) -> None:
        self.set(**props)

    def get_visible(self) -> bool:
        axis = self._group.axis
        fields = axis.minor_ticks if self._group.minor else axis.ticks
        look = getattr(axis.axes.look, axis.name).get("ticks", {})
        return axis.is_visible and bool(fields.get("labellow", look.get("labellow", True)) or fields.get("labelhigh", look.get("labelhigh", False)))

    def get_position(self) -> tuple[float, float]:
        at = float(self._group.axis.get_ticklocs(minor=self._group.minor)[self._place])
        return (at, 0.0) if self._group.axis.name == "x" else (0.0, at)

    def __getattr__(self, name: str) -> Any:
        verb, _, word = name.partition("_")
        if verb == "set" and word:
            return lambda value: self.set(**{word: value})
        if verb == "get" and word:
            refuse(f"a tick label's {name}()", "what the script set itself")
        missing_name("Text", name, (Text,))

"""Containers: what bar, errorbar and stem return, tuples of their artists with one label."""

from __future__ import annotations

from typing import Any

from .not_covered import Named


class Container(Named, tuple[Any, ...]):
    """Its label is shown by the artist that stands for it in legends."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        return tuple.__new__(cls, args[0])

    def __init__(self, kl: Any, label: Any = None) -> None:
        self._label = "" if label is None else str(label)
        self._axes: Any = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} object of {len(self)} artists>"

    def get_label(self) -> str:
        return self._label

    def set_label(self, s: Any) -> None:
        self._label = "" if s is None else str(s)

    @property
    def in_legend(self) -> bool:
        return bool(self._label) and not self._label.startswith("_")

    def get_children(self) -> list[Any]:
        found: list[Any] = []
        for item in self:
            found += item if isinstance(item, (list, tuple)) else [] if item is None else [item]
        return found

    def remove(self) -> None:
        for child in self.get_children():
            child.remove()
        if self._axes is not None and self in self._axes.containers:
            self._axes.containers.remove(self)

    def handle(self) -> Any:
        """The artist that is drawn before its label."""
        return self[0] if self else None


class BarContainer(Container):
    def __init__(self, patches: Any, errorbar: Any = None, *, datavalues: Any = None, orientation: Any = None, label: Any = None) -> None:
        super().__init__(patches, label)
        self.patches, self.errorbar, self.datavalues, self.orientation = patches, errorbar, datavalues, orientation


class ErrorbarContainer(Container):
    def __init__(self, lines: Any, has_xerr: bool = False, has_yerr: bool = False, label: Any = None) -> None:
        super().__init__(lines, label)
        self.lines, self.has_xerr, self.has_yerr = lines, has_xerr, has_yerr


class StemContainer(Container):
    def __init__(self, parts: Any, label: Any = None) -> None:
        super().__init__(parts, label)
        self.markerline, self.stemlines, self.baseline = parts

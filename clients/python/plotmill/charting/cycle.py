"""Property cycles: what `cycler` is to matplotlib."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any


class Cycler:
    """A list of property maps. Added they go side by side, multiplied all pairs."""

    __slots__ = ("items",)

    def __init__(self, items: list[dict[str, Any]]) -> None:
        self.items = items

    @property
    def keys(self) -> set[str]:
        return set(self.items[0]) if self.items else set()

    def by_key(self) -> dict[str, list[Any]]:
        return {key: [item[key] for item in self.items] for key in (self.items[0] if self.items else ())}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter([dict(item) for item in self.items])

    def __call__(self) -> Iterator[dict[str, Any]]:
        return cycle(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __add__(self, other: Any) -> Cycler:
        other = list(other)
        if len(self) != len(other):
            raise ValueError(f"Can only add equal length cycles, not {len(self)} and {len(other)}")
        if self.items and other and self.keys & set(other[0]):
            raise ValueError("Can not compose overlapping cycles")
        return Cycler([{**mine, **its} for mine, its in zip(self.items, other)])

    def __mul__(self, other: Any) -> Cycler:
        if isinstance(other, int):
            return Cycler(self.items * other)
        return Cycler([{**mine, **its} for mine in self.items for its in other])

    __rmul__ = __mul__

    def __getitem__(self, key: slice) -> Cycler:
        return Cycler(self.items[key])

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Cycler) and self.items == other.items

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return " + ".join(f"cycler({key!r}, {values!r})" for key, values in self.by_key().items())


_ALIASES = {"c": "color", "lw": "linewidth", "ls": "linestyle", "m": "marker", "ms": "markersize", "mec": "markeredgecolor", "mfc": "markerfacecolor",
            "mew": "markeredgewidth"}


def cycler(*args: Any, **kwargs: Any) -> Cycler:
    """cycler("color", ["r", "g"]), cycler(color=[…], linestyle=[…])"""
    if len(args) == 1 and hasattr(args[0], "by_key"):  # of this module, or the package cycler's
        return Cycler([{_ALIASES.get(key, key): value for key, value in item.items()} for item in args[0]])
    if len(args) == 2:
        kwargs = {args[0]: args[1]}
    elif args:
        raise TypeError("cycler() takes a Cycler, a name and values, or keywords")
    lists = {_ALIASES.get(key, key): list(values) for key, values in kwargs.items()}
    if len({len(values) for values in lists.values()}) > 1:
        raise ValueError("cycler: got lists of several lengths, expected one")
    count = len(next(iter(lists.values()), ()))
    return Cycler([{key: values[i] for key, values in lists.items()} for i in range(count)])

"""plot() and its kin: lines with markers."""

from __future__ import annotations

from typing import Any

import numpy

from .artist import ALIASES
from .coords import DATA
from .given import look_up
from .limit_mark import EmptyMark
from .lines import Line2D
from .refuse import refuse
from .strokes import parse_format
from .values import Array, plain

_FLOAT = numpy.dtype(float)
_LOG_WORDS = ("base", "subs", "nonpositive")
_OLD_LOG_WORDS = ("basex", "basey", "subsx", "subsy", "nonposx", "nonposy")  # before matplotlib 3.5: a scale refuses them


class LineCalls:
    __slots__ = ()

    def plot(self: Any, *args: Any, scalex: bool = True, scaley: bool = True, data: Any = None, **kwargs: Any) -> list[Line2D]:
        kwargs = {ALIASES.get(name, name): value for name, value in kwargs.items()}
        if not scalex or not scaley:
            refuse("plot(scalex=False, scaley=False)", "set_xlim(), set_ylim()")
        lines: list[Line2D] = []
        if data is not None:
            args = _from_data(data, args, kwargs)
        while args:
            this, args = args[:2], args[2:]
            if args and isinstance(args[0], str):
                this, args = (*this, args[0]), args[1:]
            lines += self._plot_one(this, kwargs, bool(args))
        return lines

    def _plot_one(self: Any, group: tuple[Any, ...], kwargs: dict[str, Any], is_more: bool) -> list[Line2D]:
        linestyle = marker = color = None
        if len(group) > 1 and isinstance(group[-1], str):
            linestyle, marker, color = parse_format(group[-1])
            group = group[:-1]
        elif len(group) == 3:
            raise ValueError("third arg must be a format string")
        if len(group) == 1 and isinstance(group[0], str):
            raise ValueError("plot() got a text only, expected data")
        if any(value is None for value in group):
            raise ValueError("x, y, and format string must not be None")
        x, y = self._two_d(group)
        is_plain = getattr(group[-1], "dtype", None) is _FLOAT and getattr(group[0], "dtype", None) is _FLOAT
        said = {"linestyle": linestyle, "marker": marker, "color": color}
        for name, value in said.items():
            if value is not None and name not in kwargs:
                kwargs = {**kwargs, name: value} if not (name == "color" and "color" in kwargs) else kwargs
        made = self._plot_columns(x, y, kwargs)
        if not is_plain:
            for column, line in enumerate(made):
                line.keep_given(group, column)
        return made

    def _two_d(self: Any, group: tuple[Any, ...]) -> tuple[Array, Array]:
        if len(group) == 2:
            x, y = self.xaxis.convert(_at_least_1d(group[0])), self.yaxis.convert(_at_least_1d(group[1]))
        else:
            y = self.yaxis.convert(_at_least_1d(group[0]))
            index = getattr(group[0], "index", None)
            x = self.xaxis.convert(index) if index is not None and not callable(index) else numpy.arange(y.shape[0], dtype=float)
        if x.shape[0] != y.shape[0]:
            raise ValueError(f"x and y must have same first dimension, but have shapes {x.shape} and {y.shape}")
        if x.ndim > 2 or y.ndim > 2:
            raise ValueError(f"x and y can be no greater than 2D, but have shapes {x.shape} and {y.shape}")
        return x, y

    def _plot_columns(self: Any, x: Array, y: Array, kwargs: dict[str, Any]) -> list[Line2D]:
        x, y = x[:, None] if x.ndim == 1 else x, y[:, None] if y.ndim == 1 else y
        columns_x, columns_y = x.shape[1], y.shape[1]
        if columns_x > 1 and columns_y > 1 and columns_x != columns_y:
            raise ValueError(f"x has {columns_x} columns but y has {columns_y} columns")
        count = max(columns_x, columns_y)
        label = kwargs.get("label")
        labels = list(label) if label is not None and not isinstance(label, str) and hasattr(label, "__len__") and count > 1 else None
        if labels is not None and len(labels) != count:
            raise ValueError(f"label must be iterable and have the same length as input data, but got {len(labels)} and {count}")
        made = []
        for i in range(count):
            props = kwargs if labels is None else {**kwargs, "label": labels[i]}
            made.append(self._line(numpy.ascontiguousarray(x[:, i % columns_x]), numpy.ascontiguousarray(y[:, i % columns_y]), props))
        return made

    def _line(self: Any, x: Array, y: Array, kwargs: dict[str, Any]) -> Line2D:
        if kwargs.get("color") is None:
            kwargs = {**self.next_line_props(), **{name: value for name, value in kwargs.items() if name != "color" or value is not None}}
        else:
            cycle = self._cycle_beyond_color()
            kwargs = {**cycle, **kwargs} if cycle else kwargs
        line = Line2D(x, y)
        line.axes = self
        line.set(**kwargs)
        self.artists_recorded.append(line)
        if line._coords is not DATA:
            self.artists_recorded.append(EmptyMark())  # limits are asked for, though nothing of it is in data
        self.release_limits()
        return line

    def _cycle_beyond_color(self: Any) -> dict[str, Any]:
        """A cycle of more than colours moves on even when the colour was said."""
        from .rc import rcParams
        if rcParams["axes.prop_cycle"].keys <= {"color"} and self._lines_cycle is None:
            return {}
        if self._lines_cycle is None or rcParams["axes.prop_cycle"].keys <= {"color"}:
            return {} if rcParams["axes.prop_cycle"].keys <= {"color"} else self.next_line_props()
        return self.next_line_props()

    def plot_date(self: Any, x: Any, y: Any, fmt: str = "o", tz: Any = None, xdate: bool = True, ydate: bool = False, **kwargs: Any) -> list[Line2D]:
        if tz is not None:
            refuse("time zones", "UTC")
        if xdate:
            self.xaxis.axis_date()
        if ydate:
            self.yaxis.axis_date()
        return self.plot(x, y, fmt, **kwargs)

    def loglog(self: Any, *args: Any, **kwargs: Any) -> list[Line2D]:
        words = {name: kwargs.pop(name) for name in (*_LOG_WORDS, *_OLD_LOG_WORDS) if name in kwargs}
        self.set_xscale("log", **words)
        self.set_yscale("log", **words)
        return self.plot(*args, **kwargs)

    def semilogx(self: Any, *args: Any, **kwargs: Any) -> list[Line2D]:
        self.set_xscale("log", **{name: kwargs.pop(name) for name in (*_LOG_WORDS, *_OLD_LOG_WORDS[::2]) if name in kwargs})
        return self.plot(*args, **kwargs)

    def semilogy(self: Any, *args: Any, **kwargs: Any) -> list[Line2D]:
        self.set_yscale("log", **{name: kwargs.pop(name) for name in (*_LOG_WORDS, *_OLD_LOG_WORDS[1::2]) if name in kwargs})
        return self.plot(*args, **kwargs)

    def step(self: Any, x: Any, y: Any, *args: Any, where: str = "pre", data: Any = None, **kwargs: Any) -> list[Line2D]:
        if where not in ("pre", "post", "mid"):
            raise ValueError(f"{where!r} is not a valid value for where; supported values are 'pre', 'post', 'mid'")
        kwargs["drawstyle"] = f"steps-{where}"
        return self.plot(x, y, *args, data=data, **kwargs)


def _at_least_1d(values: Any) -> Any:
    values = plain(values)
    if isinstance(values, (str, bytes)) or not hasattr(values, "__len__"):
        if hasattr(values, "__iter__") and not isinstance(values, (str, bytes, numpy.ndarray)):
            return list(values)
        return [values] if not isinstance(values, numpy.ndarray) else values.reshape(1)
    if isinstance(values, dict) or type(values).__name__ in ("dict_keys", "dict_values"):
        return list(values)
    return values


def _from_data(data: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, ...]:
    if len(args) > 3:
        raise ValueError("Using arbitrary long args with data is not supported due to ambiguity of arguments.\nUse multiple plotting calls instead.")
    found = tuple(look_up(data, value) for value in args)
    if len(args) > 1 and found[-1] is args[-1] and isinstance(args[-1], str):
        names, label_at = found[:-1], len(args) - 2
    else:
        names, label_at = found, len(args) - 1
    if "label" not in kwargs and names and isinstance(args[label_at], str):
        kwargs["label"] = args[label_at]
    return found

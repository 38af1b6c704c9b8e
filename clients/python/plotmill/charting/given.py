"""The `data=` keyword: names that stand for its columns."""

from __future__ import annotations

import functools
from typing import Any, TypeVar

F = TypeVar("F", bound=Any)


def takes_data(*names: str, label_from: str | None = None) -> Any:
    """Decorates a call whose arguments `names` (positional in that order, after self) may be names in data=."""
    def decorate(call: F) -> F:
        @functools.wraps(call)
        def wrapper(self: Any, *args: Any, data: Any = None, **kwargs: Any) -> Any:
            if data is None:
                return call(self, *args, **kwargs)
            given = dict(zip(names, args))
            given.update((name, kwargs[name]) for name in names if name in kwargs)
            if label_from is not None and "label" not in kwargs and isinstance(given.get(label_from), str):
                if look_up(data, given[label_from]) is not given[label_from]:
                    kwargs["label"] = given[label_from]
            args = tuple(look_up(data, value) if i < len(names) else value for i, value in enumerate(args))
            kwargs = {name: look_up(data, value) if name in names else value for name, value in kwargs.items()}
            return call(self, *args, **kwargs)
        return wrapper  # type: ignore[return-value]
    return decorate


def look_up(data: Any, value: Any) -> Any:
    """The column of that name, if there is one."""
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return value
    try:
        return data[value] if isinstance(value, str) else value
    except (KeyError, IndexError, ValueError, TypeError):
        return value

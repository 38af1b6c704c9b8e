"""quiver() and quiverkey()."""

from __future__ import annotations

from typing import Any

from .refuse import refuse


class FieldCalls:
    __slots__ = ()

    def quiver(self: Any, *args: Any, data: Any = None, **kwargs: Any) -> Any:
        from .given import look_up
        from .quiver import Quiver, parse
        if data is not None:
            args = tuple(look_up(data, value) for value in args)
            kwargs = {name: look_up(data, value) if name == "color" else value for name, value in kwargs.items()}
        transform = kwargs.pop("transform", None)
        if transform is not None and (transform.x, transform.y) != ("data", "data"):
            refuse("quiver(transform=…)", "X and Y in data")
        made = Quiver(*parse(self, args), **kwargs)
        if made._values is not None:
            self.current_mappable = made
        return self.add(made)

    def quiverkey(self: Any, Q: Any, X: float, Y: float, U: float, label: str, **kwargs: Any) -> Any:
        from .quiver import QuiverKey
        return self.add(QuiverKey(Q, X, Y, U, label, **kwargs))

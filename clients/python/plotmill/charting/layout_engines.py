"""Layout engines: what lays a figure out when it is drawn. They hold settings only: the layout is made where the picture is drawn."""

from __future__ import annotations

from typing import Any

from .rc import rcParams
from .refuse import refuse

WHOLE = (0.0, 0.0, 1.0, 1.0)


class LayoutEngine:
    """`colorbar_gridspec`: colour bars are cut out of their parent's cells; `adjust_compatible`: subplots_adjust() has an effect."""

    adjust_compatible = True
    colorbar_gridspec = True
    NAMES: tuple[str, ...] = ()

    def __init__(self) -> None:
        self._params: dict[str, Any] = dict.fromkeys(self.NAMES)

    def set(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            if name not in self.NAMES:
                raise TypeError(f"{type(self).__name__}.set() got an unexpected keyword argument {name!r}")
            if value is not None:
                self._params[name] = tuple(float(part) for part in value) if name == "rect" else float(value)
                if name == "rect" and len(self._params[name]) != 4:
                    raise ValueError(f"rect must be four numbers, not {value!r}")

    def get(self) -> dict[str, Any]:
        return dict(self._params)

    def execute(self, fig: Any) -> None:
        refuse(f"{type(self).__name__}.execute()", "savefig(), which lays out as well")


class PlaceHolderLayoutEngine(LayoutEngine):
    """Lays out nothing; stands where another engine was."""

    def __init__(self, adjust_compatible: bool, colorbar_gridspec: bool) -> None:
        super().__init__()
        self.adjust_compatible, self.colorbar_gridspec = adjust_compatible, colorbar_gridspec

    def execute(self, fig: Any) -> None:
        """Nothing."""


class TightLayoutEngine(LayoutEngine):
    NAMES = ("pad", "h_pad", "w_pad", "rect")

    def __init__(self, *, pad: float = 1.08, h_pad: Any = None, w_pad: Any = None, rect: Any = WHOLE) -> None:
        super().__init__()
        self.set(pad=pad, h_pad=h_pad, w_pad=w_pad, rect=rect)

    def wire(self) -> dict[str, Any]:
        fields = {name: value for name, value in self._params.items() if value is not None and value != WHOLE and (name, value) != ("pad", 1.08)}
        if "rect" in fields:
            fields["rect"] = list(fields["rect"])
        return fields


class ConstrainedLayoutEngine(LayoutEngine):
    adjust_compatible = False
    colorbar_gridspec = False
    NAMES = ("h_pad", "w_pad", "hspace", "wspace", "rect")

    def __init__(self, *, h_pad: Any = None, w_pad: Any = None, hspace: Any = None, wspace: Any = None, rect: Any = WHOLE, compress: bool = False) -> None:
        super().__init__()
        self.set(rect=WHOLE, **{name: rcParams[f"figure.constrained_layout.{name}"] for name in ("h_pad", "w_pad", "hspace", "wspace")})
        self.set(h_pad=h_pad, w_pad=w_pad, hspace=hspace, wspace=wspace, rect=rect)
        self._compress = bool(compress)

    @property
    def is_compressed(self) -> bool:
        return self._compress


def make_engine(layout: Any, before: Any, kwargs: dict[str, Any]) -> LayoutEngine | None:
    """Of a word, an engine, or None for what rcParams say."""
    if layout is None:
        layout = "tight" if rcParams["figure.autolayout"] else "constrained" if rcParams["figure.constrained_layout.use"] else None
        if layout is None:
            return None
    if layout == "tight":
        return TightLayoutEngine(**kwargs)
    if layout in ("constrained", "compressed"):
        return ConstrainedLayoutEngine(**kwargs, **({"compress": True} if layout == "compressed" else {}))
    if isinstance(layout, str) and layout == "none":
        return None if before is None else PlaceHolderLayoutEngine(before.adjust_compatible, before.colorbar_gridspec)
    if isinstance(layout, LayoutEngine):
        return layout
    raise ValueError(f"Invalid value for 'layout': {layout!r}")


def check_change(figure: Any, before: Any, engine: Any) -> None:
    """Colour bars are made for the engine that a figure has: with some there, another kind cannot take over."""
    made_for = True if before is None else before.colorbar_gridspec
    if engine is not None and before is not None and engine.colorbar_gridspec != made_for and any(axes.colorbar_ is not None for axes in figure._axes):
        raise RuntimeError("Colorbar layout of new layout engine not compatible with old engine, and a colorbar has been created.  Engine not changed.")
    takes_over = isinstance(engine, ConstrainedLayoutEngine)
    if takes_over != isinstance(before, ConstrainedLayoutEngine) and any(axes.colorbar_ is not None and axes.colorbar_.takes_room for axes in figure._axes):
        refuse("a change to or from constrained layout after colorbar()", "layout='constrained' where the figure is made")
    if isinstance(before, ConstrainedLayoutEngine) and not takes_over and figure._times_drawn:
        refuse("leaving constrained layout after savefig()", "a new figure")

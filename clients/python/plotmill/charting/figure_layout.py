"""How a figure is laid out: subplots_adjust(), tight_layout() and layout engines."""

from __future__ import annotations

import warnings
from typing import Any

from .gridspec import GridSpecFromSubplotSpec
from .layout_engines import ConstrainedLayoutEngine, TightLayoutEngine, check_change, make_engine
from .layout_state import layout_state
from .rc import rcParams
from .record import Recorder
from .refuse import refuse

MAX_TIGHT_TIMES = 10


class FigureLayout:
    __slots__ = ()

    def _set_layout(self: Any, layout: Any, tight: Any, constrained: Any) -> None:
        """The first of them that is given counts."""
        if layout is not None or tight is None and constrained is None:
            self.set_layout_engine(layout)
        elif tight is not None:
            self.set_layout_engine("tight", **(tight if isinstance(tight, dict) else {}))
        elif constrained:
            self.set_layout_engine("constrained", **(constrained if isinstance(constrained, dict) else {}))

    @property
    def is_tight(self: Any) -> bool:
        return self._tight is not None or isinstance(self._engine, TightLayoutEngine)

    @property
    def is_constrained(self: Any) -> bool:
        return isinstance(self._engine, ConstrainedLayoutEngine)

    def subplots_adjust(self: Any, left: Any = None, bottom: Any = None, right: Any = None, top: Any = None, wspace: Any = None, hspace: Any = None) -> None:
        if self._engine is not None and not self._engine.adjust_compatible:
            warnings.warn("This figure was using a layout engine that is incompatible with subplots_adjust and/or tight_layout; not calling subplots_adjust.",
                          stacklevel=2)
            return
        said = {"left": left, "bottom": bottom, "right": right, "top": top, "wspace": wspace, "hspace": hspace}
        params = {**self.subplot_params, **{name: float(value) for name, value in said.items() if value is not None}}
        if params["left"] >= params["right"]:
            raise ValueError("left cannot be >= right")
        if params["bottom"] >= params["top"]:
            raise ValueError("bottom cannot be >= top")
        if self._tight is not None and any(value is not None for value in said.values()):
            if not all(said[name] is not None for name in ("left", "bottom", "right", "top", "wspace", "hspace")):
                changed = {name: float(value) for name, value in said.items() if value is not None}
                self._tight["then"] = {**self._tight.get("then", {}), **changed}
                return
            self._tight = None
        self.subplot_params = params

    def tight_layout(self: Any, *, pad: float = 1.08, h_pad: Any = None, w_pad: Any = None, rect: Any = None) -> None:
        if self._legend_beside is not None and rect is None:
            refuse("tight_layout() of a figure whose grid has its legend beside it", "the grid's own tight_layout()")
        if self._engine is not None:
            self.set_layout_engine(TightLayoutEngine())
        self.set_layout_engine(None)
        self._kept_layout = None
        times = 1 if self._tight is None else min(self._tight.get("times", 1) + 1, MAX_TIGHT_TIMES)
        # matplotlib lays out at once, with texts as wide as hinting makes them at the figure's resolution.
        self._tight = {"dpi": float(self._dpi), **({"pad": float(pad)} if pad != 1.08 else {})}
        if times > 1:
            self._tight["times"] = times
        for name, value in (("h_pad", h_pad), ("w_pad", w_pad)):
            if value is not None:
                self._tight[name] = float(value)
        if rect is not None:
            self._tight["rect"] = [float(part) for part in rect]

        self._seen_by_tight = layout_state(self)

    def keep_layout(self: Any) -> None:
        """Records the figure for the tight_layout() just called, so that what comes later does not move it (Plotmill's own: it is laid out where it is drawn)."""
        recorder = Recorder()
        recorder.dpi = self._dpi
        options = self._record_options(recorder)
        options.pop("tight_layout", None)
        self._kept_layout = (options, recorder.arrays)

    def _check_tight(self: Any) -> bool:
        """tight_layout() is done where the picture is drawn: what would not have been there when it was called is refused, unless the layout of then was kept."""
        if self._tight is None or self._seen_by_tight is None:
            return False
        now = layout_state(self)
        changed = next((name for (name, before), (_, after) in zip(self._seen_by_tight, now) if before != after), None)
        is_other = changed is not None or len(now) != len(self._seen_by_tight)
        if is_other and self._kept_layout is None:
            refuse(f"{changed or 'another axes'} after tight_layout()", "tight_layout() as the last call before savefig(), or figure(layout='tight')")
        return is_other

    def set_layout_engine(self: Any, layout: Any = None, **kwargs: Any) -> None:
        engine = make_engine(layout, self._engine, kwargs)
        if engine is not self._engine:
            check_change(self, self._engine, engine)
        self._engine = engine
        if engine is not None:
            self._tight = self._seen_by_tight = None

    def get_layout_engine(self: Any) -> Any:
        return self._engine

    def set_tight_layout(self: Any, tight: Any) -> None:
        tight = rcParams["figure.autolayout"] if tight is None else tight
        if tight:
            self.set_layout_engine("tight", **(tight if isinstance(tight, dict) else {}))

    def get_tight_layout(self: Any) -> bool:
        return isinstance(self._engine, TightLayoutEngine)

    def set_constrained_layout(self: Any, constrained: Any) -> None:
        constrained = rcParams["figure.constrained_layout.use"] if constrained is None else constrained
        if constrained:
            self.set_layout_engine("constrained", **(constrained if isinstance(constrained, dict) else {}))

    def get_constrained_layout(self: Any) -> bool:
        return self.is_constrained

    def set_constrained_layout_pads(self: Any, **kwargs: Any) -> None:
        if self.is_constrained:
            self._engine.set(**kwargs)

    def draw_without_rendering(self: Any) -> None:
        """Nothing is drawn before it is saved; layouts go on from what they gave before."""
        self._times_drawn += 1

    # ---- recording ---------------------------------------------------------------------------------------------------

    def _record_tight(self: Any, options: dict[str, Any]) -> None:
        if not self.is_tight:
            return
        options["tight_layout"] = {**self._engine.wire(), **self._times()} if self._tight is None else self._tight
        if any(isinstance(getattr(axes.place, "grid", None), GridSpecFromSubplotSpec) for axes in self._axes):
            from .layout_grids import record_nested
            record_nested(self, options)

    def _times(self: Any) -> dict[str, int]:
        return {"times": min(self._times_drawn, MAX_TIGHT_TIMES)} if self._times_drawn > 1 else {}

    def _record_constrained(self, options: dict[str, Any], text_numbers: dict[int, int]) -> None:
        from .constrained import record_constrained
        if self._legend_beside is not None:
            refuse("constrained layout of a figure with a legend beside it", "tight_layout()")
        record_constrained(self, self._engine, options, text_numbers)

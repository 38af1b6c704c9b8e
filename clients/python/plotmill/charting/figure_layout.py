"""How a figure is laid out: subplots_adjust(), tight_layout() and layout engines."""

from __future__ import annotations

import pickle
import warnings
from typing import Any

import numpy

from .gridspec import GridSpecFromSubplotSpec
from .layout_engines import WHOLE, ConstrainedLayoutEngine, TightLayoutEngine, check_change, make_engine
from .layout_steps import BESIDE_LEGEND, Step, add_seen, adjust, bare, check_bars, has_legend_beside, record_layouts
from .rc import rcParams
from .refuse import refuse


class FigureLayout:
    __slots__ = ()
    _label_groups: Any = None  # see label_groups
    _recorded: Any = None  # what a tight layout engine saw when the picture was recorded
    _sup_numbers: Any = {}  # of the figure's labels among its texts, as they were recorded

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
        return bool(self._layouts) or isinstance(self._engine, TightLayoutEngine)

    @property
    def is_constrained(self: Any) -> bool:
        return isinstance(self._engine, ConstrainedLayoutEngine)

    def subplots_adjust(self: Any, left: Any = None, bottom: Any = None, right: Any = None, top: Any = None, wspace: Any = None, hspace: Any = None) -> None:
        if self._engine is not None and not self._engine.adjust_compatible:
            warnings.warn("This figure was using a layout engine that is incompatible with subplots_adjust and/or tight_layout; not calling subplots_adjust.",
                          stacklevel=2)
            return
        said = {"left": left, "bottom": bottom, "right": right, "top": top, "wspace": wspace, "hspace": hspace}
        changed = {name: float(value) for name, value in said.items() if value is not None}
        before = self.subplot_params if not self._layouts else {"left": -numpy.inf, "right": numpy.inf, "bottom": -numpy.inf, "top": numpy.inf}  # not known yet
        params = {**before, **changed}
        if params["left"] >= params["right"]:
            raise ValueError("left cannot be >= right")
        if params["bottom"] >= params["top"]:
            raise ValueError("bottom cannot be >= top")
        if changed:
            check_bars(self, "subplots_adjust()")
        if self._layouts and changed:
            adjust(self, changed)
        elif not self._layouts:
            self.subplot_params = params

    def align_xlabels(self: Any, axs: Any = None) -> None:
        from .label_groups import align
        align(self, "x", axs)

    def align_ylabels(self: Any, axs: Any = None) -> None:
        from .label_groups import align
        align(self, "y", axs)

    def align_labels(self: Any, axs: Any = None) -> None:
        self.align_xlabels(axs)
        self.align_ylabels(axs)

    def tight_layout(self: Any, *, pad: float = 1.08, h_pad: Any = None, w_pad: Any = None, rect: Any = None) -> None:
        if self._engine is not None:
            self.set_layout_engine(TightLayoutEngine())
        self.set_layout_engine(None)
        check_bars(self, "tight_layout()")
        # matplotlib lays out at once, with texts as wide as hinting makes them at the figure's resolution.
        fields: dict[str, Any] = {"dpi": float(self._dpi), **({"pad": float(pad)} if pad != 1.08 else {})}
        for name, value in (("h_pad", h_pad), ("w_pad", w_pad)):
            if value is not None:
                fields[name] = float(value)
        if rect is not None:
            fields["rect"] = [float(usual if part is None else part) for part, usual in zip(rect, WHOLE, strict=True)]
            if rect[2] is BESIDE_LEGEND:
                fields["beside_legend"] = True
        add_seen(self, Step(self, tight=fields))

    def widen_by_legend(self: Any, margin: float) -> float:
        """The figure grows by the width of its legend, and its grids end before it: what is returned stands for where they end in the rect of tight_layout()
        (Plotmill's own: texts are measured where they are drawn)."""
        add_seen(self, Step(self, margin=float(margin)))
        return BESIDE_LEGEND

    def size_before_layouts(self: Any) -> list[float]:
        """In inches, without a legend beside the grid (Plotmill's own)."""
        return list(self._size)

    def _check_size_known(self: Any) -> None:
        if has_legend_beside(self):
            refuse("the size of a figure with a legend beside its grid", "set_size_inches(width, height)")

    def set_layout_engine(self: Any, layout: Any = None, **kwargs: Any) -> None:
        engine = make_engine(layout, self._engine, kwargs)
        if engine is not self._engine:
            check_change(self, self._engine, engine)
        self._engine = engine

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
        if isinstance(self._engine, TightLayoutEngine):
            add_seen(self, Step(self, tight={"dpi": float(self._dpi), **self._engine.wire()}))

    # ---- recording ---------------------------------------------------------------------------------------------------

    def _after_drawing(self: Any) -> None:
        """savefig() lays out: the next picture goes on from there."""
        recorded, self._recorded = self._recorded, None
        if isinstance(self._engine, TightLayoutEngine) and recorded is not None:
            add_seen(self, Step(self, tight=recorded[0]), (pickle.loads(recorded[1]), recorded[2]))

    def _record_tight(self: Any, options: dict[str, Any], text_numbers: dict[int, int]) -> None:
        if not self.is_tight:
            return
        self._sup_numbers = {name: text_numbers[id(text)] for name, text in self._sup_labels.items() if id(text) in text_numbers and text.get_text()}
        if any(isinstance(getattr(axes.place, "grid", None), GridSpecFromSubplotSpec) for axes in self._axes):
            from .layout_grids import record_nested
            record_nested(self, options)

    def _record_steps(self: Any, options: dict[str, Any], recorder: Any) -> None:
        if isinstance(self._engine, TightLayoutEngine):
            check_bars(self, "a tight layout")
            options["tight_layout"] = {**self._engine.wire(), **self._sup_numbers}
            self._recorded = ({"dpi": float(recorder.dpi), **options["tight_layout"]}, pickle.dumps(bare(options)), recorder.arrays)
        if self._layouts:
            record_layouts(self, options, recorder)

    def _record_constrained(self: Any, options: dict[str, Any], text_numbers: dict[int, int]) -> None:
        from .constrained import record_constrained
        if has_legend_beside(self):
            refuse("constrained layout of a figure with a legend beside it", "tight_layout()")
        record_constrained(self, self._engine, options, text_numbers)

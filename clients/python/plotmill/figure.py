"""Figure: holds axes and texts; savefig() hands them to the service."""

from __future__ import annotations

from typing import Any

import numpy

from .charting.not_covered import asks_for_missing, missing_name, refuser
from .charting.axes import Axes
from .charting.boxes import Bbox
from .charting.colors import to_rgba, wire_color
from .charting.coords import FIGURE
from .charting.figure_layout import FigureLayout
from .charting.figure_texts import FigureTexts
from .charting.frame import Background
from .charting.gridspec import SUBPLOT_PARAMS, GridSpec, GridSpecFromSubplotSpec, NumberedGridSpec, SubplotSpec
from .charting.legend import Legend
from .charting.rc import rcParams
from .charting.record import Recorder, record_figure
from .charting.refuse import refuse, unknown_keyword
from .charting.subplots import make_mosaic, make_subplots
from .charting.text import Text
from .save import save_figure

__all__ = ["Figure", "figaspect"]

__getattr__ = refuser("figure")

_DEFAULT_PARAMS = {"left": 0.125, "right": 0.9, "bottom": 0.11, "top": 0.88, "wspace": 0.2, "hspace": 0.2}


@asks_for_missing()
class Figure(FigureTexts, FigureLayout):
    """As matplotlib.figure.Figure, without a canvas."""

    _layouts: Any = ()  # steps that were done, see layout_steps
    _patch_alpha: Any = None  # of fig.patch: it stands instead of every face's own

    def _missing(self, name: str) -> Any:
        missing_name("Figure", name)

    def __init__(self, figsize: Any = None, dpi: Any = None, *, facecolor: Any = None, edgecolor: Any = None, linewidth: float = 0.0, frameon: Any = None,
                 subplotpars: Any = None, tight_layout: Any = None, constrained_layout: Any = None, layout: Any = None, **kwargs: Any) -> None:
        rc = rcParams
        for name, value in kwargs.items():
            unknown_keyword("Figure.set()", name, value)
        self._size = [float(inches) for inches in (rc["figure.figsize"] if figsize is None else figsize)]
        if len(self._size) != 2 or not all(inches > 0 for inches in self._size):
            raise ValueError(f"figure size must be positive finite not {figsize}")
        self._dpi = self.first_dpi = float(rc["figure.dpi"] if dpi is None else dpi)  # the first is that of pictures, as matplotlib's savefig() has it
        self._facecolor = rc["figure.facecolor"] if facecolor is None else facecolor
        if linewidth or subplotpars is not None:
            refuse("Figure(linewidth, subplotpars)", "subplots_adjust()")
        self._has_frame = rc["figure.frameon"] if frameon is None else bool(frameon)
        self.subplot_params = {name: float(rc[f"figure.subplot.{name}"]) for name in SUBPLOT_PARAMS}
        self.number: Any = None
        self._label = ""
        self._axes: list[Axes] = []
        self._insets: list[Axes] = []
        self._current: list[Axes] = []
        self.texts: list[Text] = []
        self.legends: list[Legend] = []
        self._suptitle: Any = None
        self._engine: Any = None
        self._times_drawn = 0
        self._moving_labels: dict[str, Text] = {}
        self._sup_labels: dict[str, Text] = {}
        if layout is not None or tight_layout is not None or constrained_layout is not None or rc["figure.autolayout"] or rc["figure.constrained_layout.use"]:
            self._set_layout(layout, tight_layout, constrained_layout)

    # ---- size and look -----------------------------------------------------------------------------------------------

    def get_size_inches(self) -> Any:
        if self._layouts:
            self._check_size_known()
        return numpy.array(self._size)

    def set_size_inches(self, w: Any, h: Any = None, forward: bool = True) -> None:
        self._size = [float(w), float(h)] if h is not None else [float(inches) for inches in w]

    def get_figwidth(self) -> float:
        return float(self.get_size_inches()[0])

    def get_figheight(self) -> float:
        return self._size[1]

    def set_figwidth(self, val: float, forward: bool = True) -> None:
        self._size = [float(val), self._size[1]]

    def set_figheight(self, val: float, forward: bool = True) -> None:
        self._size = [float(self.get_size_inches()[0]), float(val)]

    def get_dpi(self) -> float:
        return self._dpi

    def set_dpi(self, val: float) -> None:
        self._dpi = float(val)

    dpi = property(get_dpi, set_dpi)

    def get_facecolor(self) -> Any:
        return to_rgba(self._facecolor, self._patch_alpha)

    def set_facecolor(self, color: Any) -> None:
        to_rgba(color)
        self._facecolor = color

    def set_edgecolor(self, color: Any) -> None:
        pass  # its line has no width

    def set_frameon(self, b: bool) -> None:
        self._has_frame = bool(b)

    def get_frameon(self) -> bool:
        return self._has_frame

    @property
    def patch(self) -> Background:
        return Background(self)

    transFigure = FIGURE
    transSubfigure = FIGURE

    @property
    def bbox(self) -> Bbox:
        return Bbox([[0, 0], [self._size[0] * self._dpi, self._size[1] * self._dpi]])

    @property
    def canvas(self) -> Any:
        from .charting.canvas import Canvas
        return Canvas(self)

    def get_label(self) -> str:
        return self._label

    def set_label(self, s: Any) -> None:
        self._label = str(s)

    def set(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            method = getattr(self, f"set_{name}", None)
            if method is None:
                raise AttributeError(f"Figure.set() got an unexpected keyword argument {name!r}")
            method(value)

    # ---- axes --------------------------------------------------------------------------------------------------------

    @property
    def axes(self) -> list[Axes]:
        return list(self._axes)

    def get_axes(self) -> list[Axes]:
        return list(self._axes)

    def all_axes(self) -> list[Axes]:
        """With insets, in the order in which they are recorded: whose are theirs come first."""
        return [*self._axes, *self._insets]

    def _add(self, axes: Axes) -> Axes:
        self._axes.append(axes)
        self._current.append(axes)
        return axes

    def add_axes(self, *args: Any, **kwargs: Any) -> Axes:
        if len(args) == 1 and isinstance(args[0], Axes) or "rect" not in kwargs and not args:
            refuse("add_axes(Axes)", "add_axes([left, bottom, width, height])")
        rect = args[0] if args else kwargs.pop("rect")
        rect = [float(part) for part in (rect.bounds if isinstance(rect, Bbox) else rect)]
        if len(rect) != 4 or not all(numpy.isfinite(rect)):
            raise ValueError(f"all entries in rect must be finite not {rect}")
        return self._new(rect, kwargs)

    def add_subplot(self, *args: Any, **kwargs: Any) -> Axes:
        if not args:
            args = (1, 1, 1)
        if len(args) == 1 and isinstance(args[0], SubplotSpec):
            if args[0].grid.figure is None and isinstance(args[0].grid, GridSpecFromSubplotSpec):
                args[0].grid.figure = self  # whose margins its outermost grid has
            if kwargs:
                return self._new(args[0], kwargs)
            axes = Axes(self, args[0])
            self._axes.append(axes)
            self._current.append(axes)
            return axes
        return self._new(self._cells(args), kwargs)

    def _cells(self, args: tuple[Any, ...]) -> Any:
        if len(args) == 1 and isinstance(args[0], (int, numpy.integer)):
            if not 100 <= args[0] <= 999:
                raise ValueError(f"Integer subplot specification must be a three-digit number, not {args[0]}")
            args = tuple(map(int, str(args[0])))
        if len(args) != 3:
            raise TypeError(f"add_subplot() takes 1 or 3 positional arguments but {len(args)} were given")
        rows, columns, number = args
        grid = NumberedGridSpec(rows, columns, figure=self)
        first, last = number if isinstance(number, tuple) else (number, number)
        if not 1 <= first <= last <= rows * columns:
            raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {number!r}")
        if first == last:
            return grid[(first - 1) // columns, (first - 1) % columns]
        return grid[first - 1:last]

    def _new(self, place: Any, kwargs: dict[str, Any]) -> Axes:
        projection = kwargs.pop("projection", None)
        if projection not in (None, "rectilinear") or kwargs.pop("polar", False):
            refuse(f"the projection {projection or 'polar'!r}", "plain axes")
        if kwargs.pop("axes_class", None) is not None:
            refuse("axes_class", "plain axes")
        axes = Axes(self, place, kwargs.pop("sharex", None), kwargs.pop("sharey", None))
        self._add(axes)
        if kwargs:
            if "frameon" in kwargs:
                axes.set_frame_on(kwargs.pop("frameon"))
            axes.set(**kwargs)
        return axes

    def subplots(self, nrows: int = 1, ncols: int = 1, *, sharex: Any = False, sharey: Any = False, squeeze: bool = True, width_ratios: Any = None,
                 height_ratios: Any = None, subplot_kw: Any = None, gridspec_kw: Any = None) -> Any:
        fields = dict(gridspec_kw or {})
        for name, ratios in (("width_ratios", width_ratios), ("height_ratios", height_ratios)):
            if ratios is not None:
                if name in fields:
                    raise ValueError(f"'{name}' must not be defined both as parameter and as key in 'gridspec_kw'")
                fields[name] = ratios
        return make_subplots(self, GridSpec(nrows, ncols, figure=self, **fields), sharex, sharey, squeeze, dict(subplot_kw or {}))

    def subplot_mosaic(self, mosaic: Any, *, sharex: bool = False, sharey: bool = False, width_ratios: Any = None, height_ratios: Any = None,
                       empty_sentinel: str = ".", subplot_kw: Any = None, gridspec_kw: Any = None) -> dict[str, Axes]:
        fields = dict(gridspec_kw or {})
        for name, ratios in (("width_ratios", width_ratios), ("height_ratios", height_ratios)):
            if ratios is not None:
                fields[name] = ratios
        return make_mosaic(self, mosaic, sharex, sharey, subplot_kw, fields, empty_sentinel)

    def add_gridspec(self, nrows: int = 1, ncols: int = 1, **kwargs: Any) -> GridSpec:
        return GridSpec(nrows, ncols, figure=self, **kwargs)

    def subfigures(self, *args: Any, **kwargs: Any) -> Any:
        refuse("subfigures()", "GridSpec with subgridspec()")

    def gca(self) -> Axes:
        return self._current[-1] if self._current else self.add_subplot()

    def sca(self, a: Axes) -> Axes:
        if a in self._current:
            self._current.remove(a)
        self._current.append(a)
        return a

    def delaxes(self, ax: Axes) -> None:
        for several in (self._axes, self._insets, self._current):
            if ax in several:
                several.remove(ax)

    def clear(self, keep_observers: bool = False) -> None:
        self._axes, self._insets, self._current, self.texts, self.legends, self._suptitle = [], [], [], [], [], None
        self._moving_labels, self._sup_labels = {}, {}
        self._artists = ()

    clf = clear

    # ---- layout ------------------------------------------------------------------------------------------------------

    @property
    def subplotpars(self) -> Any:
        from types import SimpleNamespace
        if self._layouts:
            refuse("subplotpars after tight_layout()", "subplotpars before it")
        return SimpleNamespace(**self.subplot_params)

    def autofmt_xdate(self, bottom: float = 0.2, rotation: float = 30, ha: str = "right", which: str = "major") -> None:
        for axes in self._axes:
            spec = axes.get_subplotspec()
            is_last = spec is None or spec.is_last_row()
            if len(self._axes) > 1 and not is_last:
                axes.xaxis.tick_params(labelbottom=False)
                axes.set_xlabel("")
            else:
                axes.xaxis._style_labels({"rotation": rotation, "horizontalalignment": ha}, which == "minor")
        self.subplots_adjust(bottom=bottom)

    # ---- saving ------------------------------------------------------------------------------------------------------

    def record(self, dpi: float | None = None) -> tuple[dict[str, Any], Any]:
        """The options of chart kind `figure`, without those of saving, and the arrays they name."""
        recorder = Recorder()
        recorder.dpi = self._dpi if dpi is None else dpi
        options = {"figsize": list(self._size), **self._record_options(recorder)}
        if self._layouts or self._engine is not None:
            self._record_steps(options, recorder)
        return options, recorder.arrays

    def _record_options(self, recorder: Recorder) -> dict[str, Any]:
        options: dict[str, Any] = {"axes": record_figure(self, recorder)}
        face = wire_color(self._facecolor, self._patch_alpha) if self._has_frame else "none"
        if face != "#ffffff":
            options["facecolor"] = face
        for name, value in self.subplot_params.items():
            if value != _DEFAULT_PARAMS[name]:
                options[name] = value
        if rcParams["font.size"] != 10:
            options["font_size"] = float(rcParams["font.size"])
        if self._suptitle is not None and (self._suptitle.get_text() or self._layouts or self._engine is not None):  # an empty one takes room
            options["suptitle"] = _suptitle(self._suptitle)
        texts, text_numbers = self.record_texts(recorder) if self.texts else ([], {})
        if texts:
            options["texts"] = texts
        if self._layouts or self._engine is not None:
            self._record_tight(options, text_numbers)
        if self._artists:
            self._record_artists(options["axes"], recorder)
        if self._engine is not None and self.is_constrained and self._axes:
            self._record_constrained(options, text_numbers)
        if self.legends:
            options["legends"] = [legend.wire(recorder, None) for legend in self.legends if legend.get_visible()]
        return options

    def savefig(self, fname: Any = None, *, transparent: Any = None, **kwargs: Any) -> Any:
        """Returns a Future of the picture's path and does not wait for it; see plotmill.save."""
        self._times_drawn += 1
        saved = save_figure(self, fname, transparent, kwargs)
        if self._engine is not None:
            self._after_drawing()
        return saved

    def __str__(self) -> str:
        return "Figure({:g}x{:g})".format(*(inches * self._dpi for inches in self._size))

    def __repr__(self) -> str:
        width, height = (int(inches * self._dpi) for inches in self._size)
        return f"<Figure size {width}x{height} with {len(self._axes)} Axes>"


def _suptitle(text: Text) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    text.record_text(fields, 12)
    for name, value, default in (("x", text.x, 0.5), ("y", text.y, 0.98)):
        if value != default:
            fields[name] = float(value)
    for name, default in (("ha", "center"), ("va", "top")):
        if fields.get(name) == default:
            del fields[name]
    return fields


def figaspect(arg: Any) -> tuple[float, float]:
    """A size for a picture of that ratio of height to width."""
    ratio = arg.shape[0] / arg.shape[1] if hasattr(arg, "shape") else float(arg)
    height = rcParams["figure.figsize"][1]
    size = numpy.array((height / ratio, height))
    size /= min(1.0, *(size / (4.0, 2.0)))
    size /= max(1.0, *(size / (56.0, 16.0)))
    return tuple(numpy.clip(size, (4.0, 2.0), (56.0, 16.0)))  # type: ignore[return-value]



"""plotmill.pyplot: matplotlib.pyplot's calls, for scripts that save pictures.

    import plotmill.pyplot as plt

Nothing is drawn here: savefig() hands the figure to the service and goes on at once."""

from __future__ import annotations

import sys
from typing import Any

from . import cm
from .charting import style_sheets as style
from .charting.colormaps import Colormap, colormaps, get_cmap, register_cmap
from .charting.cycle import cycler
from .charting.gridspec import GridSpec
from .charting.lines import Line2D
from .charting.image_files import imread, imsave  # noqa: F401
from .charting.norms import Normalize
from .charting.path_patches import Circle
from .charting.patches import Polygon, Rectangle
from .charting.pyplot_calls import AXES_CALLS, FIGURE_CALLS, MAPPABLE_CALLS
from .charting.rc import RcParams, rc, rc_context, rcdefaults, rcParams, rcParamsDefault
from .charting.refuse import refuse, strict
from .charting.tickers import AutoLocator, FixedLocator, LinearLocator, LogLocator, MaxNLocator, MultipleLocator, NullLocator
from .charting.formatters import FixedFormatter, FormatStrFormatter, FuncFormatter, NullFormatter, ScalarFormatter
from .figure import Axes, Figure, figaspect

_figures: dict[int, Figure] = {}  # open ones, the current one last


# ---- figures ---------------------------------------------------------------------------------------------------------


def figure(num: Any = None, figsize: Any = None, dpi: Any = None, *, facecolor: Any = None, edgecolor: Any = None, frameon: Any = True, FigureClass: Any = Figure,
           clear: bool = False, **kwargs: Any) -> Figure:
    """A new figure, or the one of that number or label."""
    if isinstance(num, Figure):
        number = num.number
    else:
        number = _number_of(num)
    if number in _figures:
        _figures[number] = made = _figures.pop(number)
        if clear:
            made.clear()
        return made
    made = FigureClass(figsize=figsize, dpi=dpi, facecolor=facecolor, edgecolor=edgecolor, frameon=frameon, **kwargs)
    made.number = number
    if isinstance(num, str):
        made.set_label(num)
    _figures[number] = made
    return made


def _number_of(num: Any) -> int:
    if num is None:
        return max(_figures, default=0) + 1
    if isinstance(num, str):
        return next((number for number, open_one in _figures.items() if open_one.get_label() == num), max(_figures, default=0) + 1)
    return int(num)


def gcf() -> Figure:
    return _figures[next(reversed(_figures))] if _figures else figure()


def gca() -> Axes:
    return gcf().gca()


def sca(ax: Axes) -> None:
    figure(ax.figure)
    ax.figure.sca(ax)


def close(fig: Any = None) -> None:
    """Forgets a figure, or all: nothing of it is kept."""
    if fig is None:
        if _figures:
            del _figures[next(reversed(_figures))]
    elif isinstance(fig, str) and fig == "all":
        _figures.clear()
    elif isinstance(fig, Figure):
        for number in [number for number, other in _figures.items() if other is fig]:
            del _figures[number]
    elif isinstance(fig, str):
        for number in [number for number, other in _figures.items() if other.get_label() == fig]:
            del _figures[number]
    else:
        _figures.pop(int(fig), None)


def get_fignums() -> list[int]:
    return sorted(_figures)


def get_figlabels() -> list[str]:
    return [_figures[number].get_label() for number in sorted(_figures)]


def fignum_exists(num: Any) -> bool:
    return num in _figures or num in get_figlabels()


def clf() -> None:
    gcf().clear()


def cla() -> None:
    gca().cla()


def delaxes(ax: Any = None) -> None:
    gcf().delaxes(gca() if ax is None else ax)


def savefig(*args: Any, **kwargs: Any) -> Any:
    return gcf().savefig(*args, **kwargs)


# ---- axes ------------------------------------------------------------------------------------------------------------


def subplots(nrows: int = 1, ncols: int = 1, *, sharex: Any = False, sharey: Any = False, squeeze: bool = True, width_ratios: Any = None,
             height_ratios: Any = None, subplot_kw: Any = None, gridspec_kw: Any = None, **fig_kw: Any) -> tuple[Figure, Any]:
    fig = figure(**fig_kw)
    return fig, fig.subplots(nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze, width_ratios=width_ratios, height_ratios=height_ratios,
                             subplot_kw=subplot_kw, gridspec_kw=gridspec_kw)


def subplot_mosaic(mosaic: Any, *, sharex: bool = False, sharey: bool = False, width_ratios: Any = None, height_ratios: Any = None, empty_sentinel: str = ".",
                   subplot_kw: Any = None, gridspec_kw: Any = None, **fig_kw: Any) -> tuple[Figure, dict[str, Axes]]:
    fig = figure(**fig_kw)
    return fig, fig.subplot_mosaic(mosaic, sharex=sharex, sharey=sharey, width_ratios=width_ratios, height_ratios=height_ratios, empty_sentinel=empty_sentinel,
                                   subplot_kw=subplot_kw, gridspec_kw=gridspec_kw)


def subplot(*args: Any, **kwargs: Any) -> Axes:
    """The axes at that place: the one that is there already, or a new one."""
    args = args or (1, 1, 1)
    if len(args) == 1 and isinstance(args[0], Axes):
        sca(args[0])
        return args[0]
    fig = gcf()
    spec = args[0] if len(args) == 1 and hasattr(args[0], "rows") else fig._cells(args)
    for axes in fig.axes:
        if hasattr(axes.place, "get_geometry") and axes.place.get_geometry() == spec.get_geometry() and not kwargs:
            return fig.sca(axes)
    return fig.add_subplot(spec, **kwargs)


def subplot2grid(shape: Any, loc: Any, rowspan: int = 1, colspan: int = 1, fig: Any = None, **kwargs: Any) -> Axes:
    fig = gcf() if fig is None else fig
    grid = GridSpec(shape[0], shape[1], figure=fig)
    return fig.add_subplot(grid[loc[0]:loc[0] + rowspan, loc[1]:loc[1] + colspan], **kwargs)


def axes(arg: Any = None, **kwargs: Any) -> Axes:
    return gcf().add_subplot(**kwargs) if arg is None else gcf().add_axes(arg, **kwargs)


def twinx(ax: Any = None) -> Axes:
    return (gca() if ax is None else ax).twinx()


def twiny(ax: Any = None) -> Axes:
    return (gca() if ax is None else ax).twiny()


def sci(im: Any) -> None:
    gca().current_mappable = im


def gci() -> Any:
    """The last thing with colours by value: of the current axes, else of the axes made last that has one."""
    fig = gcf()
    found = gca().current_mappable if fig.axes else None
    return found if found is not None else next((axes.current_mappable for axes in reversed(fig.axes) if axes.current_mappable is not None), None)


def colorbar(mappable: Any = None, cax: Any = None, ax: Any = None, **kwargs: Any) -> Any:
    if mappable is None:
        mappable = gci()
        if mappable is None:
            raise RuntimeError("No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or a contour set "
                               "(with contourf).")
    return gcf().colorbar(mappable, cax=cax, ax=ax, **kwargs)


def clim(vmin: Any = None, vmax: Any = None) -> None:
    gci().set_clim(vmin, vmax)


def set_cmap(cmap: Any) -> None:
    rcParams["image.cmap"] = get_cmap(cmap).name
    if gci() is not None:
        gci().set_cmap(cmap)


def title(label: Any, fontdict: Any = None, loc: Any = None, pad: Any = None, *, y: Any = None, **kwargs: Any) -> Any:
    return gca().set_title(label, fontdict=fontdict, loc=loc, pad=pad, y=y, **kwargs)


def xlabel(xlabel: Any, fontdict: Any = None, labelpad: Any = None, *, loc: Any = None, **kwargs: Any) -> Any:
    return gca().set_xlabel(xlabel, fontdict=fontdict, labelpad=labelpad, loc=loc, **kwargs)


def ylabel(ylabel: Any, fontdict: Any = None, labelpad: Any = None, *, loc: Any = None, **kwargs: Any) -> Any:
    return gca().set_ylabel(ylabel, fontdict=fontdict, labelpad=labelpad, loc=loc, **kwargs)


def xlim(*args: Any, **kwargs: Any) -> Any:
    return gca().set_xlim(*args, **kwargs) if args or kwargs else gca().get_xlim()


def ylim(*args: Any, **kwargs: Any) -> Any:
    return gca().set_ylim(*args, **kwargs) if args or kwargs else gca().get_ylim()


def xscale(value: str, **kwargs: Any) -> None:
    gca().set_xscale(value, **kwargs)


def yscale(value: str, **kwargs: Any) -> None:
    gca().set_yscale(value, **kwargs)


def xticks(ticks: Any = None, labels: Any = None, *, minor: bool = False, **kwargs: Any) -> Any:
    return _ticks(gca().xaxis, ticks, labels, minor, kwargs)


def yticks(ticks: Any = None, labels: Any = None, *, minor: bool = False, **kwargs: Any) -> Any:
    return _ticks(gca().yaxis, ticks, labels, minor, kwargs)


def _ticks(axis: Any, ticks: Any, labels: Any, minor: bool, kwargs: dict[str, Any]) -> Any:
    if ticks is None:
        if labels is not None:
            raise TypeError("xticks(): Parameter 'labels' can't be set without setting 'ticks'")
        if kwargs:
            axis._style_labels(kwargs, minor)
        return (None if kwargs else axis.get_ticklocs(minor=minor)), axis.get_ticklabels(minor=minor)
    axis.set_ticks(ticks, minor=minor)
    if labels is not None:
        axis.set_ticklabels(labels, minor=minor, **kwargs)
    elif kwargs:
        axis._style_labels(kwargs, minor)
    return axis.get_ticklocs(minor=minor), axis.get_ticklabels(minor=minor)


def grid(visible: Any = None, which: str = "major", axis: str = "both", **kwargs: Any) -> None:
    gca().grid(visible, which, axis, **kwargs)


def box(on: Any = None) -> None:
    axes = gca()
    axes.set_frame_on(not axes.get_frame_on() if on is None else on)


def matshow(A: Any, fignum: Any = None, **kwargs: Any) -> Any:
    import numpy
    A = numpy.asanyarray(A)
    fig = gcf() if fignum == 0 else figure(fignum, figsize=figaspect(A))
    axes = gca() if fignum == 0 else fig.add_axes([0.15, 0.09, 0.775, 0.775])
    return axes.matshow(A, **kwargs)


def thetagrids(*args: Any, **kwargs: Any) -> Any:
    refuse("polar axes", "plain axes")


polar = rgrids = thetagrids


# ---- things --------------------------------------------------------------------------------------------------------


def setp(obj: Any, *args: Any, **kwargs: Any) -> Any:
    """Sets properties of one artist, or of all of a list."""
    if len(args) % 2:
        refuse("setp() as a question", "the get_ methods")
    said = {**dict(zip(args[::2], args[1::2])), **kwargs}
    if hasattr(obj, "set"):
        return obj.set(**said)
    return [setp(one, **said) for one in (obj.flat if hasattr(obj, "flat") else obj.values() if isinstance(obj, dict) else obj)]


def getp(obj: Any, property: str) -> Any:
    return getattr(obj, f"get_{property}")()


def show(*args: Any, **kwargs: Any) -> None:
    """Nothing is shown, as with matplotlib's Agg."""


def draw(*args: Any, **kwargs: Any) -> None:
    """Nothing is drawn before it is saved."""


def pause(interval: float) -> None:
    """Nothing is shown, so nobody waits."""


def ion() -> Any:
    from contextlib import nullcontext
    return nullcontext()


def ioff() -> Any:
    from contextlib import nullcontext
    return nullcontext()


def isinteractive() -> bool:
    return False


def set_loglevel(*args: Any, **kwargs: Any) -> None:
    """Nothing is logged."""


draw_if_interactive = draw


def switch_backend(newbackend: str) -> None:
    """There is one only."""


def get_backend() -> str:
    return "plotmill"


def get_plot_commands() -> list[str]:
    return sorted([*AXES_CALLS, *FIGURE_CALLS])


def xkcd(*args: Any, **kwargs: Any) -> Any:
    refuse("xkcd()", "style.use()")


def get_current_fig_manager() -> Any:
    return gcf().canvas


def tight_layout(**kwargs: Any) -> None:
    gcf().tight_layout(**kwargs)


def _of_axes(name: str) -> Any:
    def call(*args: Any, **kwargs: Any) -> Any:
        return getattr(gca(), name)(*args, **kwargs)
    call.__name__, call.__doc__ = name, getattr(Axes, name).__doc__
    return call


def _mapped(name: str) -> Any:
    def call(*args: Any, **kwargs: Any) -> Any:
        axes = gca()
        made = getattr(axes, name)(*args, **kwargs)
        axes.current_mappable = made[-1] if name == "hist2d" else made
        return made
    call.__name__, call.__doc__ = name, getattr(Axes, name).__doc__
    return call


def _of_figure(name: str) -> Any:
    def call(*args: Any, **kwargs: Any) -> Any:
        return getattr(gcf(), name)(*args, **kwargs)
    call.__name__, call.__doc__ = name, getattr(Figure, name).__doc__
    return call


for _name in [n for n in AXES_CALLS if hasattr(Axes, n)]:
    globals()[_name] = _of_axes(_name)
for _name in FIGURE_CALLS:
    globals()[_name] = _of_figure(_name)
for _name in [n for n in MAPPABLE_CALLS if hasattr(Axes, n)]:
    globals()[_name] = _mapped(_name)
for _name in colormaps():
    if _name.isidentifier() and _name not in globals():
        globals()[_name] = (lambda name: lambda: set_cmap(name))(_name)


def figtext(x: float, y: float, s: Any, fontdict: Any = None, **kwargs: Any) -> Any:
    return gcf().text(x, y, s, fontdict, **kwargs)


def figlegend(*args: Any, **kwargs: Any) -> Any:
    return gcf().legend(*args, **kwargs)


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(name)
    from .charting.pyplot_calls import ELSEWHERE, NOT_COVERED, NOT_COVERED_NAMES
    if name in NOT_COVERED:
        refuse(f"pyplot.{name}()", NOT_COVERED[name])
    if name in NOT_COVERED_NAMES:
        refuse(f"pyplot.{name}", "the calls of docs/figure.md")
    if name in ELSEWHERE:
        from importlib import import_module
        module, _, attribute = ELSEWHERE[name].partition(":")
        found = import_module(module)
        return getattr(found, attribute) if attribute else found
    raise AttributeError(f"module {sys.modules[__name__].__name__!r} has no attribute {name!r}")


__all__ = ["AutoLocator", "Axes", "Circle", "Colormap", "Figure", "FixedFormatter", "FixedLocator", "FormatStrFormatter", "FuncFormatter", "GridSpec", "Line2D",
           "LinearLocator", "LogLocator", "MaxNLocator", "MultipleLocator", "NullFormatter", "NullLocator", "Polygon", "RcParams", "Rectangle", "ScalarFormatter",
           "cm", "colormaps", "cycler", "figaspect", "get_cmap", "rc", "rc_context", "rcParams", "rcParamsDefault", "rcdefaults", "register_cmap", "strict", "style"]

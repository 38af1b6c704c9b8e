"""What draws the handle of a legend's entry: matplotlib.legend_handler. Artists are made in points, from the handle's left end and its label's baseline."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import numpy

from .collections import Collection, LineCollection, PolyCollection
from .containers import BarContainer, Container, ErrorbarContainer, StemContainer
from .coords import HANDLE
from .lines import Line2D
from .patches import Patch, Rectangle
from .scatter_points import PathCollection
from .step_patch import StepPatch


def update_from_first_child(tgt: Any, src: Any) -> None:
    first = next(iter(src.get_children()), None)
    if first is not None:
        tgt.update_from(first)


class HandleBox:
    """Where a handle is drawn: matplotlib's DrawingArea, in points."""

    def __init__(self, width: float, height: float, ydescent: float) -> None:
        self.width, self.height, self.xdescent, self.ydescent = width, height, 0.0, ydescent
        self.artists: list[Any] = []

    def get_transform(self) -> Any:
        return HANDLE

    def add_artist(self, a: Any) -> None:
        if a._coords is not HANDLE:
            a._coords = HANDLE
        self.artists.append(a)

    def get_children(self) -> list[Any]:
        return self.artists


class HandlerBase:
    """Handlers of scripts' own override create_artists() or legend_artist()."""

    def __init__(self, xpad: float = 0.0, ypad: float = 0.0, update_func: Any = None) -> None:
        self._xpad, self._ypad, self._update_prop_func = xpad, ypad, update_func

    def _update_prop(self, legend_handle: Any, orig_handle: Any) -> None:
        (self._update_prop_func or self._default_update_prop)(legend_handle, orig_handle)

    def _default_update_prop(self, legend_handle: Any, orig_handle: Any) -> None:
        legend_handle.update_from(orig_handle)

    def update_prop(self, legend_handle: Any, orig_handle: Any, legend: Any) -> None:
        self._update_prop(legend_handle, orig_handle)
        legend_handle._coords, legend_handle._clip = HANDLE, True

    def adjust_drawing_area(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float,
                            fontsize: float) -> tuple[float, float, float, float]:
        across, up = self._xpad * fontsize, self._ypad * fontsize
        return xdescent - across, ydescent - up, width - across, height - up

    def legend_artist(self, legend: Any, orig_handle: Any, fontsize: float, handlebox: Any) -> Any:
        area = self.adjust_drawing_area(legend, orig_handle, handlebox.xdescent, handlebox.ydescent, handlebox.width, handlebox.height, fontsize)
        artists = self.create_artists(legend, orig_handle, *area, fontsize, handlebox.get_transform())
        for artist in artists:
            handlebox.add_artist(artist)
        return artists[0] if len(artists) else None

    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        raise NotImplementedError("Derived must override")


class HandlerNpoints(HandlerBase):
    """Several points beside one another."""

    def __init__(self, marker_pad: float = 0.3, numpoints: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._marker_pad, self._numpoints = marker_pad, numpoints

    def get_numpoints(self, legend: Any) -> int:
        return legend.numpoints if self._numpoints is None else self._numpoints

    def get_xdata(self, legend: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float) -> tuple[Any, Any]:
        count = self.get_numpoints(legend)
        if count > 1:
            pad = self._marker_pad * fontsize
            spread = numpy.linspace(pad - xdescent, width - pad - xdescent, count)
            return spread, spread
        return numpy.array([-xdescent, width - xdescent]), numpy.array([width / 2 - xdescent])


class HandlerNpointsYoffsets(HandlerNpoints):
    """Several points, each at a height of its own."""

    def __init__(self, numpoints: int | None = None, yoffsets: Any = None, **kwargs: Any) -> None:
        super().__init__(numpoints=numpoints, **kwargs)
        self._yoffsets = yoffsets

    def get_ydata(self, legend: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float) -> Any:
        return height * (legend._scatteryoffsets if self._yoffsets is None else numpy.asarray(self._yoffsets))


def _level(x: Any, ydescent: float, height: float) -> Any:
    return numpy.full(len(x), (height - ydescent) / 2)


def _enlarge(line: Any, legend: Any) -> None:
    if legend.markerscale != 1:
        line.set_markersize(line.get_markersize() * legend.markerscale)


class HandlerLine2D(HandlerNpoints):
    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        x, _ = self.get_xdata(legend, xdescent, ydescent, width, height, fontsize)
        every = None
        if self.get_numpoints(legend) == 1:  # one marker, in the middle
            x, every = numpy.linspace(x[0], x[-1], 3), (1, 3)
        line = Line2D(x, _level(x, ydescent, height), markevery=every)
        self.update_prop(line, orig_handle, legend)
        _enlarge(line, legend)
        line.set_transform(trans)
        return [line]


class HandlerLine2DCompound(HandlerNpoints):
    """A line, and the markers as another."""

    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        x, at = self.get_xdata(legend, xdescent, ydescent, width, height, fontsize)
        y = _level(x, ydescent, height)
        line, markers = Line2D(x, y), Line2D(at, y[:len(at)])
        for one in (line, markers):
            self.update_prop(one, orig_handle, legend)
            one.set_transform(trans)
        line.set_drawstyle("default")
        line.set_marker("")
        line._legmarker = markers
        markers.set_linestyle("None")
        _enlarge(markers, legend)
        return [line, markers]


class HandlerPatch(HandlerBase):
    def __init__(self, patch_func: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._patch_func = patch_func

    def _create_patch(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float) -> Any:
        if self._patch_func is None:
            return Rectangle((-xdescent, -ydescent), width, height)
        return self._patch_func(legend=legend, orig_handle=orig_handle, xdescent=xdescent, ydescent=ydescent, width=width, height=height, fontsize=fontsize)

    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        patch = self._create_patch(legend, orig_handle, xdescent, ydescent, width, height, fontsize)
        self.update_prop(patch, orig_handle, legend)
        patch.set_transform(trans)
        return [patch]


class HandlerStepPatch(HandlerBase):
    """A filled one is a patch, an outline a line."""

    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        made: Any
        if orig_handle.get_fill() or orig_handle.get_hatch() is not None:
            made = Rectangle((-xdescent, -ydescent), width, height)
            self.update_prop(made, orig_handle, legend)
        else:
            made = Line2D([0, width], [height / 2, height / 2], color=orig_handle.get_edgecolor(), linestyle=orig_handle.get_linestyle(),
                          linewidth=orig_handle.get_linewidth())
        made.set_transform(trans)
        return [made]


class HandlerLineCollection(HandlerLine2D):
    """A line as the first of the collection."""

    def get_numpoints(self, legend: Any) -> int:
        return legend.scatterpoints if self._numpoints is None else self._numpoints

    def _default_update_prop(self, legend_handle: Any, orig_handle: Any) -> None:
        _copy_first_stroke(legend_handle, orig_handle)
        legend_handle.set_linewidth(orig_handle.get_linewidths()[0])

    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        x, _ = self.get_xdata(legend, xdescent, ydescent, width, height, fontsize)
        line = Line2D(x, _level(x, ydescent, height))
        self.update_prop(line, orig_handle, legend)
        line.set_transform(trans)
        return [line]


def _copy_first_stroke(line: Any, collection: Any) -> None:
    values = collection.get_array()
    colors = collection.get_color() if values is None else collection.to_rgba(values)
    line.set_color(tuple(colors[0]))
    style = collection._linestyle
    line.set_linestyle(style[0] if isinstance(style, list) else style or "-")
    line.set_solid_capstyle("butt")


class HandlerRegularPolyCollection(HandlerNpointsYoffsets):
    def __init__(self, yoffsets: Any = None, sizes: Any = None, **kwargs: Any) -> None:
        super().__init__(yoffsets=yoffsets, **kwargs)
        self._sizes = sizes

    def get_numpoints(self, legend: Any) -> int:
        return legend.scatterpoints if self._numpoints is None else self._numpoints

    def get_sizes(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float) -> Any:
        if self._sizes is not None:
            return self._sizes
        sizes = orig_handle.get_sizes()
        most, least = (bound * legend.markerscale ** 2 for bound in ((max(sizes), min(sizes)) if len(sizes) else (1, 1)))
        count = self.get_numpoints(legend)
        return [(most + least) / 2, most, least][:count] if count < 4 else numpy.linspace(0, 1, count) * (most - least) + least

    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        area = xdescent, ydescent, width, height, fontsize
        _, at = self.get_xdata(legend, *area)
        y = self.get_ydata(legend, *area)
        sizes = numpy.asarray(self.get_sizes(legend, orig_handle, *area), float)
        count = min(len(at), len(y))
        points = PathCollection(numpy.array(at[:count], float), numpy.array(y[:count], float), numpy.resize(sizes, count), orig_handle._marker)
        self.update_prop(points, orig_handle, legend)
        points.set_transform(trans)
        return [points]


class HandlerPathCollection(HandlerRegularPolyCollection):
    """A scatter's points."""


class HandlerErrorbar(HandlerLine2D):
    """The line with its marker, and bars and caps where the container has them."""

    def __init__(self, xerr_size: float = 0.5, yerr_size: float | None = None, marker_pad: float = 0.3, numpoints: int | None = None,
                 **kwargs: Any) -> None:
        super().__init__(marker_pad=marker_pad, numpoints=numpoints, **kwargs)
        self._xerr_size, self._yerr_size = xerr_size, yerr_size

    def get_err_size(self, legend: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float) -> tuple[float, float]:
        across = self._xerr_size * fontsize
        return across, across if self._yerr_size is None else self._yerr_size * fontsize

    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        line, caps, bars = orig_handle
        x, at = self.get_xdata(legend, xdescent, ydescent, width, height, fontsize)
        y = _level(x, ydescent, height)
        y_at = y[:len(at)]
        sizes = self.get_err_size(legend, xdescent, ydescent, width, height, fontsize)
        drawn_bars: list[Any] = []
        drawn_caps: list[Any] = []
        for has_errors, size, marker, (dx, dy) in zip((orig_handle.has_xerr, orig_handle.has_yerr), sizes, "|_", ((1, 0), (0, 1))):
            if has_errors:
                ends = [(at + sign * size * dx, y_at + sign * size * dy) for sign in (-1, 1)]
                drawn_bars.append(self._bars(legend, ends, bars[0]))
                drawn_caps += [self._cap(legend, end, caps[0], marker) for end in ends if caps]
        artists = [*drawn_bars, *drawn_caps, *self._lines(legend, (x, y), (at, y_at), line)]
        for artist in artists:
            artist.set_transform(trans)
        return artists

    def _bars(self, legend: Any, ends: Any, look: Any) -> LineCollection:
        (x0, y0), (x1, y1) = ends
        bars = LineCollection([((a, b), (c, d)) for a, b, c, d in zip(x0, y0, x1, y1)])
        self.update_prop(bars, look, legend)
        return bars

    def _cap(self, legend: Any, end: Any, look: Any, marker: str) -> Line2D:
        cap = Line2D(*end)
        self.update_prop(cap, look, legend)
        cap.set_marker(marker)
        return cap

    def _lines(self, legend: Any, line_at: Any, markers_at: Any, look: Any) -> list[Line2D]:
        line, markers = Line2D(*line_at), Line2D(*markers_at)
        if look is None:  # bars alone
            line.set_visible(False)
            markers.set_visible(False)
            return [line, markers]
        self.update_prop(line, look, legend)
        line.set_drawstyle("default")
        line.set_marker("none")
        self.update_prop(markers, look, legend)
        markers.set_linestyle("None")
        _enlarge(markers, legend)
        return [line, markers]


class HandlerStem(HandlerNpointsYoffsets):
    def __init__(self, marker_pad: float = 0.3, numpoints: int | None = None, bottom: float | None = None, yoffsets: Any = None,
                 **kwargs: Any) -> None:
        super().__init__(marker_pad=marker_pad, numpoints=numpoints, yoffsets=yoffsets, **kwargs)
        self._bottom = bottom

    def get_ydata(self, legend: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float) -> Any:
        return height * (0.5 * legend._scatteryoffsets + 0.5 if self._yoffsets is None else numpy.asarray(self._yoffsets))

    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        heads, stems, base = orig_handle
        area = xdescent, ydescent, width, height, fontsize
        x, at = self.get_xdata(legend, *area)
        y = self.get_ydata(legend, *area)
        bottom = self._bottom or 0.0
        drawn_heads = Line2D(numpy.array(at), numpy.array(y[:len(at)]))
        self.update_prop(drawn_heads, heads, legend)
        drawn_stems = [Line2D([one, one], [bottom, head]) for one, head in zip(at, y)]
        for stem in drawn_stems:
            _copy_first_stroke(stem, stems)
        foot = Line2D([min(x), max(x)], [bottom, bottom])
        self.update_prop(foot, base, legend)
        artists = [*drawn_stems, foot, drawn_heads]
        for artist in artists:
            artist.set_transform(trans)
        return artists


class HandlerTuple(HandlerBase):
    """Handles over one another, or (ndivide) beside one another."""

    def __init__(self, ndivide: int | None = 1, pad: float | None = None, **kwargs: Any) -> None:
        self._ndivide, self._pad = ndivide, pad
        super().__init__(**kwargs)

    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        parts = len(orig_handle) if self._ndivide is None else self._ndivide
        pad = (legend.borderpad if self._pad is None else self._pad) * fontsize
        if parts > 1:
            width = (width - pad * (parts - 1)) / parts
        descents = cycle(xdescent - (width + pad) * numpy.arange(parts))
        handlers = legend.get_legend_handler_map()
        artists: list[Any] = []
        for handle in orig_handle:
            artists += legend.get_legend_handler(handlers, handle).create_artists(legend, handle, next(descents), ydescent, width, height, fontsize, trans)
        return artists


class HandlerPolyCollection(HandlerBase):
    """A patch as the first polygon."""

    def _default_update_prop(self, legend_handle: Any, orig_handle: Any) -> None:
        def first(items: Any, otherwise: Any) -> Any:
            return tuple(items[0]) if len(items) else otherwise
        legend_handle._face = first(orig_handle.get_facecolor(), (0.0,) * 4)
        edges = orig_handle.get_edgecolor()
        legend_handle._edge, legend_handle._has_edge = first(edges, "none"), len(edges) > 0
        legend_handle._hatch = orig_handle._hatch
        legend_handle.set_linewidth(orig_handle.get_linewidths()[0])
        style = orig_handle._linestyle
        legend_handle.set_linestyle(style[0] if isinstance(style, list) else style or "-")

    def create_artists(self, legend: Any, orig_handle: Any, xdescent: float, ydescent: float, width: float, height: float, fontsize: float,
                       trans: Any) -> Any:
        patch = Rectangle((-xdescent, -ydescent), width, height)
        self.update_prop(patch, orig_handle, legend)
        patch.set_transform(trans)
        return [patch]


DEFAULT_HANDLERS: dict[Any, Any] = {
    StemContainer: HandlerStem(), ErrorbarContainer: HandlerErrorbar(), Line2D: HandlerLine2D(), Patch: HandlerPatch(), StepPatch: HandlerStepPatch(),
    LineCollection: HandlerLineCollection(), BarContainer: HandlerPatch(update_func=update_from_first_child), tuple: HandlerTuple(),
    PathCollection: HandlerPathCollection(), PolyCollection: HandlerPolyCollection()}
PLAIN = (Line2D, Patch, Collection, BarContainer)  # handles that renderers draw without being told how
NOT_PLAIN = (StepPatch,)


def is_plain(handle: Any) -> bool:
    return isinstance(handle, PLAIN) and not isinstance(handle, NOT_PLAIN)


def find_handler(handlers: dict[Any, Any], handle: Any) -> Any:
    """By the handle itself, else by its class and those above it; None: no such entries."""
    try:
        return handlers[handle]
    except (TypeError, KeyError):  # TypeError: not hashable
        pass
    if isinstance(handle, Container) and type(handle) is Container:
        return None
    return next((handlers[kind] for kind in type(handle).mro() if kind in handlers), None)

"""Colour bars: axes that show the colours of an artist of another."""

from __future__ import annotations

from typing import Any

import numpy

from .axes import Axes
from .contour_set import ContourSet
from .formatters import as_formatter
from .norms import BoundaryNorm, LogNorm, Normalize, SymLogNorm
from .not_covered import Named
from .refuse import refuse, unknown_keyword
from .scales import nonsingular
from .tickers import FixedLocator, NullLocator

BAR_EXPANDER = 0.1  # of a single value
_SIDES = {"right": "vertical", "left": "vertical", "top": "horizontal", "bottom": "horizontal"}


class Colorbar(Named):
    """`ax` is the axes it fills; `takes_room`: it is cut from its parents."""

    def __init__(self, ax: Axes, mappable: Any, orientation: str, location: str, takes_room: bool, fields: dict[str, Any]) -> None:
        self.ax, self.mappable = ax, mappable
        self.orientation, self.location, self.takes_room, self.fields = orientation, location, takes_room, fields
        self.parents: list[Any] = []
        self.lines: list[Any] = []
        self.outline = _Outline(ax)
        norm = mappable.norm
        if isinstance(mappable, ContourSet):
            self._axis.view.locator, self._axis.view.minor_locator = FixedLocator(mappable.levels, nbins=10), NullLocator()
        elif isinstance(norm, BoundaryNorm):
            ticker = self._axis.view
            ticker.locator, ticker.minor_locator = FixedLocator(norm.boundaries, nbins=10), FixedLocator(norm.boundaries)
        elif norm is not None and not norm.has_inverse:
            refuse(f"a colour bar of the norm {type(norm).__name__}, which has no inverse()", "Normalize, LogNorm, PowerNorm, TwoSlopeNorm or BoundaryNorm")

    @property
    def _axis(self) -> Any:
        return self.ax.yaxis if self.orientation == "vertical" else self.ax.xaxis

    def set_label(self, label: Any, *, loc: Any = None, **kwargs: Any) -> None:
        set_label = self.ax.set_ylabel if self.orientation == "vertical" else self.ax.set_xlabel
        set_label(label, loc=loc, **kwargs)

    def set_ticks(self, ticks: Any, *, labels: Any = None, minor: bool = False, **kwargs: Any) -> None:
        if hasattr(ticks, "tick_values"):
            self._axis.set_major_locator(ticks)
        else:
            self._axis.view.locator = FixedLocator(ticks)
        if labels is not None:
            self.set_ticklabels(labels, **kwargs)

    def set_ticklabels(self, ticklabels: Any, *, minor: bool = False, **kwargs: Any) -> None:
        self._axis.set_ticklabels(ticklabels, minor=minor, **kwargs)

    def get_ticks(self, minor: bool = False) -> Any:
        locator = self._axis.view.locator
        if locator is None:
            from .tickers import MaxNLocator
            low, high = self.mappable.get_clim()
            found = MaxNLocator(nbins=9, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
            return found[(found >= low) & (found <= high)]
        return numpy.asarray(locator.tick_values(*self.mappable.get_clim()))

    def minorticks_on(self) -> None:
        self._axis.minorticks_on()

    def minorticks_off(self) -> None:
        self._axis.minorticks_off()

    def set_alpha(self, alpha: Any) -> None:
        if alpha not in (None, 1, 1.0) and alpha != self.mappable.get_alpha():
            refuse("a colour bar's own alpha", "the alpha of what it shows")

    def update_normal(self, mappable: Any = None) -> None:
        self.mappable = self.mappable if mappable is None else mappable

    def update_ticks(self) -> None:
        pass

    def remove(self) -> None:
        self.ax.remove()

    formatter = property(lambda self: self._axis.get_major_formatter())
    locator = property(lambda self: self._axis.view.locator)
    has_log_labels = property(lambda self: isinstance(self.mappable.norm, (LogNorm, SymLogNorm)))
    vmin = property(lambda self: self._ends()[0])
    vmax = property(lambda self: self._ends()[1])

    def _ends(self) -> tuple[Any, Any]:
        return (self.mappable.levels[0], self.mappable.levels[-1]) if isinstance(self.mappable, ContourSet) else self.mappable.get_clim()

    def add_lines(self, *args: Any, erase: bool = True, **kwargs: Any) -> None:
        """Of a ContourSet, or (levels, colors, linewidths)."""
        from .bar_lines import add_lines
        add_lines(self, args, erase, kwargs)

    def wire(self, recorder: Any) -> dict[str, Any]:
        if self.ax.xaxis.view.is_inverted or self.ax.yaxis.view.is_inverted:
            refuse("an inverted axis of a colour bar", "the colour map's name with _r")
        return {**_source(self.mappable, self.ax, recorder), **self.fields,
                **({"parents": [recorder.axes_numbers[id(parent)] for parent in self.parents]} if self.takes_room else {})}


class _Outline:
    """The line around it: recorded as the spine below."""

    def __init__(self, ax: Axes) -> None:
        self._ax = ax

    def set_visible(self, b: bool) -> None:
        self._ax.spines["bottom"].set_visible(b)

    def set_linewidth(self, w: float) -> None:
        self._ax.spines["bottom"].set_linewidth(w)

    set_lw = set_linewidth

    def set_edgecolor(self, color: Any) -> None:
        self._ax.spines["bottom"].set_color(color)

    set_color = set_ec = set_edgecolor


def _source(mappable: Any, cax: Any, recorder: Any) -> dict[str, Any]:
    """Where its colours are: an artist, or points that nobody sees when there is none."""
    place = recorder.place_of(mappable)
    if place is None or getattr(mappable, "COLORS_ITSELF", False):
        number = recorder.axes_numbers[id(cax)]
        norm = mappable.norm
        if mappable._values is None and not norm.scaled():
            norm.vmin, norm.vmax = (0.0 if norm.vmin is None else norm.vmin), (1.0 if norm.vmax is None else norm.vmax)
        if mappable._values is not None:
            mappable.autoscale_None()
        fields = {"kind": "points", "x": [], "y": [], "values": [], "in_limits": False, **mappable.wire_mapping(None if numpy.ndim(mappable.get_alpha()) else mappable.get_alpha())}
        place = recorder.colorbar_stand_in(number, fields)
    return {"axes": place[0], "artist": place[1]}


def add_colorbar(figure: Any, mappable: Any, cax: Any, ax: Any, kwargs: dict[str, Any]) -> Colorbar:
    if not hasattr(mappable, "wire_mapping"):
        refuse(f"a colour bar of {type(mappable).__name__}", "scatter, imshow, pcolormesh, contourf, hexbin, hist2d or a ScalarMappable")
    orientation, location = _sides(kwargs)
    kwargs.setdefault("extend", None)
    if isinstance(mappable, ContourSet):
        _check_contours(mappable, kwargs)
    elif kwargs["extend"] is None:
        kwargs["extend"] = _usual_extend(mappable)
    fields = _fields(kwargs, orientation, location, cax is not None)
    if cax is None:
        parents = _parents(figure, mappable, ax)
        cax = Axes(figure, None)
        cax._label = "<colorbar>"
        figure._axes.append(cax)
        made = Colorbar(cax, mappable, orientation, location, True, fields)
        made.parents = parents
        share = 1 - fields.get("fraction", 0.15) - fields.get("pad", 0.05 if orientation == "vertical" or figure.is_constrained else 0.15)
        for parent in parents:
            parent.bars_beside += ((location, share),)
    else:
        made = Colorbar(cax, mappable, orientation, location, False, fields)
    label, ticks, format = kwargs.pop("label", ""), kwargs.pop("ticks", None), kwargs.pop("format", None)
    for name, value in kwargs.items():
        unknown_keyword("colorbar()", name, value, TypeError)
    cax.colorbar_ = made
    if not isinstance(mappable, ContourSet):
        _part_limits(mappable)
    elif not mappable.filled:
        made.add_lines(mappable)
    elif any(hatch is not None for hatch in mappable.hatches):
        from .bar_lines import add_hatches
        add_hatches(made)
    mappable.colorbar = made
    if label:
        made.set_label(label)
    if ticks is not None:
        made.set_ticks(ticks)
    if format is not None:
        made._axis.view.formatter = _format(format)
    return made


def _check_contours(contours: ContourSet, kwargs: dict[str, Any]) -> None:
    """Their bar goes on beyond its ends as they do."""
    kwargs["extend"] = contours.extend
    if len(contours.levels) < 2:
        refuse("a colour bar of one contour level", "several levels")
    if contours.logscale:
        kwargs["spacing"] = "log"


def _usual_extend(mappable: Any) -> Any:
    """What the colour map or the norm wants."""
    of_map = getattr(mappable.cmap, "colorbar_extend", False)
    return of_map if of_map is not False else getattr(mappable.norm, "extend", None)


def _part_limits(mappable: Any) -> None:
    """A colour bar of a single value has limits about it, and from then on so has its norm."""
    norm = mappable.norm
    if type(norm) is not Normalize:
        return
    if mappable._values is not None:
        mappable.autoscale_None()
    if norm.scaled():
        norm.vmin, norm.vmax = nonsingular(norm.vmin, norm.vmax, BAR_EXPANDER)


def _format(format: Any) -> Any:
    from .formatters import FormatStrFormatter
    if isinstance(format, str) and "%" in format and "{" not in format:
        return FormatStrFormatter(format)
    return as_formatter(format)


def _sides(kwargs: dict[str, Any]) -> tuple[str, str]:
    orientation, location = kwargs.pop("orientation", None), kwargs.pop("location", None)
    if location is not None and location not in _SIDES:
        raise ValueError(f"{location!r} is not a valid value for location; supported values are 'left', 'right', 'top', 'bottom'")
    if location is not None and orientation not in (None, _SIDES[location]):
        raise TypeError(f"location and orientation are mutually exclusive, got {location!r} and {orientation!r}")
    orientation = orientation or _SIDES.get(location, "vertical")
    if orientation not in ("vertical", "horizontal"):
        raise ValueError(f"{orientation!r} is not a valid value for orientation; supported values are 'vertical', 'horizontal'")
    return orientation, location or ("right" if orientation == "vertical" else "bottom")


def _fields(kwargs: dict[str, Any], orientation: str, location: str, has_cax: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if orientation != "vertical":
        fields["orientation"] = orientation
    if location != "right":
        fields["location"] = location
    extend = kwargs.pop("extend", None)
    if extend not in (None, "neither"):
        if extend not in ("both", "min", "max"):
            raise ValueError(f"{extend!r} is not a valid value for extend; supported values are 'neither', 'both', 'min', 'max'")
        fields["extend"] = extend
    if kwargs.pop("drawedges", False):
        fields["drawedges"] = True
    for name in ("fraction", "shrink", "aspect", "pad"):
        value = kwargs.pop(name, None)
        if value is not None and not has_cax:
            fields[name] = float(value)
    side = kwargs.pop("ticklocation", "auto")
    if side != "auto":
        fields["ticklocation"] = side
    _take_lengths(kwargs, fields)
    for name in ("anchor", "panchor", "boundaries", "values", "alpha"):
        if kwargs.pop(name, None) is not None:
            refuse(f"colorbar({name}=…)", "leaving it out")
    return fields


def _take_lengths(kwargs: dict[str, Any], fields: dict[str, Any]) -> None:
    """How long the bar's ends and regions are."""
    spacing, length = kwargs.pop("spacing", "uniform"), kwargs.pop("extendfrac", None)
    if spacing not in ("uniform", "proportional", "log"):
        raise ValueError(f"{spacing!r} is not a valid value for spacing; supported values are 'uniform', 'proportional'")
    if spacing != "uniform":
        fields["spacing"] = spacing
    if kwargs.pop("extendrect", False):
        fields["extendrect"] = True
    if isinstance(length, str):
        if length != "auto":
            raise ValueError("invalid value for extendfrac")
        fields["extendfrac"] = length
    elif length is not None:
        fields["extendfrac"] = [float(part) for part in length] if numpy.ndim(length) else float(length)


def _parents(figure: Any, mappable: Any, ax: Any) -> list[Any]:
    if ax is None:
        ax = getattr(mappable, "axes", None)
    if ax is None:
        ax = figure.gca()
    parents = list(ax.flat) if isinstance(ax, numpy.ndarray) else list(ax) if isinstance(ax, (list, tuple)) else [ax]
    if any(parent.place is None and parent.twin_of is None for parent in parents):
        refuse("a colour bar beside a colour bar", "ax= of the charts")
    return parents

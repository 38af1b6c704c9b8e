"""What contour() and contourf() return: a collection for each level, or for what lies between two."""

from __future__ import annotations

from typing import Any

import numpy

from .collections import LineCollection
from .colormaps import ListedColormap, get_cmap
from .contour_levels import levels_of
from .contours import contour_areas, contour_lines
from .limit_mark import LimitMark
from .mapping import ColorMapped
from .norms import LogNorm, Normalize, as_norm
from .not_covered import Named
from .patches import Rectangle
from .path_collections import Paths
from .paths import Path
from .rc import rcParams
from .refuse import refuse

_UNSEEN = (0.0, 0.0, 0.0, 0.0)
FARTHEST = 1e250  # where regions beyond the levels end
_NEARLY_ZERO = 1e-15  # of the range: what is no negative level yet


class ContourPaths(Paths):
    """Of one level; the edges of areas are not smoothed, so that they meet."""

    is_antialiased: Any = None

    @property
    def in_legend(self) -> bool:
        """matplotlib's legends show them as tiny as their data."""
        if super().in_legend:
            refuse("a legend entry of contours by their label", "the handles of legend_elements()")
        return False

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        if not self._paths:
            return []
        found = super().record(recorder)
        if self.is_antialiased is False:
            for fields in found:
                fields["antialiased"] = False
        return found

    def set_antialiased(self, aa: Any) -> None:
        self.is_antialiased = bool(aa)

    set_antialiaseds = set_antialiased


class ContourMark(LimitMark):
    """The places that a contour is made of: limits take them in, and no margin goes beyond them."""

    __slots__ = ()
    MAY_STICK = True

    def sticky(self) -> tuple[Any, Any]:
        return self._x, self._y


class _Numbers(Normalize):
    """Of colours that are counted through."""

    def __call__(self, value: Any, clip: bool | None = None) -> Any:
        return value


class ContourSet(ColorMapped, Named):
    """`levels`, `layers` (the values that give the colours), `cvalues`, `collections`."""

    def __init__(self, axes: Any, grid: Any, filled: bool, levels: Any, look: dict[str, Any]) -> None:
        self.axes, self.filled, self._grid = axes, filled, grid
        self.extend, self.alpha, self.colors = look["extend"] or "neither", look["alpha"], look["colors"]
        self.linewidths, self.linestyles, self.hatches = look["linewidths"], look["linestyles"], list(look["hatches"]) or [None]
        self.antialiased = False if look["antialiased"] is None and filled else look["antialiased"]
        self.zmin, self.zmax, self.logscale = grid.low, grid.high, look["logscale"]
        self.levels = levels_of(levels, filled, self.extend, (self.zmin, self.zmax), look["locator"], self.logscale)
        self.labelTexts: list[Any] = []  # of clabel()
        self._find_layers()
        self._start_colors(look)
        self._zorder = look["zorder"] if look["zorder"] is not None else 1 if filled else 2
        self.collections = self._make_areas() if filled else self._make_lines(look["negative_linestyles"] or rcParams["contour.negative_linestyle"])
        self.changed()

    extends_low = property(lambda self: self.extend in ("min", "both"))
    extends_high = property(lambda self: self.extend in ("max", "both"))

    # ---- levels and colours ------------------------------------------------------------------------------------------------------------------------

    def _find_layers(self) -> None:
        below = [1 / FARTHEST if self.logscale else -FARTHEST] if self.extends_low else []
        above = [FARTHEST] if self.extends_high else []
        self._levels = numpy.array([*below, *self.levels, *above], float)
        low, high = self._levels[:-1], self._levels[1:]
        self.layers: Any = self.levels if not self.filled else numpy.sqrt(low) * numpy.sqrt(high) if self.logscale else 0.5 * (low + high)

    def _start_colors(self, look: dict[str, Any]) -> None:
        norm = LogNorm() if look["norm"] is None and self.logscale else look["norm"]
        self.norm = as_norm(norm)
        if self.colors is None:
            self.cmap, self.cvalues, self.monochrome = get_cmap(look["cmap"]), self.layers, _is_of_one_color(look["cmap"])
        else:
            self.cmap, self.monochrome = self._map_of_colors()
            first, last = -self.extends_low if self.filled else 0, len(self.levels) + (self.extends_high - 1 if self.filled else 0)
            self.cvalues = list(range(first, last))
            self.norm = _Numbers()
        for name in ("vmin", "vmax"):
            if look[name] is not None:
                setattr(self.norm, name, float(look[name]))
        self._values = numpy.asarray(self.levels, float)
        self.norm.autoscale_None(self._values)
        if self.extend != "neither":
            self.norm.clip = False

    def _map_of_colors(self) -> tuple[Any, bool]:
        """`colors` are cycled through; the first and the last are those of the ends if they are as many."""
        colors, count = self.colors, len(self.levels) - self.filled
        if isinstance(colors, str):
            return ListedColormap([colors], N=count), True
        colors = list(colors)
        if not colors:
            raise ValueError("colors: got none, expected at least one")
        has_ends = self.extend != "neither" and len(colors) == count + self.extends_low + self.extends_high
        made = ListedColormap((colors[1:] if has_ends and self.extends_low else colors) or colors, N=count)
        if has_ends and self.extends_low:
            made.set_under(colors[0])
        if has_ends and self.extends_high:
            made.set_over(colors[-1])
        return made, len(colors) == 1

    def changed(self) -> None:
        """Gives the collections their colours."""
        self.norm.autoscale_None(self._values)
        rgba = self.to_rgba(numpy.asarray(self.cvalues), self.alpha)
        self.tcolors = [(tuple(row),) for row in numpy.asarray(rgba).tolist()]
        for number, (collection, color) in enumerate(zip(self.collections, self.tcolors)):
            if self.filled:
                collection._face = [color[0]]
                collection.set_hatch(self.hatches[number % len(self.hatches)])
            else:
                collection._edge = [color[0]]

    def set_cmap(self, cmap: Any) -> None:
        super().set_cmap(cmap)
        self.changed()

    def set_norm(self, norm: Any) -> None:
        super().set_norm(norm)
        self.changed()

    def set_clim(self, vmin: Any = None, vmax: Any = None) -> None:
        super().set_clim(vmin, vmax)
        self.changed()

    def set_array(self, A: Any) -> None:
        self._values = None if A is None else numpy.asarray(A, float)

    def autoscale(self) -> None:
        super().autoscale()
        self.changed()

    def get_alpha(self) -> Any:
        return self.alpha

    def set_alpha(self, alpha: Any) -> None:
        self.alpha = alpha
        self.changed()

    # ---- lines and areas ---------------------------------------------------------------------------------------------------------------------------

    def _heights(self) -> tuple[Any, Any]:
        """Of each area, below and above; the lowest value lies within the first."""
        low = self._levels[:-1].copy()
        if self.zmin == low[0]:
            low[0] = 0.99 * self.zmin if self.logscale else low[0] - 1
        return low, self._levels[1:]

    def _make_areas(self) -> list[ContourPaths]:
        return [self._collection(contour_areas(self._grid, low, high)) for low, high in zip(*self._heights())]

    def _make_lines(self, negative: Any) -> list[ContourPaths]:
        count = len(self.levels)
        width = rcParams["contour.linewidth"]
        widths = _one_each(self.linewidths, count, rcParams["lines.linewidth"] if width is None else width)
        self.tlinewidths = [(each,) for each in widths]
        styles = _one_each(self.linestyles, count, "solid")
        if self.linestyles is None and self.monochrome:
            least = -(self.zmax - self.zmin) * _NEARLY_ZERO
            styles = [negative if level < least else "solid" for level in self.levels]
        return [self._collection(contour_lines(self._grid, level), linewidths=width, linestyles=[style])
                for level, width, style in zip(self.levels, widths, styles)]

    def _collection(self, paths: list[Path], **kwargs: Any) -> ContourPaths:
        made = ContourPaths(paths, facecolors="none", **kwargs)
        made._edge, made.zorder, made.in_limits, made.is_antialiased = None, self._zorder, False, self.antialiased
        if self.alpha is not None:
            made.set_alpha(self.alpha)
        return made

    allsegs = property(lambda self: [[path.vertices for path in made.get_paths()] for made in self.collections])
    allkinds = property(lambda self: [[path.codes for path in made.get_paths()] for made in self.collections])

    def get_transform(self) -> Any:
        return self.axes.transData

    def legend_elements(self, variable_name: str = "x", str_format: Any = str) -> tuple[list[Any], list[str]]:
        """Handles and labels for legend()."""
        if not self.filled:
            return ([_line_like(made) for made in self.collections], [f"${variable_name} = {str_format(level)}$" for level in self.levels])
        handles, labels = [], []
        for number, (made, low, high) in enumerate(zip(self.collections, *self._heights())):
            handle = Rectangle((0, 0), 1, 1, facecolor=made.get_facecolor()[0], alpha=made.get_alpha())
            if made.get_hatch():
                handle.set_hatch(made.get_hatch())
            handles.append(handle)
            low, high = str_format(low), str_format(high)
            if number == 0 and self.extends_low:
                labels.append(f"${variable_name} \\leq {low}s$")  # sic: matplotlib's is the far end
            elif number == len(self.collections) - 1 and self.extends_high:
                labels.append(f"${variable_name} > {high}s$")
            else:
                labels.append(f"${low} < {variable_name} \\leq {high}$")
        return handles, labels

    def clabel(self, levels: Any = None, **kwargs: Any) -> list[Any]:
        """Texts on the lines, which are broken beneath them."""
        from .contour_labels import label_contours
        return label_contours(self, levels, **kwargs)

    def wire_mapping(self, alpha: Any) -> dict[str, Any]:
        """For a colour bar: regions between the levels, each of its colour; of lines nothing but the places."""
        # Their map may have got other ends since.
        colors = numpy.asarray(self.to_rgba(numpy.asarray(self.cvalues), self.alpha)).tolist()
        if not self.filled:
            colors = [_UNSEEN] * (len(self.levels) - 1)
        elif any(hatch is not None for hatch in self.hatches):
            colors = [_UNSEEN] * len(colors)  # each is drawn with its hatch
        inner = colors[self.extends_low:len(colors) - self.extends_high] if self.filled else colors
        cmap = ListedColormap(inner)
        fields = {"norm": {"kind": "boundary", "boundaries": [float(level) for level in self.levels], "ncolors": len(inner)}, "cmap": cmap.wire()}
        if self.extends_low:
            cmap.set_under(colors[0])
        if self.extends_high:
            cmap.set_over(colors[-1])
        return {**fields, **cmap.wire_ends()}


class QuadContourSet(ContourSet):
    """Of a grid."""


def add_to_axes(made: ContourSet) -> None:
    axes, grid = made.axes, made._grid
    for collection in made.collections:
        axes.add(collection)
    axes.add(ContourMark((grid.x.min(), grid.x.max()), (grid.y.min(), grid.y.max())))
    axes.contoured_at = len(axes.artists_recorded)


def _is_of_one_color(cmap: Any) -> bool:
    cmap = get_cmap(cmap)
    colors = getattr(cmap, "colors", None)
    return colors is not None and not isinstance(colors, str) and len(colors) == 1


def _one_each(given: Any, count: int, usual: Any) -> list[Any]:
    """As many as there are levels, cycled through."""
    given = usual if given is None else given
    if isinstance(given, str) or not numpy.iterable(given):
        return [given] * count
    given = list(given)
    return [given[i % len(given)] for i in range(count)]


def _line_like(made: ContourPaths) -> LineCollection:
    handle = LineCollection([], colors=made._edge, linewidths=made._widths, linestyles=made._linestyle)
    handle.set_alpha(made.get_alpha())
    return handle

"""histplot and kdeplot of two variables: cells coloured by counts, and lines of equal density or the bands between them."""

import math
import warnings
from numbers import Number

import numpy as np

from .. import colors as mpl_colors
from ..charting.limit_mark import LimitMark
from ..charting.refuse import refuse
from ..colors import to_rgba
from .densities import FULL_CHUNK
from .distributions import add_hue_legend, line_look, patch_look
from .husl import husl_to_rgb, rgb_to_husl
from .palettes import color_palette

MAP_COLORS = 256
MAP_REACH = int(1.15 * MAP_COLORS)
LIGHTNESS = (35, 80)


def map_of(color):
    """A colour map of one hue, from light to dark."""
    hue, saturation, _ = rgb_to_husl(*to_rgba(color)[:3])
    shades = saturation * np.cos(np.linspace(-1, 1, MAP_REACH)[:MAP_COLORS])
    colors = [tuple(np.clip(husl_to_rgb(hue, shade, light), 0, 1)) for shade, light in zip(shades, np.linspace(*LIGHTNESS, MAP_COLORS))]
    return mpl_colors.ListedColormap(colors[::-1])


def level_of_mass(heights, shares):
    """The height above which all but a share of the mass lies."""
    heights = np.sort(np.ravel(heights))[::-1]
    found = np.searchsorted(np.cumsum(heights) / heights.sum(), 1 - np.asarray(shares))
    return np.take(heights, found, mode="clip")


# ---- histograms ------------------------------------------------------------------------------------------------------------------------------------


class PlaneBins:
    """BinRule for two variables: each parameter is one for both, or a pair."""

    def __init__(self, rule):
        self.rule, self.edges = rule, None

    def _of(self, which, values, weights):
        rule = self.rule
        bins, width, limits, discrete = rule.bins, rule.binwidth, rule.binrange, rule.discrete
        if not isinstance(bins, (str, Number)) and bins is not None and (isinstance(bins[which], str) or len(bins) == 2):
            bins = bins[which]
        width = width if width is None or isinstance(width, Number) else width[which]
        limits = limits if limits is None or isinstance(limits[0], Number) else limits[which]
        discrete = discrete if isinstance(discrete, bool) else discrete[which]
        low, high = (np.min(values), np.max(values)) if limits is None else limits
        if discrete:
            return np.arange(low - .5, high + 1.5)
        if width is not None:
            return np.arange(low, high + width, width)
        return np.histogram_bin_edges(values, bins, limits, weights)

    def edges_of(self, rows, weights):
        return tuple(self._of(i, rows[role].to_numpy(), weights) for i, role in enumerate("xy"))

    def __call__(self, rows):
        """(heights, edges of x, edges of y)."""
        weights, stat = rows["weights"].to_numpy() if "weights" in rows else None, self.rule.stat
        edges = self.edges_of(rows, weights) if self.edges is None else self.edges
        counts, *_ = np.histogram2d(rows["x"], rows["y"], bins=list(edges), weights=weights, density=stat == "density")
        area = np.outer(np.diff(edges[0]), np.diff(edges[1]))
        if stat in ("probability", "proportion", "percent"):
            counts = counts.astype(float) / counts.sum() * (100 if stat == "percent" else 1)
        elif stat == "frequency":
            counts = counts.astype(float) / area
        if self.rule.cumulative:
            counts = (counts * area if stat in ("density", "frequency") else counts).cumsum(axis=0).cumsum(axis=1)
        return counts, *edges


def draw_plane_histogram(placed, hues, rule, look, *, common_bins, common_norm, thresh, pthresh, pmax, color, legend, cbar, cbar_ax, cbar_kws):
    """Cells of both variables, of each level of hue in a map of its colour."""
    variables, bins, everything = placed.variables, PlaneBins(rule), placed.comp.dropna()
    has_groups = bool(set(variables.names) - {"x", "y"})
    common_norm = common_norm and has_groups
    if has_groups and common_bins:
        bins.edges = bins.edges_of(everything, everything["weights"].to_numpy() if "weights" in everything else None)
    whole, *_ = bins(everything)
    is_common = not has_groups or common_norm
    if pthresh is not None and is_common:
        thresh = level_of_mass(whole, pthresh)
    look = {"vmin": 0, **look}
    highest = None
    if is_common:
        highest = level_of_mass(whole, pmax) if pmax is not None else look.pop("vmax", whole.max())
    for keys, rows in placed.groups(("hue",), {"hue": hues.levels}):
        if not len(rows):
            continue
        heights, *edges = bins(rows)
        edges = [np.power(10.0, each) if placed.is_log(role) else each for role, each in zip("xy", edges)]
        if rule.stat != "count" and common_norm:
            heights = heights * (len(rows) / len(everything))
        own = dict(look, cmap=_map(look.get("cmap"), "C0" if color is None else color) if "hue" not in keys else map_of(hues(keys["hue"])))
        top = level_of_mass(heights, pmax) if not is_common and pmax is not None else highest
        if top is not None:
            own["vmax"] = top
        if not is_common and pthresh:
            thresh = level_of_mass(heights, pthresh)
        _draw_cells(placed.ax, edges, heights, thresh, own, (cbar, cbar_ax, cbar_kws))
    placed.label_axes()
    if "hue" in variables and legend:
        add_hue_legend(placed.ax, hues, variables.names["hue"], True, lambda tone: patch_look({}, tone, 1, False))


def _map(cmap, color):
    return map_of(color) if cmap is None else color_palette(cmap, as_cmap=True) if isinstance(cmap, str) else cmap


def _draw_cells(ax, edges, heights, thresh, look, bar):
    if thresh is not None:
        heights = np.ma.masked_less_equal(heights, thresh)
    grids = [role for role in "xy" if getattr(ax, role + "axis")._has_grid("major")]
    mesh = ax.pcolormesh(*edges, heights.T, **look)
    if thresh is not None:
        # Cells without colour leave margins: limits stop at a mesh's edges, so they are those of something that nobody sees.
        mesh.in_limits = False
        ax.add(LimitMark(*((each[0], each[-1]) for each in edges)))
    if bar[0]:
        ax.figure.colorbar(mesh, bar[1], ax, **(bar[2] or {}))
    for role in grids:  # pcolormesh() takes it away
        ax.grid(True, axis=role)


# ---- densities -------------------------------------------------------------------------------------------------------------------------------------


class PlaneDensity:
    """The density of pairs of numbers: a Gaussian at each, all of the covariance of the data times a factor."""

    def __init__(self, rows, rule, weights):
        self.values = rows[["x", "y"]].to_numpy(float).T
        count = self.values.shape[1]
        weights = np.full(count, 1 / count) if weights is None else weights / weights.sum()
        self.weights, effective = weights, 1 / np.sum(weights ** 2)
        self.factor = _plane_factor(self, rule.bw_method, effective) * rule.bw_adjust
        self.covariance = np.atleast_2d(np.cov(self.values, bias=False, aweights=weights)) * self.factor ** 2
        if not np.linalg.det(self.covariance) > 0:
            raise np.linalg.LinAlgError("the two variables are one")

    def __call__(self, x, y):
        """The density at each place of a grid, a row for each y."""
        lower = np.linalg.cholesky(self.covariance)
        values = np.linalg.solve(lower, self.values)
        places = np.linalg.solve(lower, np.stack([axis.ravel() for axis in np.meshgrid(x, y)]))
        found = np.empty(places.shape[1])
        step = max(1, FULL_CHUNK // values.shape[1])
        for first in range(0, len(found), step):
            part = places[:, first:first + step]
            away = sum((one[:, None] - other) ** 2 for one, other in zip(part, values))
            found[first:first + step] = np.exp(-away / 2) @ self.weights
        return (found / (2 * np.pi * np.prod(np.diag(lower)))).reshape(len(y), len(x))


def _plane_factor(density, method, effective):
    if method is None or method == "scott":
        return effective ** (-1 / 6)
    if method == "silverman":
        return effective ** (-1 / 6)  # of two dimensions both rules are one
    if np.isscalar(method) and not isinstance(method, str):
        return float(method)
    if callable(method):
        return float(method(density))
    raise ValueError("`bw_method` should be 'scott', 'silverman', a scalar or a callable.")


def _support(rows, density, rule, clip):
    """Places along both axes."""
    pairs = (clip, clip) if clip is None or clip[0] is None or np.isscalar(clip[0]) else clip
    widths, found = np.sqrt(np.diag(density.covariance)), []
    for role, width, limits in zip("xy", widths, pairs):
        low, high = (None, None) if limits is None else limits
        low, high = -np.inf if low is None else low, np.inf if high is None else high
        values = rows[role].to_numpy(float)
        found.append(np.linspace(max(values.min() - width * rule.cut, low), min(values.max() + width * rule.cut, high), rule.gridsize))
    return found


def draw_plane_density(placed, hues, rule, clip, look, *, common_norm, fill, levels, thresh, color, legend, warn_singular, cbar):
    """Lines of equal density, or the bands between them; `levels` are shares of the mass that lie below."""
    if rule.cumulative:
        refuse("kdeplot(cumulative=True) of both x and y", "cumulative=False")
    variables, found = placed.variables, {}
    common_norm = common_norm and bool(set(variables.names) - {"x", "y"})
    everything = variables.frame.dropna()
    for keys, rows in placed.groups(("hue",), {"hue": hues.levels}):
        weights = rows["weights"].to_numpy(float) if "weights" in rows else None
        try:
            if math.isclose(rows[["x", "y"]].var().fillna(0).min(), 0):
                raise np.linalg.LinAlgError
            density = PlaneDensity(rows, rule, weights)
        except np.linalg.LinAlgError:
            if warn_singular:
                warnings.warn("KDE cannot be estimated (0 variance or perfect covariance). Pass `warn_singular=False` to disable this warning.",
                              UserWarning, stacklevel=3)
            continue
        x, y = _support(rows, density, rule, clip)
        heights = density(x, y) * (len(rows) / len(everything) if common_norm else 1)
        x, y = (np.power(10.0, places) if placed.is_log(role) else places for role, places in (("x", x), ("y", y)))
        found[keys.get("hue")] = (x, y, heights)
    shares = np.linspace(thresh or 0, 1, levels) if isinstance(levels, Number) else np.asarray(levels)
    if shares.size and (shares.min() < 0 or shares.max() > 1):
        raise ValueError("levels must be in [0, 1]")
    common = level_of_mass([heights for _, _, heights in found.values()], shares) if common_norm and found else None
    for level, (x, y, heights) in found.items():
        heights_at = level_of_mass(heights, shares) if common is None else common
        own = _contour_look(look, color if level is None else hues(level), fill, level is not None)
        label = own.pop("label", None)
        made = (placed.ax.contourf if fill else placed.ax.contour)(x, y, heights, levels=heights_at, **own)
        if label is not None:
            made.collections[0].set_label(label)
        if cbar[0]:
            placed.ax.figure.colorbar(made, cbar[1], placed.ax, **(cbar[2] or {}))
    placed.label_axes()
    if "hue" in variables and legend:
        add_hue_legend(placed.ax, hues, variables.names["hue"], fill, lambda tone: patch_look({}, tone, 1, False) if fill else line_look({}, tone, 1))


def _contour_look(look, color, fill, has_hue):
    """Either `colors` or a `cmap`, as they were given or of the colour of the group."""
    own = {name: value for name, value in look.items() if name not in ("cmap", "colors")} if has_hue else dict(look)
    if "cmap" in own:
        own["cmap"] = _map(own["cmap"], None)
    elif "colors" not in own:
        own.update({"cmap": map_of(color)} if fill else {"colors": [color]})
    return own

"""kdeplot: smooth densities of one variable."""

import warnings

import numpy as np

from .. import pyplot as plt
from .axes_tools import set_sticky
from .bivariate import draw_plane_density
from .densities import DensityEstimate
from .distributions import (add_hue_legend, checked_choice, default_color, density_curves, distribution_variables, line_look, of_facet, patch_look, stacked)
from .plotter import Placed
from .vectors import DATETIME, NUMERIC


def _old_word(kwargs, name, instead):
    """The value of a parameter of before 0.11, taken with a warning."""
    value = kwargs.pop(name, None)
    if value is not None:
        warnings.warn(f"The `{name}` parameter is deprecated: {instead}.", UserWarning, stacklevel=3)
    return value


def _warn_singular():
    warnings.warn("Dataset has 0 variance; skipping density estimate. Pass `warn_singular=False` to disable this warning.", UserWarning, stacklevel=4)


def kdeplot(data=None, *, x=None, y=None, hue=None, weights=None, palette=None, hue_order=None, hue_norm=None, color=None, fill=None,
            multiple="layer", common_norm=True, common_grid=False, cumulative=False, bw_method="scott", bw_adjust=1, warn_singular=True,
            log_scale=None, levels=10, thresh=.05, gridsize=200, cut=3, clip=None, legend=True, cbar=False, cbar_ax=None, cbar_kws=None, ax=None,
            **kwargs):
    """The density of x (or y), of each level of hue one; `levels` and `thresh` are of two variables."""
    if (is_vertical := _old_word(kwargs, "vertical", "assign data to x or y")) is not None and is_vertical:
        data, x, y = (y, x, data) if x is None else (data, y, x)
    if (bandwidth := _old_word(kwargs, "bw", "use bw_method and bw_adjust")) is not None:
        bw_method = bandwidth
    _old_word(kwargs, "kernel", "the kernel is Gaussian")
    if _old_word(kwargs, "shade_lowest", "use thresh"):
        thresh = 0
    if (shade := kwargs.pop("shade", None)) is not None:
        fill = shade
    variables, hues = distribution_variables(data, dict(x=x, y=y, hue=hue, weights=weights), palette, hue_order, hue_norm)
    ax = plt.gca() if ax is None else ax
    placed = Placed(variables, ax, (NUMERIC, DATETIME), log_scale)
    color = default_color(ax, fill, hue, color, kwargs)
    if not variables.is_drawable:
        return ax
    if "x" in variables and "y" in variables:
        # The rule's own limits are those of one variable.
        draw_plane_density(placed, hues, DensityEstimate(bw_method, bw_adjust, gridsize, cut, None, cumulative), clip, kwargs, common_norm=common_norm,
                           fill=bool(fill), levels=levels, thresh=thresh, color=color, legend=legend, warn_singular=warn_singular, cbar=(cbar, cbar_ax, cbar_kws))
        return ax
    rule = DensityEstimate(bw_method, bw_adjust, gridsize, cut, clip, cumulative)
    role = "x" if "x" in variables else "y"
    fill = multiple in ("stack", "fill") if fill is None else fill
    look_of = draw_densities(placed, [((None, None), ax)], {"hue": hues.levels}, hues, rule, kwargs, common_norm=common_norm, common_grid=common_grid,
                             multiple=multiple, fill=fill, color=color, warn_singular=warn_singular)
    placed.label_axes(*(("", "Density") if role == "x" else ("Density", "")))
    if "hue" in variables and legend:
        add_hue_legend(ax, hues, variables.names["hue"], fill, look_of)
    return ax


def draw_densities(placed, facets, levels, hues, rule, kwargs, *, common_norm=True, common_grid=False, multiple="layer", fill=False, color=None,
                   warn_singular=True):
    """Densities of one variable on the axes of each facet, ((row, column), axes). Returns how the legend's patches or lines look."""
    checked_choice("multiple", multiple, ("layer", "stack", "fill"))
    role = "x" if "x" in placed.variables else "y"
    is_grouped = bool(set(placed.variables.names) - {"x", "y"})
    curves = density_curves(placed, role, levels, rule, common_norm, common_grid or (is_grouped and multiple != "layer"),
                            _warn_singular if warn_singular else None)
    alpha = kwargs.pop("alpha", 1 if not fill else .25 if multiple == "layer" else .75)

    def look_of(tone):
        return patch_look(kwargs, tone, alpha, multiple != "layer") if fill else line_look(kwargs, tone, alpha)

    for facet, ax in facets:
        own = stacked(of_facet(curves, facet), multiple)
        for level in reversed(own):
            artist = _draw(ax, role, own[level], fill, look_of(color if level is None else hues(level)))
            _stick(artist, role, own[level], multiple)
    return look_of


def _draw(ax, role, curve, fill, look):
    if fill:
        area = ax.fill_between if role == "x" else ax.fill_betweenx
        return area(curve.places, curve.base, curve.heights, **look)
    line, = ax.plot(*((curve.places, curve.heights) if role == "x" else (curve.heights, curve.places)), **look)
    return line


def _stick(artist, role, curve, multiple):
    """No margin below the density; none at all where groups fill the axes."""
    heights = (0, 1) if multiple == "fill" else (0,)
    places = (np.min(curve.places), np.max(curve.places)) if multiple == "fill" else ()
    set_sticky(artist, *((places, heights) if role == "x" else (heights, places)))

"""pointplot: the estimate of each category as a point, those of a level joined by a line."""

import numpy as np

from .. import pyplot as plt
from ..colors import to_rgb
from .barplot import ERROR_SHARE, draw_errors, estimates_of
from .categories import Categories, CategoryColors
from .estimates import Aggregator, with_deprecated_ci
from .palettes import color_palette

DODGE = .025  # of each level of hue
MARKER_EDGE_SHARE = .75  # of the line's width


def pointplot(data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, estimator="mean", errorbar=("ci", 95), n_boot=1000, units=None, seed=None,
              markers="o", linestyles="-", dodge=False, join=True, scale=1, orient=None, color=None, palette=None, errwidth=None, ci="deprecated",
              capsize=None, label=None, ax=None):
    """The estimate of each category of one variable and level of hue, with its error, as points and lines."""
    errorbar = with_deprecated_ci(errorbar, ci)
    categories = Categories(data, x, y, hue, order, hue_order, orient, units)
    colors = CategoryColors(categories, color, palette, 1).colors
    has_hue = categories.hue_names is not None
    if not has_hue and color is None and palette is None:
        colors = [color_palette()[0]] * len(colors)
    join = join and (has_hue or palette is None)
    offsets = np.zeros(len(categories.hue_names or [None]))
    if has_hue and dodge:
        offsets = np.linspace(0, DODGE * len(offsets) if dodge is True else dodge, len(offsets))
        offsets -= offsets.mean()
    markers, linestyles = ([word] * len(colors) if isinstance(word, str) else word for word in (markers, linestyles))
    ax = plt.gca() if ax is None else ax
    width = plt.rcParams["lines.linewidth"] * ERROR_SHARE * scale
    aggregator = Aggregator(estimator, errorbar, n_boot, seed)
    error_width = plt.rcParams["lines.linewidth"] * ERROR_SHARE if errwidth is None else errwidth
    for j, estimates in enumerate(estimates_of(categories, aggregator)):
        middle, low, high = np.array(estimates, float).reshape(-1, 3).T
        places, own = np.arange(len(categories.values)) + offsets[j], {"zorder": j + 1} if has_hue else {}
        xy = (places, middle) if categories.orient == "v" else (middle, places)
        if join:
            ax.plot(*xy, color=colors[j], ls=linestyles[j], lw=width, **own)
        tones = [to_rgb(colors[j])] * len(places) if has_hue else [to_rgb(tone) for tone in colors]
        if aggregator.method is not None:
            for i, tone in enumerate(tones):
                draw_errors(ax, categories.orient, places[i:i + 1], low[i:i + 1], high[i:i + 1], {"color": tone, "lw": error_width, **own}, capsize)
        tone = to_rgb(colors[j]) if has_hue else tones
        ax.scatter(*xy, label=categories.hue_names[j] if has_hue else label, facecolor=tone, edgecolor=tone, linewidth=width * MARKER_EDGE_SHARE,
                   marker=markers[j], s=np.pi * width ** 2 * 2, **own)
    categories.annotate(ax)
    return ax

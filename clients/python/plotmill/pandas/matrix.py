"""scatter_matrix: every column against every other, with histograms or densities on the diagonal."""

import numpy as np

from ..seaborn.densities import Kernels
from .grids import adjust, make_axes, style_ticks

DENSITY_PLACES = 1000
LABEL_POINTS = 8


def scatter_matrix(frame, alpha=0.5, figsize=None, ax=None, grid=False, diagonal="hist", marker=".", density_kwds=None, hist_kwds=None,
                   range_padding=0.05, **kwargs):
    """pandas.plotting.scatter_matrix."""
    table = frame.select_dtypes(include=[np.number, "bool"])
    count = len(table.columns)
    figure, axes, _ = make_axes(count * count, ax=ax, figsize=figsize, layout=(count, count))
    axes = axes.reshape(count, count)
    adjust(figure, wspace=0, hspace=0)
    kwargs.setdefault("edgecolors", "none")
    limits = [_padded(table[name].dropna(), range_padding) for name in table.columns]
    for (i, j), each in np.ndenumerate(axes):
        across, down = table.columns[j], table.columns[i]
        if i == j:
            _draw_diagonal(each, table[down].dropna().to_numpy(float), diagonal, hist_kwds or {}, density_kwds or {})
        else:
            rows = table[[across, down]].notna().all(axis=1)
            each.scatter(table[across][rows].to_numpy(), table[down][rows].to_numpy(), marker=marker, alpha=alpha, **kwargs)
            each.set_ylim(limits[i])
        each.set_xlim(limits[j])
        each.set_xlabel(across)
        each.set_ylabel(down)
        if j != 0:
            each.yaxis.set_visible(False)
        if i != count - 1:
            each.xaxis.set_visible(False)
    if count > 1:
        _copy_ticks(axes[0, 1], axes[0, 0], limits[0])
    return style_ticks(axes, LABEL_POINTS, 90, LABEL_POINTS, 0)


def _padded(values, padding):
    low, high = values.min(), values.max()
    reach = (high - low) * padding / 2
    return low - reach, high + reach


def _draw_diagonal(ax, values, diagonal, hist_kwds, density_kwds):
    if diagonal == "hist":
        ax.hist(values, **hist_kwds)
    elif diagonal in ("kde", "density"):
        places = np.linspace(values.min(), values.max(), DENSITY_PLACES)
        ax.plot(places, Kernels(values)(places), **density_kwds)


def _copy_ticks(source, target, limits):
    """The histogram at the corner counts, but its axis has the ticks of its row."""
    ticks = np.asarray(source.yaxis.get_majorticklocs())
    ticks = ticks[(limits[0] <= ticks) & (ticks <= limits[1])]
    low, high = target.get_ylim()
    target.yaxis.set_ticks((ticks - limits[0]) / (limits[1] - limits[0]) * (high - low) + low)
    target.yaxis.set_ticklabels(ticks.astype(int) if np.all(ticks == ticks.astype(int)) else ticks)

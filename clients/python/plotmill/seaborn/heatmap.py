"""heatmap: a table as coloured cells."""

import numpy as np
import pandas as pd

from .. import pyplot as plt
from .. import colors as mpl_colors
from ..charting.rc import SIZES
from ..charting.refuse import refuse
from .axes_tools import despine, size_in_points

MAP_COLORS = 256
LIGHT = .408  # the luminance from which text over a cell is dark
ROBUST_PERCENTILES = (2, 98)
LUMINANCE = np.array([.2126, .7152, .0722])


def heatmap(data, *, vmin=None, vmax=None, cmap=None, center=None, robust=False, annot=None, fmt=".2g", annot_kws=None, linewidths=0,
            linecolor="white", cbar=True, cbar_kws=None, cbar_ax=None, square=False, xticklabels="auto", yticklabels="auto", mask=None, ax=None,
            **kwargs):
    """Cells coloured by the table's values, with its labels, maybe with the values written in the cells."""
    table = data if isinstance(data, pd.DataFrame) else pd.DataFrame(np.asarray(data))
    given, values = table.to_numpy(), table.to_numpy(float)
    if given.dtype.kind not in "biuf":
        raise TypeError(f"Image data of dtype {given.dtype} cannot be converted to float")
    hidden = hidden_values(table, mask, values)
    if hidden.any():
        values = np.where(hidden, np.nan, values)
    low, high = _limits(values, vmin, vmax, robust)
    if low > high:
        refuse("heatmap with vmin above vmax", "vmin below the highest, vmax above the lowest of the values")
    cmap = _recentred(_map(cmap, center), low, high, center)
    ax = plt.gca() if ax is None else ax
    if square:
        ax.set_aspect("equal")
    despine(ax=ax, left=True, bottom=True)
    if "norm" not in kwargs:
        kwargs = {"vmin": low, "vmax": high, **kwargs}
    kwargs.setdefault("edgecolor", linecolor)
    mesh = ax.pcolormesh(values, cmap=cmap, linewidths=linewidths, **kwargs)
    ax.set(xlim=(0, values.shape[1]), ylim=(0, values.shape[0]))
    ax.invert_yaxis()
    if cbar:
        ax.figure.colorbar(mesh, cbar_ax, ax, **(cbar_kws or {})).outline.set_linewidth(0)
    room = size_in_points(ax)
    _label(ax, "x", table.columns, xticklabels, room)
    _label(ax, "y", table.index, yticklabels, room)
    if annot is not None and annot is not False:
        written = given if annot is True else np.asarray(annot)
        if written.shape != values.shape:
            raise ValueError("`data` and `annot` must have same shape.")
        norm = kwargs.get("norm") or mpl_colors.Normalize(kwargs["vmin"], kwargs["vmax"])
        rows, columns = np.nonzero(~hidden)
        rgba = np.asarray(cmap(norm(values[rows, columns])))
        _annotate(ax, columns + .5, rows + .5, written[rows, columns].tolist(), rgba, fmt, annot_kws or {})
    return ax


def hidden_values(table, mask, values=None):
    """Which values are under the mask or missing; `values`: the table's, as numbers."""
    missing = pd.isnull(table).to_numpy() if values is None else np.isnan(values)
    if mask is None:
        return missing
    if isinstance(mask, pd.DataFrame):
        if not (mask.index.equals(table.index) and mask.columns.equals(table.columns)):
            raise ValueError("Mask must have the same index and columns as data.")
        mask = mask.to_numpy()
    elif np.shape(mask) != table.shape:
        raise ValueError("Mask must have the same shape as data.")
    return np.asarray(mask, bool) | missing


def _limits(values, low, high, robust):
    if low is None:
        low = np.nanpercentile(values, ROBUST_PERCENTILES[0]) if robust else np.nanmin(values)
    if high is None:
        high = np.nanpercentile(values, ROBUST_PERCENTILES[1]) if robust else np.nanmax(values)
    return low, high


def _map(cmap, center):
    if cmap is None:
        return plt.get_cmap("rocket" if center is None else "icefire")
    if isinstance(cmap, str):
        return plt.get_cmap(cmap)
    return mpl_colors.ListedColormap(cmap) if isinstance(cmap, list) else cmap


def _recentred(cmap, low, high, center):
    """The map with its middle at `center`, as much of it as the limits show."""
    if center is None:
        return cmap
    reach = max(high - center, center - low)
    ends = (np.array([low, high]) - (center - reach)) / (2 * reach)
    colors = np.asarray(cmap(np.linspace(ends[0], ends[1], MAP_COLORS)))
    return mpl_colors.ListedColormap([tuple(color) for color in colors.tolist()])


def _names(index):
    return ["-".join(map(str, names)) for names in index] if isinstance(index, pd.MultiIndex) else list(index.values)


def _label(ax, role, index, wanted, room):
    """Tick labels in the middle of cells, and the index's name; turned when they would overlap."""
    names, step = _names(index), 1
    if isinstance(wanted, str) and wanted == "auto":
        step = _step_of_labels(role, len(names), room)
    elif wanted is False:
        step = 0
    elif isinstance(wanted, (int, np.integer)) and wanted is not True:
        step = int(wanted)
    elif wanted is not True:
        names = list(wanted)
    ticks = np.arange(0, len(names), step) + .5 if step and names else []
    getattr(ax, f"set_{role}ticks")(ticks)
    names = names[::step] if step else []
    length = _length_now(ax, role, room)
    if role == "x":
        ax.set_xticklabels(names)
        ax.xaxis.set_overlap_rotation(90, length)
    else:
        ax.set_yticklabels(names, rotation="vertical", va="center")
        ax.yaxis.set_overlap_rotation(0, length)
    title = "-".join(map(str, index.names)) if isinstance(index, pd.MultiIndex) else index.name
    getattr(ax, f"set_{role}label")("" if title is None else title)


def _length_now(ax, role, room):
    """Of an axis in points, as seaborn sees it when it decides about its labels; None where only who draws knows."""
    if ax.figure.is_tight or ax.figure.is_constrained:
        return None
    if ax.get_aspect() != "auto":
        cells = [abs(high - low) for low, high in (ax.get_xlim(), ax.get_ylim())]
        if ax.get_aspect() not in ("equal", 1):
            return None
        scale = min(room[0] / cells[0], room[1] / cells[1])
        room = [scale * count for count in cells]
    return room[0 if role == "x" else 1]


def _step_of_labels(role, count, room):
    """Every how many cells have a label, so that there is a font size for each; 0: there is room for none."""
    size = plt.rcParams[role + "tick.labelsize"]
    points = size if isinstance(size, (int, float)) else SIZES[size] * plt.rcParams["font.size"]
    most = int(room[0 if role == "x" else 1] // points)
    return count // most + 1 if most >= 1 else 0


def _annotate(ax, x, y, written, rgba, fmt, options):
    """Writes the values, dark over light cells and white over dark ones."""
    rgb = np.clip(rgba[:, :3], 0, 1)
    linear = np.where(rgb <= .03928, rgb / 12.92, ((rgb + .055) / 1.055) ** 2.4)
    is_light = linear @ LUMINANCE > LIGHT
    write = ("{:" + fmt + "}").format
    texts = [write(value) for value in written]
    ax.add_texts(x, y, texts, ("w", ".15"), is_light.astype(int), {"ha": "center", "va": "center", **options})

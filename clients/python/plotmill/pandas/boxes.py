"""Kind box, and the boxplot methods of tables and groups."""

from collections import namedtuple

import numpy as np
import pandas as pd

from .. import pyplot as plt
from .base import Plot, written
from .grids import adjust, hide_inner_labels, make_axes
from .groups import listed, parts_of

AxesAndLines = namedtuple("Boxplot", ("ax", "lines"))  # what return_type="both" gives
PARTS = ("boxes", "whiskers", "medians", "caps")
PROPS = {"boxes": "boxprops", "whiskers": "whiskerprops", "medians": "medianprops", "caps": "capprops"}


def _part_colors(defaults, given):
    """The colour of each part of a box: one for all, or a map of parts to colours."""
    if isinstance(given, dict):
        for key in given:
            if key not in PARTS:
                raise ValueError(f"color dict contains invalid key '{key}'. The key must be either {list(PARTS)}")
        return {part: given.get(part, color) for part, color in defaults.items()}
    return defaults if given is None else dict.fromkeys(PARTS, given)


def _colored(colors, kwargs):
    """Keywords of Axes.boxplot with a colour for each part that has no look of its own."""
    found = dict(kwargs)
    for part, color in colors.items():
        if kwargs.get(PROPS[part]):
            continue
        is_area = part == "boxes" and kwargs.get("patch_artist")
        found[PROPS[part]] = {"alpha": 1, **({"facecolor": color, "edgecolor": color} if is_area else {"color": color})}
    return found


def _cycle():
    return [props["color"] for props in plt.rcParams["axes.prop_cycle"]]


class BoxPlot(Plot):
    kind = "box"
    layout_type = "horizontal"

    def __init__(self, data, *, return_type="axes", **kwargs):
        _check_return_type(return_type)
        super().__init__(data, **kwargs)
        self.return_type, self.found = return_type, None
        self.color = self.kwargs.pop("color", None)
        self.is_horizontal = not self.kwargs.get("vert", True)
        if self.subplots and self.is_horizontal:
            self.sharey = False
        elif self.subplots:
            self.sharex = False

    def included_types(self):
        return [np.number]

    def excluded_types(self):
        return ["timedelta"]

    def draw(self):
        first, _, third = self.colors(count=3)[:3]
        colors = _part_colors({"boxes": first, "whiskers": first, "medians": third, "caps": first}, self.color)
        if self.by is not None:
            groups = [written(key) for key in self.frame.columns.levels[0]]
            parts = [(name, [_filled(column) for _, column in part.items()], groups) for name, part in parts_of(self.frame, 1)]
        else:
            columns = [(name, values) for _, name, values in self.columns()]
            if not self.subplots:
                names = [written(name) if self.use_index else str(i) for i, (name, _) in enumerate(columns)]
                self.found = self._draw_boxes(self.axes_of(0), [_filled(values) for _, values in columns], names, colors)
                return
            parts = [(name, _present(values), [written(name)]) for name, values in columns]
        self.found = pd.Series(dtype=object)
        for i, (name, values, names) in enumerate(parts):
            ax = self.axes_of(i)
            if self.by is not None:
                ax.set_title(written(name))
            self.found[name] = self._draw_boxes(ax, values, names, colors)

    def _draw_boxes(self, ax, values, names, colors):
        lines = ax.boxplot(values, **_colored(colors, self.kwargs))
        (ax.set_yticklabels if self.is_horizontal else ax.set_xticklabels)(names)
        return _returned(self.return_type, ax, lines)

    def result(self):
        return super().result() if self.return_type is None else self.found

    def add_legend(self):
        """Boxes are told apart by their ticks."""

    def finish(self, ax):
        if self.xlabel:
            ax.set_xlabel(written(self.xlabel))
        if self.ylabel:
            ax.set_ylabel(written(self.ylabel))


def _check_return_type(return_type):
    if return_type not in (None, "axes", "dict", "both"):
        raise ValueError("return_type must be {'axes', 'dict', 'both'}")


def _returned(return_type, ax, lines):
    return lines if return_type == "dict" else AxesAndLines(ax, lines) if return_type == "both" else ax


def _filled(values):
    """Without missing ones; a box of none is one of a missing value."""
    values = _present(values)
    return values if values.size else np.array([np.nan])


def _present(values):
    values = np.asarray(values)
    return values[~pd.isna(values)]


def boxplot(data, column=None, by=None, ax=None, fontsize=None, rot=0, grid=True, figsize=None, layout=None, return_type=None, **kwargs):
    """pandas.plotting.boxplot."""
    _check_return_type(return_type)
    if isinstance(data, pd.Series):
        data, column = data.to_frame("x"), "x"
    cycle = _cycle()
    if not isinstance(cycle[0], str):  # pandas takes from a flat list of numbers, which are then shades of gray
        cycle = [str(part) for part in np.ravel(cycle[:3])]
    colors = _part_colors({"boxes": cycle[0], "whiskers": cycle[0], "medians": cycle[2], "caps": "k"}, kwargs.pop("color", None))
    columns = None if column is None else list(column) if isinstance(column, (list, tuple)) else [column]
    style = {"fontsize": fontsize, "rot": rot, "colors": colors, "return_type": return_type}
    if by is not None:
        return _boxplot_by(data, columns, by, ax, figsize, layout, grid, style, kwargs)
    if layout is not None:
        raise ValueError("The 'layout' keyword is not supported when 'by' is None")
    if ax is None:
        with plt.rc_context({"figure.figsize": figsize} if figsize is not None else {}):
            ax = plt.gca()
    data = data.select_dtypes(include=[np.number, "bool"])
    if not len(data.columns):
        raise ValueError("boxplot method requires numerical columns, nothing to plot.")
    columns = list(data.columns) if columns is None else columns
    found = _draw_group(ax, columns, [data[name].to_numpy() for name in columns], style, kwargs)
    ax.grid(grid)
    return found


def _draw_group(ax, names, values, style, kwargs):
    lines = ax.boxplot([_present(each).astype(float) for each in values], **_colored(style["colors"], kwargs))
    if style["fontsize"] is not None:
        ax.tick_params(axis="both", labelsize=style["fontsize"])
    names = [written(name) for name in names]
    # Axes that are shared have the ticks of each boxplot that is there.
    names *= len(ax.get_xticks() if kwargs.get("vert", True) else ax.get_yticks()) // len(names)
    (ax.set_xticklabels if kwargs.get("vert", True) else ax.set_yticklabels)(names, rotation=style["rot"])
    return _returned(style["return_type"], ax, lines)


def _boxplot_by(data, columns, by, ax, figsize, layout, grid, style, kwargs):
    """Of each column axes of their own, with a box for each group."""
    groups = data.groupby(by)
    if columns is None:
        by = list(by) if isinstance(by, (list, tuple)) else [by]
        columns = data.select_dtypes(include=[np.number, "bool"]).columns.difference(by)
    sharex, sharey = kwargs.pop("sharex", True), kwargs.pop("sharey", True)
    figure, axes, shape = make_axes(len(columns), sharex, sharey, ax, layout, figsize=figsize)
    xlabel, ylabel = kwargs.pop("xlabel", None), kwargs.pop("ylabel", None)
    is_vertical = kwargs.get("vert", True)
    xlabel, ylabel = (xlabel or by, ylabel) if is_vertical else (xlabel, ylabel or by)
    found = []
    for each, name in zip(axes, columns):
        if xlabel:
            each.set_xlabel(written(xlabel))
        if ylabel:
            each.set_ylabel(written(ylabel))
        keys, values = zip(*groups[name])
        found.append(_draw_group(each, keys, values, style, kwargs))
        each.set_title(name)
        each.grid(grid)
    hide_inner_labels(axes, shape, sharex, sharey)
    figure.suptitle(f"Boxplot grouped by {by[0] if len(by) == 1 else by}")
    adjust(figure, bottom=0.15, top=0.9, left=0.1, right=0.9, wspace=0.2)
    if style["return_type"] is not None:
        return pd.Series(found, index=columns)
    return axes[0] if len(axes) == 1 else axes.reshape(shape).squeeze() if shape[0] * shape[1] == len(axes) else axes


def boxplot_frame_groupby(grouped, subplots=True, column=None, fontsize=None, rot=0, grid=True, ax=None, figsize=None, layout=None, sharex=False,
                          sharey=True, **kwargs):
    """DataFrameGroupBy.boxplot: axes for each group."""
    if not subplots:
        keys, groups = zip(*grouped)
        if column is not None:
            column = list(pd.MultiIndex.from_product([keys, column if isinstance(column, list) else listed(column)]))
        return boxplot(pd.concat(groups, keys=keys, axis=1), column=column, fontsize=fontsize, rot=rot, grid=grid, ax=ax, figsize=figsize, layout=layout,
                       **kwargs)
    figure, axes, shape = make_axes(len(grouped), sharex, sharey, ax, layout, figsize=figsize)
    found = pd.Series(dtype=object)
    for (key, group), each in zip(grouped, axes):
        found.loc[key] = boxplot(group, ax=each, column=column, fontsize=fontsize, rot=rot, grid=grid, **kwargs)
        each.set_title(written(key))
    hide_inner_labels(axes, shape, sharex, sharey)
    adjust(figure, bottom=0.15, top=0.9, left=0.1, right=0.9, wspace=0.2)
    return found

"""PairGrid and pairplot: every variable of a table against every other."""

from inspect import signature

import numpy as np
import pandas as pd

from .. import pyplot as plt
from ..charting.refuse import refuse
from .axes_tools import despine as hide_spines
from .grid import FREE_RECT, Grid, drop_legend, placed_on
from .histplot import histplot
from .kdeplot import kdeplot
from .palettes import color_palette, current_colors
from .regression import regplot
from .relational import scatterplot
from .vectors import NUMERIC, levels_of, variable_type

NO_HUE = "_nolegend_"
OFF_DIAGONAL = {"scatter": (scatterplot, {}), "reg": (regplot, {}), "kde": (kdeplot, {"warn_singular": False}), "hist": (histplot, {})}


class PairGrid(Grid):
    """A grid of axes, a row and a column for each variable; `axes`, `figure`, and functions mapped onto its parts."""

    def __init__(self, data, *, hue=None, vars=None, x_vars=None, y_vars=None, hue_order=None, palette=None, hue_kws=None, corner=False,
                 diag_sharey=True, height=2.5, aspect=1, layout_pad=.5, despine=True, dropna=False):
        self.data, self._hue_var, self._corner, self._dropna, self._diag_sharey = data, hue, corner, dropna, diag_sharey
        numeric = [name for name in data if variable_type(data[name]) == NUMERIC and name != hue]
        self.x_vars = _listed(x_vars if vars is None else vars, numeric)
        self.y_vars = _listed(y_vars if vars is None else vars, numeric)
        for names, part in ((self.x_vars, "columns"), (self.y_vars, "rows")):
            if not names:
                raise ValueError(f"No variables found for grid {part}.")
        self.figure = plt.figure(figsize=(len(self.x_vars) * height * aspect, len(self.y_vars) * height))
        self.axes = self.figure.subplots(len(self.y_vars), len(self.x_vars), sharex="col", sharey="row", squeeze=False)
        if corner:
            for i, j in zip(*np.triu_indices_from(self.axes, 1)):
                self.axes[i, j].remove()
                self.axes[i, j] = None
        self.diag_vars = self.diag_axes = None
        self.hue_kws, self._palette_given = hue_kws or {}, palette
        self._hue_order = [NO_HUE] if hue is None else levels_of(data[hue], hue_order)
        self._hue_values = pd.Series([NO_HUE] * len(data), index=data.index) if hue is None else data[hue]
        self.palette = self._colors()
        self._legend_handles, self._rect, self._pad, self._despine = {}, FREE_RECT, layout_pad, despine
        self._label_axes()
        for ax in self.axes[:-1].flat:
            if ax is not None:
                ax.xaxis.label.set_visible(False)
        for ax in self.axes[:, 1:].flat:
            if ax is not None:
                ax.yaxis.label.set_visible(False)
        if despine:
            hide_spines(fig=self.figure)
        self.tight_layout()

    def _colors(self):
        if self._hue_var is None:
            return color_palette(n_colors=1)
        count, palette = len(self._hue_order), self._palette_given
        if palette is None:
            return color_palette(None if count <= len(current_colors()) else "husl", count)
        return color_palette([palette[level] for level in self._hue_order] if isinstance(palette, dict) else palette, count)

    def _label_axes(self):
        for ax, name in zip(self.axes[-1], self.x_vars):
            ax.set_xlabel(name)
        for ax, name in zip(self.axes[:, 0], self.y_vars):
            ax.set_ylabel(name)

    def map(self, func, **kwargs):
        """The function of two variables on all axes."""
        return self._map_pairs(func, np.ndindex(self.axes.shape), kwargs)

    def map_lower(self, func, **kwargs):
        return self._map_pairs(func, zip(*np.tril_indices_from(self.axes, -1)), kwargs)

    def map_upper(self, func, **kwargs):
        return self._map_pairs(func, zip(*np.triu_indices_from(self.axes, 1)), kwargs)

    def map_offdiag(self, func, **kwargs):
        if self.x_vars == self.y_vars:
            self.map_lower(func, **kwargs)
            return self if self._corner else self.map_upper(func, **kwargs)
        pairs = [(i, j) for i, y in enumerate(self.y_vars) for j, x in enumerate(self.x_vars) if x != y]
        return self._map_pairs(func, pairs, kwargs)

    def map_diag(self, func, **kwargs):
        """The function of one variable on axes of their own over the diagonal."""
        if self.diag_axes is None:
            self._make_diagonal()
        for name, ax in zip(self.diag_vars, self.diag_axes):
            column = self.data[name]
            if "hue" not in signature(func).parameters:
                self._draw_levels(func, ax, lambda rows, name=name: (rows[name],), kwargs)
                continue
            hue = None if self._hue_var is None else self.data[self._hue_var]
            if self._dropna:
                present = column.notna() if hue is None else column.notna() & hue.notna()
                column, hue = column[present], None if hue is None else hue[present]
            order = None if self._hue_var is None else self._hue_order
            func(x=column, **{"hue": hue, "hue_order": order, "palette": self._palette_given, **placed_on(ax, func), **kwargs})
            drop_legend(ax)
        self._label_axes()
        return self

    def _make_diagonal(self):
        names, axes = [], []
        for i, y in enumerate(self.y_vars):
            for j, x in enumerate(self.x_vars):
                if x != y:
                    continue
                ax = self.axes[i, j]
                twin = ax.twinx()
                twin.set_axis_off()
                if not plt.rcParams["ytick.left"]:  # twinx() switched them on
                    ax.yaxis.set_tick_params(left=False)
                names.append(x)
                axes.append(twin)
                if self._corner:
                    ax.yaxis.set_visible(False)
                    if self._despine:
                        hide_spines(ax=ax, left=True)
        if self._diag_sharey:
            for ax in axes[1:]:
                ax.sharey(axes[0])
        self.diag_vars, self.diag_axes = np.array(names, object), np.array(axes, object)

    def _map_pairs(self, func, places, kwargs):
        for i, j in places:
            ax = self.axes[i, j]
            if ax is not None:
                self._draw_pair(func, ax, self.x_vars[j], self.y_vars[i], kwargs)
        self._label_axes()
        return self

    def _draw_pair(self, func, ax, x, y, kwargs):
        if "hue" not in signature(func).parameters:
            self._draw_levels(func, ax, lambda rows: (rows[x], rows[y]), kwargs)
        else:
            names = list(dict.fromkeys([x, y] + ([] if self._hue_var is None else [self._hue_var])))
            rows = self.data[names].dropna() if self._dropna else self.data[names]
            if "hue" not in kwargs:  # the grid's colours come with its hue, over those that are given
                own = (None, None) if self._hue_var is None else (rows[self._hue_var], self._hue_order)
                kwargs = {**kwargs, "hue": own[0], "hue_order": own[1], "palette": self._palette_given}
            func(x=rows[x], y=rows[y], **{**placed_on(ax, func), **kwargs})
        self._take_legend(ax)

    def _draw_levels(self, func, ax, vectors, kwargs):
        """A function that knows no hue is called for each level."""
        place = placed_on(ax, func)
        for k, level in enumerate(self._hue_order):
            rows = self.data[self._hue_values == level]
            look = {"color": self.palette[k], **place, **{name: values[k] for name, values in self.hue_kws.items()}, **kwargs}
            if self._hue_var is not None:
                look["label"] = level
            drawn = pd.concat(vectors(rows), axis=1)
            drawn = drawn.dropna() if self._dropna else drawn
            parts = [drawn.iloc[:, i] for i in range(drawn.shape[1])]
            func(**dict(zip("xy", parts)), **look) if "ax" in place else func(*parts, **look)

    def _legend_labels(self, handles):
        return [str(level) for level in self._hue_order] if self._hue_var is not None else list(handles)


def _listed(names, default):
    if names is None:
        return list(default)
    return [names] if np.isscalar(names) else list(names)


def pairplot(data, *, hue=None, hue_order=None, palette=None, vars=None, x_vars=None, y_vars=None, kind="scatter", diag_kind="auto", markers=None,
             height=2.5, aspect=1, corner=False, dropna=False, plot_kws=None, diag_kws=None, grid_kws=None, size=None):
    """Scatter plots of all pairs, with the distribution of each variable on the diagonal."""
    if not isinstance(data, pd.DataFrame):
        raise TypeError(f"'data' must be pandas DataFrame object, not: {type(data)}")
    if kind not in OFF_DIAGONAL:
        raise ValueError(f"kind must be one of {list(OFF_DIAGONAL)}, but {kind!r} was passed")
    if diag_kind == "auto":
        diag_kind = kind if kind in ("hist", "kde") else "hist" if hue is None else "kde"
    if diag_kind not in ("hist", "kde", None):
        refuse(f"pairplot(diag_kind={diag_kind!r})", "diag_kind='hist' or 'kde'")
    plot_kws, grid_kws = {**(plot_kws or {})}, {"diag_sharey": diag_kind == "hist", **(grid_kws or {})}
    grid = PairGrid(data, vars=vars, x_vars=x_vars, y_vars=y_vars, hue=hue, hue_order=hue_order, palette=palette, corner=corner,
                    height=height if size is None else size, aspect=aspect, dropna=dropna, **grid_kws)
    if markers is not None and kind == "reg":
        count = 1 if grid._hue_var is None else len(grid._hue_order)
        if not isinstance(markers, list):
            markers = [markers] * count
        if len(markers) != count:
            raise ValueError("markers must be a singleton or a list of markers for each level of the hue variable")
        grid.hue_kws = {"marker": markers}
    elif markers is not None and kind == "scatter":
        if isinstance(markers, str):
            plot_kws["marker"] = markers
        elif hue is not None:
            plot_kws["style"], plot_kws["markers"] = data[hue], markers
    if diag_kind == "hist":
        grid.map_diag(histplot, **{"legend": False, **(diag_kws or {})})
    elif diag_kind == "kde":
        grid.map_diag(kdeplot, **{"legend": False, "fill": True, "warn_singular": False, **(diag_kws or {})})
    func, usual = OFF_DIAGONAL[kind]
    (grid.map if diag_kind is None else grid.map_offdiag)(func, **{**usual, **plot_kws})
    if hue is not None:
        grid.add_legend()
    return grid.tight_layout()

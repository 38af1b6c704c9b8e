"""FacetGrid: the same picture of each part of a table, in rows and columns."""

import math
from itertools import product

import numpy as np

from .. import pyplot as plt
from .axes_tools import despine as hide_spines
from .grid import Grid
from .palettes import color_palette, current_colors
from .vectors import levels_of

OURS = "plotmill.seaborn"
SEMANTICS = ("x", "y", "hue", "size", "style")


class FacetGrid(Grid):
    """Axes for each level of `row` and `col`, or of `col` alone in lines of `col_wrap`."""

    def __init__(self, data, *, row=None, col=None, hue=None, col_wrap=None, sharex=True, sharey=True, height=3, aspect=1, palette=None, row_order=None,
                 col_order=None, hue_order=None, hue_kws=None, dropna=False, legend_out=True, despine=True, margin_titles=False, xlim=None, ylim=None,
                 subplot_kws=None, gridspec_kws=None):
        if col_wrap is not None and row is not None:
            raise ValueError("Cannot use `row` and `col_wrap` together.")
        self.data, self.hue_kws, self._dropna = data, hue_kws or {}, dropna
        self._row_var, self._col_var, self._hue_var = row, col, hue
        self.row_names = [] if row is None else levels_of(data[row], row_order)
        self.col_names = [] if col is None else levels_of(data[col], col_order)
        self.hue_names = None if hue is None else levels_of(data[hue], hue_order)
        self._colors = facet_colors(self.hue_names, palette)
        self._col_wrap, self._sharex, self._sharey = col_wrap, sharex, sharey
        self._nrow, self._ncol = len(self.row_names) or 1, len(self.col_names) or 1
        if col_wrap is not None:
            self._nrow, self._ncol = math.ceil(len(self.col_names) / col_wrap), col_wrap
        self._legend_out, self._has_margin_titles = legend_out, margin_titles and col_wrap is None
        self._margin_texts, self._legend_handles, self._x_var, self._y_var = [], {}, None, None
        missing = np.zeros(len(data), bool)
        for name in (row, col, hue) if dropna else ():
            missing |= data[name].isnull().to_numpy() if name is not None else False
        self._not_na = ~missing
        self.figure = plt.figure(figsize=(self._ncol * height * aspect, self._nrow * height), tight_layout=False)
        limits = {name: value for name, value in (("xlim", xlim), ("ylim", ylim)) if value is not None}
        self._make_axes({**(subplot_kws or {}), **limits}, gridspec_kws)
        self.set_titles()
        self.tight_layout()
        if despine:
            self.despine()
        self._hide_inner_labels()

    def _make_axes(self, subplot_kws, gridspec_kws):
        if self._col_wrap is None:
            self.axes = self.figure.subplots(self._nrow, self._ncol, sharex=self._sharex, sharey=self._sharey, squeeze=False, subplot_kw=subplot_kws,
                                             gridspec_kw=gridspec_kws or {})
            names = list(product(self.row_names, self.col_names)) if self.row_names and self.col_names else self.row_names or self.col_names
            self.axes_dict = dict(zip(names, self.axes.flat))
            return
        self.axes = np.empty(len(self.col_names), object)
        shared = {}
        for i in range(len(self.col_names)):
            self.axes[i] = self.figure.add_subplot(self._nrow, self._ncol, i + 1, **subplot_kws, **shared)
            if i == 0:
                shared = {name: self.axes[0] for name, on in (("sharex", self._sharex), ("sharey", self._sharey)) if on}
        self.axes_dict = dict(zip(self.col_names, self.axes))

    def _hide_inner_labels(self):
        for role, sharing, words, inner in (("x", self._sharex, (True, "col"), self._not_bottom_axes), ("y", self._sharey, (True, "row"), self._not_left_axes)):
            if sharing not in words:
                continue
            for ax in inner:
                plt.setp(getattr(ax, f"get_{role}ticklabels")(), visible=False)
                getattr(ax, f"{role}axis").label.set_visible(False)

    @property
    def ax(self):
        if self.axes.shape == (1, 1):
            return self.axes[0, 0]
        raise AttributeError("Use the `.axes` attribute when facet variables are assigned.")

    # -- which axes stand where

    def _is_left(self, i):
        return i % self._ncol == 0

    def _is_bottom(self, i):
        return i + self._ncol >= self.axes.size

    def _where(self, test, wanted=True):
        return [ax for i, ax in enumerate(self.axes.flat) if test(i) == wanted]

    _left_axes = property(lambda self: self._where(self._is_left))
    _not_left_axes = property(lambda self: self._where(self._is_left, False))
    _bottom_axes = property(lambda self: self._where(self._is_bottom))
    _not_bottom_axes = property(lambda self: self._where(self._is_bottom, False))

    def facet_axis(self, row_i, col_j, modify_state=True):
        ax = self.axes.flat[col_j] if self._col_wrap is not None else self.axes[row_i, col_j]
        if modify_state:
            plt.sca(ax)
        return ax

    # -- drawing

    def facet_data(self):
        """((row, column, hue) as numbers, the rows of the table) of each part."""
        def masks(names, variable):
            return [self.data[variable] == name for name in names] if names else [np.repeat(True, len(self.data))]

        parts = (masks(self.row_names, self._row_var), masks(self.col_names, self._col_var), masks(self.hue_names, self._hue_var))
        for (i, row), (j, col), (k, hue) in product(*map(enumerate, parts)):
            yield (i, j, k), self.data[row & col & hue & self._not_na]

    def map(self, func, *args, **kwargs):
        """The function of the columns named, on the axes of each part."""
        def vectors(rows):
            columns = rows[list(args)].dropna() if self._dropna else rows[list(args)]
            found = [column for _, column in columns.items()]
            return [column.to_numpy() for column in found] if str(func.__module__).startswith("plotmill.pyplot") else found

        for rows, ax, look in self._parts(func, kwargs):
            self._draw(func, ax, vectors(rows), look)
        return self._finalize(args[:2])

    def map_dataframe(self, func, *args, **kwargs):
        """The function of each part of the table, with the names of columns."""
        for rows, ax, look in self._parts(func, kwargs):
            self._draw(func, ax, args, {**look, "data": rows.dropna() if self._dropna else rows})
        return self._finalize([args[i] if i < len(args) else kwargs.get(role) for i, role in enumerate("xy")])

    def _parts(self, func, kwargs):
        color = kwargs.pop("color", None)
        for (i, j, k), rows in self.facet_data():
            if not rows.size:
                continue
            look = {**kwargs, "color": self._colors[k] if color is None else color, **{name: values[k] for name, values in self.hue_kws.items()}}
            if self._hue_var is not None:
                look["label"] = str(self.hue_names[k])
            yield rows, self.facet_axis(i, j, not is_ours(func)), look

    def _draw(self, func, ax, args, look):
        if is_ours(func):
            func(**{**look, **dict(zip(SEMANTICS, args)), "ax": ax})
        else:
            func(*args, **look)
        self._take_legend(ax)

    def _legend_labels(self, handles):
        return list(handles) if self.hue_names is None else [str(name) for name in self.hue_names]

    def _finalize(self, labels):
        self.set_axis_labels(*labels)
        return self.tight_layout()

    def refline(self, *, x=None, y=None, color=".5", linestyle="--", **line_kws):
        """A line across all axes."""
        look = {**line_kws, "color": color, "linestyle": linestyle}
        if x is not None:
            self.map(plt.axvline, x=x, **look)
        if y is not None:
            self.map(plt.axhline, y=y, **look)
        return self

    # -- what stands about the axes

    def despine(self, **kwargs):
        hide_spines(self.figure, **kwargs)
        return self

    def set_axis_labels(self, x_var=None, y_var=None, clear_inner=True, **kwargs):
        """Labels below the lowest and left of the first axes."""
        if x_var is not None:
            self._x_var = x_var
            self.set_xlabels(x_var, clear_inner, **kwargs)
        if y_var is not None:
            self._y_var = y_var
            self.set_ylabels(y_var, clear_inner, **kwargs)
        return self

    def set_xlabels(self, label=None, clear_inner=True, **kwargs):
        return self._set_labels("x", self._x_var if label is None else label, self._bottom_axes, self._not_bottom_axes if clear_inner else (), kwargs)

    def set_ylabels(self, label=None, clear_inner=True, **kwargs):
        return self._set_labels("y", self._y_var if label is None else label, self._left_axes, self._not_left_axes if clear_inner else (), kwargs)

    def _set_labels(self, role, label, outer, inner, kwargs):
        for ax in outer:
            getattr(ax, f"set_{role}label")(label, **kwargs)
        for ax in inner:
            getattr(ax, f"set_{role}label")("")
        return self

    def set_xticklabels(self, labels=None, step=None, **kwargs):
        return self._set_ticklabels("x", labels, step, kwargs)

    def set_yticklabels(self, labels=None, **kwargs):
        return self._set_ticklabels("y", labels, None, kwargs)

    def _set_ticklabels(self, role, labels, step, kwargs):
        for ax in self.axes.flat:
            get, write_ticks, write = (getattr(ax, name) for name in (f"get_{role}ticks", f"set_{role}ticks", f"set_{role}ticklabels"))
            shown = getattr(ax, f"get_{role}ticklabels")()
            texts = [text.get_text() for text in shown] if labels is None else labels
            if labels is None and not any(texts):  # texts that are found where they are drawn stay as they are
                write_ticks(get()[::1 if step is None else step])
                plt.setp(getattr(ax, f"get_{role}ticklabels")(), **kwargs)
                continue
            write_ticks(get())
            if labels is None and step is not None:
                texts = texts[::step]
                write_ticks(get()[::step])
            write(texts, **kwargs)
        return self

    def set_titles(self, template=None, row_template=None, col_template=None, **kwargs):
        """Over each axes the levels it shows; with `margin_titles` those of rows at the right margin."""
        look = {**kwargs, "size": kwargs.pop("size", plt.rcParams["axes.labelsize"])}
        row_template = "{row_var} = {row_name}" if row_template is None else row_template
        col_template = "{col_var} = {col_name}" if col_template is None else col_template
        if template is None:
            parts = [text for text, name in ((row_template, self._row_var), (col_template, self._col_var)) if name is not None]
            template = " | ".join(parts) or col_template
        words = {"row_var": self._row_var, "col_var": self._col_var}
        if self._has_margin_titles:
            return self._set_margin_titles(row_template, col_template, words, look)
        for i, j in product(range(len(self.row_names) or 1), range(len(self.col_names) or 1)):
            if not self.row_names and not self.col_names:
                break
            names = {"row_name": self.row_names[i] if self.row_names else None, "col_name": self.col_names[j] if self.col_names else None}
            self.facet_axis(i, j, False).set_title(template.format(**words, **names), **look)
        return self

    def _set_margin_titles(self, row_template, col_template, words, look):
        for text in self._margin_texts:
            text.remove()
        self._margin_texts = [self.axes[i, -1].annotate(row_template.format(**words, row_name=name), xy=(1.02, .5), xycoords="axes fraction", rotation=270,
                                                        ha="left", va="center", **look) for i, name in enumerate(self.row_names)]
        for j, name in enumerate(self.col_names):
            self.axes[0, j].set_title(col_template.format(**words, col_name=name), **look)
        return self


def is_ours(func):
    return str(getattr(func, "__module__", "")).startswith(OURS)


def facet_colors(levels, palette):
    """A colour for each level of hue; one without."""
    if levels is None:
        return color_palette(n_colors=1)
    count = len(levels)
    if palette is None:
        return color_palette(None if count <= len(current_colors()) else "husl", count)
    return color_palette([palette[level] for level in levels] if isinstance(palette, dict) else palette, count)

"""What all kinds of pandas' plots share: which columns are drawn, on which axes, in which colours, and what stands about them."""

import itertools
import warnings

import numpy as np
import pandas as pd
from pandas.io.formats.printing import pprint_thing as written

from .. import pyplot as plt
from ..charting.refuse import refuse
from ..colors import is_color_like
from .errors import ErrorBars, taken_out
from .grids import hide_inner_labels, make_axes, style_labels
from .groups import listed, parted, subplot_groups
from .layers import all_right, is_right, left_of, legend_of, make_right, names_of, right_of
from .tables import table as draw_table

LOGS = (False, True, "sym", None)
REFUSED = {"backend": (None,), "sort_columns": (False,)}
GROUPED_KINDS = ("hist", "box")


class Plot:
    """One call of DataFrame.plot or Series.plot. Kinds say how columns are drawn in `draw`."""

    kind = ""
    layout_type = "vertical"
    default_rotation = 0
    is_horizontal = False

    def __init__(self, data, *, by=None, subplots=False, sharex=None, sharey=False, use_index=True, figsize=None, grid=None, legend=True, rot=None,
                 ax=None, title=None, xlim=None, ylim=None, xticks=None, yticks=None, xlabel=None, ylabel=None, fontsize=None, colormap=None,
                 layout=None, include_bool=False, column=None, logx=False, logy=False, loglog=False, label=None, style=None, stacked=False, xerr=None,
                 yerr=None, secondary_y=False, mark_right=True, table=False, **kwargs):
        for name, harmless in REFUSED.items():
            value = kwargs.pop(name, harmless[0])
            if not any(value is one or (type(value) is type(one) and value == one) for one in harmless):
                refuse(f"pandas plot({name}={value!r:.60})", f"{name}={harmless[0]!r}")
        if isinstance(by, (list, tuple)) and not by:
            raise ValueError("No group keys passed!")
        self.by = listed(by)
        if self.by is not None and self.kind not in GROUPED_KINDS:
            refuse(f"pandas plot.{self.kind}(by=…)", "plot.hist(by=…), plot.box(by=…)")
        if {logx, logy, loglog} - set(LOGS):
            raise ValueError(f"Boolean, None and 'sym' are valid options, '{({logx, logy, loglog} - set(LOGS)).pop()}' is given.")
        self.is_series = isinstance(data, pd.Series)
        self.subplots = subplot_groups(self.kind, subplots, data) if self.by is None else True
        self.sharey, self.use_index, self.figsize = sharey, use_index, figsize
        self.sharex = ax is None and by is None if sharex is None else sharex
        self.secondary_y, self.mark_right, self.table = names_of(secondary_y), mark_right, table
        has_right = self.secondary_y if isinstance(secondary_y, bool) else len(self.secondary_y) > 0
        self.grid = plt.rcParams["axes.grid"] and not has_right if grid is None else grid
        self.legend = legend
        self.rotation, self.rotation_given = self.default_rotation if rot is None else rot, rot is not None
        self.ax, self.title, self.xlim, self.ylim, self.xticks, self.yticks = ax, title, xlim, ylim, xticks, yticks
        self.xlabel, self.ylabel, self.fontsize, self.layout, self.include_bool = xlabel, ylabel, fontsize, layout, include_bool
        self.logx, self.logy, self.style, self.stacked = logx or loglog, logy or loglog, style, stacked
        if "cmap" in kwargs and colormap:
            raise TypeError("Only specify one of `cmap` and `colormap`.")
        self.colormap = kwargs.pop("cmap", colormap)
        self.column, self.label, self.kwargs = column, label, kwargs
        self.handles, self.labels = [], []
        data, errors = taken_out(data, {"xerr": xerr, "yerr": yerr})
        self.frame = self._columns_of(data, label)
        self.errors = {key: ErrorBars(key, error, self.frame.index, self.count, self.is_series) for key, error in errors.items() if error is not None}
        self._check_colors()

    def _check_colors(self):
        color = self.kwargs.get("color", self.kwargs.get("colors"))
        if color is not None and self.colormap is not None:
            warnings.warn("'color' and 'colormap' cannot be used simultaneously. Using 'color'", UserWarning, stacklevel=5)
        styles = self.style if isinstance(self.style, (list, tuple, dict)) else [] if self.style is None else [self.style]
        if "color" in self.kwargs and any(has_color(style) for style in styles):
            raise ValueError("Cannot pass 'style' string with a color symbol and 'color' keyword argument. Please use one or the other or pass "
                             "'style' without a color symbol")

    def _columns_of(self, data, label):
        """The columns that are drawn, as a table."""
        if isinstance(data, pd.Series):
            label = "" if label is None and data.name is None else label
            data = data.to_frame() if label is None else data.to_frame(name=label)
        elif self.kind in GROUPED_KINDS:
            data = self._grouped_columns_of(data)
        data = data.infer_objects()
        frame = data.select_dtypes(include=self.included_types(), exclude=self.excluded_types())
        if frame.columns.empty:
            raise TypeError("no numeric data to plot")
        return frame

    def _grouped_columns_of(self, data):
        """Columns that are asked for or are numbers, of all rows or of each group."""
        self.columns_drawn = listed(self.column) if self.column else [
            name for name in data.columns if name not in (self.by or ()) and pd.api.types.is_numeric_dtype(data[name])]
        return data[self.columns_drawn] if self.by is None else parted(data, self.by, self.columns_drawn)

    def included_types(self):
        return [np.number, "datetime", "datetimetz", "timedelta"] + ([np.bool_] if self.include_bool else [])

    def excluded_types(self):
        return None

    @property
    def count(self):
        if self.by is not None:
            return len(self.frame.columns.levels[0 if self.kind == "hist" else 1])
        return self.frame.shape[1]

    def run(self):
        """Draws, and returns the axes as pandas would."""
        self._make_axes()
        self.draw()
        if self.table is not False and self.table is not None:
            draw_table(self.axes_of(0), self.frame.transpose() if self.table is True else self.table)
        self.add_legend()
        self._adorn()
        for ax in self.axes:
            self._turn_labels(ax)
            self.finish(ax)
        return self.result()

    def result(self):
        if not self.subplots:
            return right_of(self.axes[0]) if all_right(self.secondary_y, self.count) else left_of(self.axes[0])
        grid = np.array(self.axes, dtype=object)
        return grid.reshape(self.layout) if self.layout is not None and not np.iterable(self.ax) and -1 not in self.layout else grid

    def draw(self):
        raise NotImplementedError

    def finish(self, ax):
        """After all is drawn: labels, limits and ticks of the kind."""

    def _make_axes(self):
        if self.subplots:
            self.figure, axes, self.grid_shape = make_axes(self.axes_count, self.sharex, self.sharey, self.ax, self.layout, self.layout_type,
                                                           figsize=self.figsize)
            self.axes = list(axes)
        elif self.ax is None:
            self.figure = plt.figure(figsize=self.figsize)
            self.axes = [self.figure.add_subplot(111)]
        else:
            self.figure, self.axes = self.ax.figure, [self.ax]
            if self.figsize is not None:
                self.figure.set_size_inches(*self.figsize)
        for ax in self.axes:
            for scale, write in ((self.logx, ax.set_xscale), (self.logy, ax.set_yscale)):
                if scale:
                    write("log" if scale is True else "symlog")

    @property
    def axes_count(self):
        return self.count if self.subplots is True else len(self.subplots)

    def axes_of(self, i):
        """Where a column is drawn, at the right if it is one of those."""
        number = 0 if not self.subplots else i if self.subplots is True else next(k for k, group in enumerate(self.subplots) if i in group)
        column = number if self.subplots else i
        ax = self.axes[number]
        ax = make_right(ax, self.logy) if self._is_right(column) else left_of(ax)
        if self.subplots:
            self.axes[number] = ax
        ax.yaxis.set_visible(True)
        return ax

    def _is_right(self, i):
        return self.secondary_y is not False and is_right(self.secondary_y, self.frame.columns, i)

    def label_of(self, name, i):
        """A column's name on the legend; of those at the right it says so."""
        return written(name) + (" (right)" if not self.subplots and self.mark_right and self._is_right(i) else "")

    def columns(self, fill=None):
        """(number, name, values) of each column."""
        frame = self.frame if fill is None else self.frame.fillna(fill)
        for i, (name, column) in enumerate(frame.items()):
            if isinstance(column.dtype, pd.CategoricalDtype) or not pd.api.types.is_extension_array_dtype(column.dtype):
                yield i, name, column.to_numpy()
            else:
                yield i, name, column.to_numpy(dtype=float, na_value=np.nan)

    # -- colours

    def colors(self, count=None, key="color"):
        """As many colours as columns: given, of a colour map, or those of the cycle; a map stays one."""
        count, color = self.count if count is None else count, self.kwargs.get(key)
        if isinstance(color, dict):
            return color
        if color is not None:
            found = [color] if is_single_color(color) else list(color)
        elif self.colormap is not None:
            cmap = plt.get_cmap(self.colormap) if isinstance(self.colormap, str) else self.colormap
            found = [cmap(place) for place in np.linspace(0, 1, num=count)]
        else:
            found = [props["color"] for props in plt.rcParams["axes.prop_cycle"]][:count]
        return list(itertools.islice(itertools.cycle(found), max(count, len(found))))

    def look_of(self, colors, i, name):
        """(style, keywords) of a column."""
        style, look = self.style, dict(self.kwargs)
        if isinstance(style, dict):
            style = style.get(name)
        elif isinstance(style, (list, tuple)):
            style = style[i] if i < len(style) else None
        if ("color" in look or self.colormap is not None or self.subplots) and not has_color(style):
            look["color"] = colors[name] if isinstance(colors, dict) else colors[i % len(colors)]
        return style, look

    def error_of(self, name, i):
        """xerr and yerr of a column."""
        found = {key: errors.of(name, i) for key, errors in self.errors.items()}
        return {key: error for key, error in found.items() if error is not None}

    # -- what stands about the axes

    def keep(self, handle, label):
        """Of what the legend tells of."""
        self.handles.append(handle)
        self.labels.append(label)

    def add_legend(self):
        if self.subplots:
            for ax in self.axes if self.legend else ():
                ax.legend(loc="best")
            return
        ax, before = legend_of(self.axes[0])
        handles, labels = (list(before.legendHandles), [text.get_text() for text in before.get_texts()]) if before is not None else ([], [])
        title = before.get_title().get_text() if before is not None else ""
        if self.legend:
            step = -1 if self.legend == "reverse" else 1
            handles, labels = handles + self.handles[::step], labels + self.labels[::step]
            name = self.frame.columns.names if isinstance(self.frame.columns, pd.MultiIndex) else self.frame.columns.name
            title = ",".join(map(written, name)) if isinstance(self.frame.columns, pd.MultiIndex) else title if name is None else written(name)
        if handles:
            ax.legend(handles, labels, loc="best", title=title)

    def _adorn(self):
        if self.subplots:
            hide_inner_labels(self.axes, self.grid_shape, self.sharex, self.sharey)
        for ax in map(right_of, self.axes):
            for value, write in ((self.yticks, ax.set_yticks), (self.xticks, ax.set_xticks), (self.ylim, ax.set_ylim), (self.xlim, ax.set_xlim)):
                if value is not None:
                    write(value)
            if self.ylabel is not None:
                ax.set_ylabel(written(self.ylabel))
            ax.grid(self.grid)
        self._write_title()

    def _write_title(self):
        if not self.title:
            return
        if isinstance(self.title, str) or not np.iterable(self.title):
            (self.figure.suptitle if self.subplots else self.axes[0].set_title)(self.title)
        elif not self.subplots:
            raise ValueError("Using `title` of type `list` is not supported unless `subplots=True` is passed")
        elif len(self.title) != self.count:
            raise ValueError("The length of `title` must equal the number of columns if using `title` of type `list` and `subplots=True`.\n"
                             f"length of title = {len(self.title)}\nnumber of columns = {self.count}")
        else:
            for ax, title in zip(self.axes, self.title):
                ax.set_title(title)

    def _turn_labels(self, ax):
        categories, values = ("y", "x") if self.is_horizontal else ("x", "y")
        style_labels(ax, categories, self.fontsize, self.rotation or (0 if self._are_turned(ax, categories) else None))
        style_labels(ax, values, self.fontsize)
        if right_of(ax) is not ax:
            style_labels(right_of(ax), "y", self.fontsize)

    def _are_turned(self, ax, role):
        """Whether labels of axes that were there before are turned."""
        return self.ax is not None and getattr(ax, role + "axis").has_turned_labels()

    def index_name(self):
        """What stands under the axis of the index, or None."""
        custom = self.ylabel if self.is_horizontal else self.xlabel
        if custom is not None:
            return written(custom)
        index = self.frame.index
        if isinstance(index, pd.MultiIndex):
            return ",".join(map(written, index.names)) if any(name is not None for name in index.names) else None
        return None if index.name is None else written(index.name)


def is_single_color(color):
    if isinstance(color, str):
        return is_color_like(color)
    return np.iterable(color) and len(color) in (3, 4) and all(isinstance(part, (int, float)) for part in color)


def has_color(style):
    """Whether a format string names a colour."""
    return style is not None and any(letter in "bgrcmykw" for letter in style.replace("C", "b"))

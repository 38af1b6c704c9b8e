"""clustermap: a heatmap whose rows and columns stand beside those that are like them, with the trees that say so."""

import warnings

import numpy as np
import pandas as pd

from .. import pyplot as plt
from ..colors import ListedColormap, to_rgb
from .axes_tools import despine
from .dendrogram import Dendrogram
from .grid import Grid
from .heatmap import heatmap, hidden_values

OF_THE_MATRIX = ("cmap", "norm", "center", "annot", "vmin", "vmax", "robust", "xticklabels", "yticklabels")  # not of the colours beside it
PAD = .02  # between axes, in font sizes


class ClusterGrid(Grid):
    """`ax_heatmap`, `ax_row_dendrogram`, `ax_col_dendrogram`, and where they are wanted `ax_row_colors`, `ax_col_colors`, `ax_cbar`."""

    def __init__(self, data, pivot_kws=None, z_score=None, standard_scale=None, figsize=None, row_colors=None, col_colors=None, mask=None,
                 dendrogram_ratio=None, colors_ratio=None, cbar_pos=None):
        self.data = data if isinstance(data, pd.DataFrame) else pd.DataFrame(data)
        self.data2d = self.format_data(self.data, pivot_kws, z_score, standard_scale)
        self.mask = pd.DataFrame(hidden_values(self.data2d, mask), index=self.data2d.index, columns=self.data2d.columns)
        self.figure = plt.figure(figsize=figsize)
        self.row_colors, self.row_color_labels = _side_colors(data, row_colors, "row")
        self.col_colors, self.col_color_labels = _side_colors(data, col_colors, "col")
        (row_tree, col_tree), (row_share, col_share) = _pair(dendrogram_ratio), _pair(colors_ratio)
        widths, heights = self.dim_ratios(self.row_colors, row_tree, row_share), self.dim_ratios(self.col_colors, col_tree, col_share)
        self.gs = plt.GridSpec(len(heights), len(widths), width_ratios=widths, height_ratios=heights)
        add = self.figure.add_subplot
        self.ax_row_dendrogram, self.ax_col_dendrogram = add(self.gs[-1, 0]), add(self.gs[0, -1])
        self.ax_row_dendrogram.set_axis_off()
        self.ax_col_dendrogram.set_axis_off()
        self.ax_row_colors = None if self.row_colors is None else add(self.gs[-1, 1])
        self.ax_col_colors = None if self.col_colors is None else add(self.gs[1, -1])
        self.ax_heatmap = add(self.gs[-1, -1])
        self.ax_cbar = self.cax = None if cbar_pos is None else add(self.gs[0, 0])
        self.cbar_pos = cbar_pos
        self.dendrogram_row = self.dendrogram_col = None

    @staticmethod
    def dim_ratios(colors, dendrogram_ratio, colors_ratio):
        """The shares of the figure of a tree, maybe of colours, and of the matrix."""
        ratios = [dendrogram_ratio]
        if colors is not None:
            ratios.append((len(colors) if np.ndim(colors) > 2 else 1) * colors_ratio)
        return [*ratios, 1 - sum(ratios)]

    def format_data(self, data, pivot_kws, z_score=None, standard_scale=None):
        """The matrix: pivoted, standardized."""
        table = data if pivot_kws is None else data.pivot(**pivot_kws)
        if z_score is not None and standard_scale is not None:
            raise ValueError("Cannot perform both z-scoring and standard-scaling on data")
        if z_score is not None:
            table = self.z_score(table, z_score)
        return table if standard_scale is None else self.standard_scale(table, standard_scale)

    @staticmethod
    def z_score(data2d, axis=1):
        """Each column (axis 1) or row with mean 0 and variance 1."""
        return _along(data2d, axis, lambda table: (table - table.mean()) / table.std())

    @staticmethod
    def standard_scale(data2d, axis=1):
        """Each column (axis 1) or row from 0 to 1."""
        return _along(data2d, axis, lambda table: (table - table.min()) / (table.max() - table.min()))

    # -- its parts

    def plot(self, metric, method, colorbar_kws, row_cluster, col_cluster, row_linkage, col_linkage, tree_kws, **kwargs):
        if kwargs.pop("square", False):
            warnings.warn("``square=True`` ignored in clustermap", stacklevel=3)
        self.dendrogram_row = self._draw_tree(row_cluster, self.ax_row_dendrogram, 0, method, metric, row_linkage, tree_kws)
        self.dendrogram_col = self._draw_tree(col_cluster, self.ax_col_dendrogram, 1, method, metric, col_linkage, tree_kws)
        rows, columns = (np.arange(count) if tree is None else tree.reordered_ind
                         for tree, count in zip((self.dendrogram_row, self.dendrogram_col), self.data2d.shape))
        self._draw_side_colors(rows, columns, kwargs)
        self._draw_matrix(rows, columns, colorbar_kws or {}, kwargs)
        return self

    def _draw_tree(self, is_wanted, ax, axis, method, metric, linkage, tree_kws):
        if not is_wanted:
            ax.set_xticks([])
            ax.set_yticks([])
            despine(ax=ax, bottom=True, left=True)
            return None
        return Dendrogram(self.data2d, axis, method, metric, linkage).plot(ax, tree_kws, rotate=axis == 0)

    def _draw_side_colors(self, rows, columns, kwargs):
        look = {name: value for name, value in kwargs.items() if name not in OF_THE_MATRIX}
        if self.row_colors is not None:
            matrix, cmap = _color_matrix(self.row_colors, rows)
            labels = False if self.row_color_labels is None else self.row_color_labels
            heatmap(matrix.T, cmap=cmap, cbar=False, ax=self.ax_row_colors, xticklabels=labels, yticklabels=False, **look)
            if labels is not False:
                plt.setp(self.ax_row_colors.get_xticklabels(), rotation=90)
        if self.col_colors is not None:
            matrix, cmap = _color_matrix(self.col_colors, columns)
            labels = False if self.col_color_labels is None else self.col_color_labels
            heatmap(matrix, cmap=cmap, cbar=False, ax=self.ax_col_colors, xticklabels=False, yticklabels=labels, **look)
            if labels is not False:
                self.ax_col_colors.yaxis.tick_right()
                plt.setp(self.ax_col_colors.get_yticklabels(), rotation=0)

    def _draw_matrix(self, rows, columns, colorbar_kws, kwargs):
        self.data2d, self.mask = self.data2d.iloc[rows, columns], self.mask.iloc[rows, columns]
        labels = {name: _reordered(kwargs.pop(name, "auto"), order) for name, order in (("xticklabels", columns), ("yticklabels", rows))}
        annot = kwargs.pop("annot", None)
        if annot is True:
            annot = self.data2d
        elif annot is not None and annot is not False:
            annot = np.asarray(annot)
            if annot.shape != self.data2d.shape:
                raise ValueError("`data` and `annot` must have same shape.")
            annot = annot[rows][:, columns]
        heatmap(self.data2d, ax=self.ax_heatmap, cbar_ax=self.ax_cbar, cbar_kws=colorbar_kws, mask=self.mask, annot=annot, **labels,
                **{"cbar": self.ax_cbar is not None, **kwargs})
        self._move_row_labels()
        if self.ax_cbar is None:
            self.figure.tight_layout(h_pad=PAD, w_pad=PAD)
            return
        self.ax_cbar.set_axis_off()
        self.figure.tight_layout(h_pad=PAD, w_pad=PAD)
        self.ax_cbar.set_axis_on()
        self.ax_cbar.set_position(self.cbar_pos)


    def _move_row_labels(self):
        """To the right; they stay turned as they are."""
        axis = self.ax_heatmap.yaxis
        turn = axis.overlap_rotation()
        axis.set_ticks_position("right")
        axis.set_label_position("right")
        if turn is not None:
            axis.set_overlap_rotation(*turn)


def clustermap(data, *, pivot_kws=None, method="average", metric="euclidean", z_score=None, standard_scale=None, figsize=(10, 10), cbar_kws=None,
               row_cluster=True, col_cluster=True, row_linkage=None, col_linkage=None, row_colors=None, col_colors=None, mask=None, dendrogram_ratio=.2,
               colors_ratio=.03, cbar_pos=(.02, .8, .05, .18), tree_kws=None, **kwargs):
    """A ClusterGrid of a table, or of one that is pivoted; scipy finds who is like whom."""
    grid = ClusterGrid(data, pivot_kws=pivot_kws, figsize=figsize, row_colors=row_colors, col_colors=col_colors, z_score=z_score,
                       standard_scale=standard_scale, mask=mask, dendrogram_ratio=dendrogram_ratio, colors_ratio=colors_ratio, cbar_pos=cbar_pos)
    return grid.plot(metric=metric, method=method, colorbar_kws=cbar_kws, row_cluster=row_cluster, col_cluster=col_cluster, row_linkage=row_linkage,
                     col_linkage=col_linkage, tree_kws=tree_kws, **kwargs)


def _pair(value):
    return value if np.iterable(value) else (value, value)


def _along(table, axis, change):
    return change(table) if axis == 1 else change(table.T).T


def _reordered(labels, order):
    """Labels of their own follow their rows or columns."""
    try:
        return np.asarray(labels)[order]
    except (TypeError, IndexError):
        return labels


def _side_colors(data, colors, side):
    """(colours, one list or several; their names or None): those with an index follow that of the data."""
    if colors is None:
        return None, None
    names = None
    if isinstance(colors, (pd.DataFrame, pd.Series)):
        if not hasattr(data, "index" if side == "row" else "columns"):
            raise TypeError(f"{side}_colors indices can't be matched with data indices. Provide {side}_colors as a non-indexed datatype, e.g. by using "
                            "`.to_numpy()``")
        colors = colors.reindex(data.index if side == "row" else data.columns).astype(object).fillna("white")
        names = list(colors.columns) if isinstance(colors, pd.DataFrame) else ["" if colors.name is None else colors.name]
        colors = colors.T.values
    if _is_color(colors[0]):
        return [to_rgb(color) for color in colors], names
    return [[to_rgb(color) for color in several] for several in colors], names


def _is_color(value):
    try:
        to_rgb(value)
    except ValueError:
        return False
    return True


def _color_matrix(colors, order):
    """(numbers of colours, a list of them for each kind; the map of those numbers)."""
    several = [colors] if _is_color(colors[0]) else colors
    if len({len(one) for one in several}) > 1:
        raise ValueError("Multiple side color vectors must have same size")
    known = {}
    matrix = np.array([[known.setdefault(color, len(known)) for color in one] for one in several])
    return matrix[:, order], ListedColormap(list(known))

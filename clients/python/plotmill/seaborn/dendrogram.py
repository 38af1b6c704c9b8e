"""The tree of likeness between a table's rows or columns, as scipy finds it."""

import warnings

import numpy as np

from ..collections import LineCollection
from .axes_tools import despine

LARGE = 10_000  # values, from which seaborn says that fastcluster would be faster
LEAF = 10  # scipy's width of a leaf
ROOM = 1.05
COLOR = (.2, .2, .2)


class Dendrogram:
    """`linkage`, `dendrogram` (scipy's), and `reordered_ind`: the order of the leaves."""

    def __init__(self, table, axis, method, metric, linkage=None):
        from scipy.cluster import hierarchy
        self.data, self.axis, self.method, self.metric = table.T if axis == 1 else table, axis, method, metric
        self.array, self.shape = self.data.to_numpy(), self.data.shape
        self.linkage = self._found_linkage(hierarchy) if linkage is None else linkage
        self.dendrogram = hierarchy.dendrogram(self.linkage, no_plot=True, color_threshold=-np.inf)
        self.independent_coord, self.dependent_coord = self.dendrogram["icoord"], self.dendrogram["dcoord"]

    def _found_linkage(self, hierarchy):
        try:
            import fastcluster
        except ImportError:
            if np.prod(self.shape) >= LARGE:
                warnings.warn("Clustering large matrix with scipy. Installing `fastcluster` may give better performance.", stacklevel=6)
            return hierarchy.linkage(self.array, method=self.method, metric=self.metric)
        is_euclidean = self.metric == "euclidean" and self.method in ("centroid", "median", "ward")
        link = fastcluster.linkage_vector if is_euclidean or self.method == "single" else fastcluster.linkage
        return link(self.array, method=self.method, metric=self.metric)

    @property
    def reordered_ind(self):
        return self.dendrogram["leaves"]

    def plot(self, ax, tree_kws=None, rotate=False):
        """Draws the tree, rooted at the left with `rotate`, else above."""
        look = {"linewidths": .5, **(tree_kws or {})}
        look.setdefault("colors", look.pop("color", COLOR))
        coords = (self.dependent_coord, self.independent_coord) if rotate and self.axis == 0 else (self.independent_coord, self.dependent_coord)
        ax.add_collection(LineCollection([list(zip(x, y)) for x, y in zip(*coords)], **look))
        breadth, height = len(self.reordered_ind) * LEAF, max(map(max, self.dependent_coord)) * ROOM
        if rotate:
            ax.yaxis.set_ticks_position("right")
            ax.set_ylim(0, breadth)
            ax.set_xlim(0, height)
            ax.invert_xaxis()
            ax.invert_yaxis()
        else:
            ax.set_xlim(0, breadth)
            ax.set_ylim(0, height)
        despine(ax=ax, bottom=True, left=True)
        ax.set(xticks=[], yticks=[], xlabel="", ylabel="")
        return self

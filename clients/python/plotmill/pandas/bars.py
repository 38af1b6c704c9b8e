"""Kinds bar and barh: a place for each row, a bar in it for each column."""

import numpy as np

from .. import pyplot as plt
from ..charting.refuse import refuse
from .base import Plot, written

MARGIN = .25


class BarPlot(Plot):
    kind = "bar"
    default_rotation = 90

    def __init__(self, data, *, width=.5, position=.5, align="center", bottom=0, left=0, log=False, **kwargs):
        super().__init__(data, **kwargs)
        if self.logy if self.is_horizontal else self.logx:
            refuse(f"pandas {self.kind} with log places", "logx=True" if self.is_horizontal else "logy=True")
        self.width, self.align, self.log = width, align, log
        self.base = np.asarray(left if self.is_horizontal else bottom)
        self.places = np.arange(len(self.frame))
        is_shared = self.stacked or self.subplots
        share = width if is_shared else width / self.count
        shift = width * (position - .5) + share * .5 if align == "edge" and not is_shared else width * position
        self.edge_shift = 0 if align != "edge" else width / 2 if is_shared else share * .5
        self.left_edges = self.places - shift

    def draw(self):
        colors, above, below = self.colors(), np.zeros(len(self.frame)), np.zeros(len(self.frame))
        for i, name, values in self.columns(fill=0):
            ax, label = self.axes_of(i), self.label_of(name, i)
            color = colors if self.is_series else colors[name] if isinstance(colors, dict) else colors[i % len(colors)]
            look = {**self.kwargs, **self.error_of(name, i), "color": color, "align": self.align, "label": label, "log": self.log}
            if {"xerr", "yerr"} & set(look):
                look.setdefault("ecolor", plt.rcParams["xtick.color"])
            start, width, places = self.base + (1 if self.log and (values >= 1).all() else 0), self.width, self.left_edges + self.width / 2
            if self.stacked and not self.subplots:
                is_positive = values > 0
                start = np.where(is_positive, above, below) + self.base
                above, below = above + np.where(is_positive, values, 0), below + np.where(is_positive, 0, values)
            elif not self.subplots:
                width = self.width / self.count
                places = self.left_edges + (i + .5) * width
            self.keep(self.bars(ax, places, values, width, start, look), label)
            if self.subplots:
                ax.set_title(label)

    def bars(self, ax, places, values, width, start, look):
        return ax.bar(places, values, width, bottom=start, **look)

    def finish(self, ax):
        names = [written(name) for name in (self.frame.index if self.use_index else range(len(self.frame)))]
        limits = self.left_edges[0] - MARGIN + self.edge_shift, self.left_edges[-1] + MARGIN + self.width + self.edge_shift
        self.label_places(ax, names, limits, self.index_name() if self.use_index else None)

    def label_places(self, ax, names, limits, title):
        ax.set_xlim(limits)
        if self.xticks is not None:
            ax.set_xticks(np.array(self.xticks))
        else:
            ax.set_xticks(self.places)
            ax.set_xticklabels(names)
        if title is not None:
            ax.set_xlabel(title)


class BarhPlot(BarPlot):
    kind = "barh"
    default_rotation = 0
    is_horizontal = True

    def bars(self, ax, places, values, width, start, look):
        return ax.barh(places, values, width, left=start, **look)

    def label_places(self, ax, names, limits, title):
        ax.set_ylim(limits)
        ax.set_yticks(self.places)
        ax.set_yticklabels(names)
        if title is not None:
            ax.set_ylabel(title)
        ax.set_xlabel("" if self.xlabel is None else self.xlabel)

"""What grids of axes share: their figure, its layout, and a legend beside it."""

from inspect import signature

from .. import pyplot as plt
from ..patches import Patch
from .legends import mark_headings

FREE_RECT = (.01, .01, .99, .99)
WHOLE_RECT = (0, 0, 1, 1)
LEGEND_MARGIN = .01
TITLED_LEGEND_MARGIN = .04  # beside titles at the margin


class Grid:
    """Axes in a figure of their own; `figure`, `axes`, `legend`."""

    _rect, _pad = WHOLE_RECT, None
    _legend_out, _has_margin_titles = True, False
    _legend = None

    @property
    def fig(self):
        return self.figure

    @property
    def legend(self):
        return self._legend

    def set(self, **kwargs):
        """The same properties on all axes."""
        for ax in self.axes.flat:
            if ax is not None:
                ax.set(**kwargs)
        return self

    def apply(self, func, *args, **kwargs):
        """Hands the grid to a function, and returns the grid."""
        func(self, *args, **kwargs)
        return self

    def pipe(self, func, *args, **kwargs):
        """Hands the grid to a function, and returns what that returns."""
        return func(self, *args, **kwargs)

    def tick_params(self, axis="both", **kwargs):
        for ax in self.figure.axes:
            ax.tick_params(axis=axis, **kwargs)
        return self

    def tight_layout(self, **kwargs):
        """The layout as it is needed now: what comes later does not change it."""
        pad = {} if self._pad is None else {"pad": self._pad}
        self.figure.tight_layout(**{"rect": self._rect, **pad, **kwargs})
        return self

    def savefig(self, *args, **kwargs):
        return self.figure.savefig(*args, **{"bbox_inches": "tight", **kwargs})

    def add_legend(self, legend_data=None, title=None, label_order=None, adjust_subtitles=False, **kwargs):
        """A legend at the right of the grid, for which the figure grows, or in the first axes; `adjust_subtitles`: names of its headings."""
        handles = self._legend_handles if legend_data is None else legend_data
        if label_order is None:
            label_order = self._legend_labels(handles)
        labels = [entry[1] if isinstance(entry, tuple) else entry for entry in label_order]
        blank = Patch(alpha=0, linewidth=0)
        owner = self.figure if self._legend_out else self.axes.flat[0]
        usual = {"frameon": False, "loc": "center right"} if self._legend_out else {"loc": "best"}
        self._legend = owner.legend([handles.get(entry, blank) for entry in label_order], labels, title=self._hue_var if title is None else title,
                                    title_fontsize=plt.rcParams["legend.title_fontsize"], **{**usual, "scatterpoints": 1, **kwargs})
        if adjust_subtitles:
            mark_headings(self._legend, adjust_subtitles)
        if self._legend_out:
            end = self.figure.widen_by_legend(TITLED_LEGEND_MARGIN if self._has_margin_titles else LEGEND_MARGIN)
            self._rect = (*self._rect[:2], end, self._rect[3])
        return self

    def _take_legend(self, ax):
        """Keeps the entries of an axes' legend for that of the grid."""
        handles, labels = ax.get_legend_handles_labels()
        self._legend_handles.update(zip(labels, handles))
        drop_legend(ax)


def placed_on(ax, func):
    """Of a function of ours the axes as an argument; any other draws on the current ones."""
    if "ax" in signature(func).parameters:
        return {"ax": ax}
    plt.sca(ax)
    return {}


def drop_legend(ax):
    if ax.get_legend() is not None:
        ax.get_legend().remove()

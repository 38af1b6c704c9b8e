"""JointGrid and jointplot: two variables against each other, and each alone at the margins."""

import colorsys
import warnings
from inspect import signature

import numpy as np

from .. import pyplot as plt
from ..colors import to_rgb
from .axes_tools import despine
from .facetgrid import is_ours
from .grid import Grid
from .histplot import histplot
from .kdeplot import kdeplot
from .palettes import blend_palette
from .plotter import Variables
from .regression import regplot, residplot
from .relational import scatterplot

KINDS = ("scatter", "hist", "hex", "kde", "reg", "resid")
SHADES = 12
MOST_HEXAGONS = 50


class JointGrid(Grid):
    """`ax_joint`, and above and right of it `ax_marg_x` and `ax_marg_y`."""

    def __init__(self, data=None, *, x=None, y=None, hue=None, height=6, ratio=5, space=.2, palette=None, hue_order=None, hue_norm=None, dropna=False,
                 xlim=None, ylim=None, marginal_ticks=False):
        self.figure = plt.figure(figsize=(height, height))
        cells = plt.GridSpec(ratio + 1, ratio + 1)
        self.ax_joint = joint = self.figure.add_subplot(cells[1:, :-1])
        self.ax_marg_x = self.figure.add_subplot(cells[0, :-1], sharex=joint)
        self.ax_marg_y = self.figure.add_subplot(cells[1:, -1], sharey=joint)
        self.ax_marg_x.tick_params(axis="x", which="both", labelbottom=False)
        self.ax_marg_y.tick_params(axis="y", which="both", labelleft=False)
        if not marginal_ticks:
            self.ax_marg_x.tick_params(axis="y", which="both", left=False, labelleft=False)
            self.ax_marg_y.tick_params(axis="x", which="both", bottom=False, labelbottom=False)
            self.ax_marg_x.yaxis.grid(False)
            self.ax_marg_y.xaxis.grid(False)
        for ax in (self.ax_marg_x, self.ax_marg_y):  # only labels are hidden there
            ax.xaxis.ticks["offset"] = ax.yaxis.ticks["offset"] = True
        self._take_variables(Variables(data, {role: value for role, value in (("x", x), ("y", y), ("hue", hue))}), dropna)
        if xlim is not None:
            joint.set_xlim(xlim)
        if ylim is not None:
            joint.set_ylim(ylim)
        self._hue_params = {"palette": palette, "hue_order": hue_order, "hue_norm": hue_norm}
        despine(self.figure)
        if not marginal_ticks:
            despine(ax=self.ax_marg_x, left=True)
            despine(ax=self.ax_marg_y, bottom=True)
        for ax in (self.ax_marg_x, self.ax_marg_y):
            ax.xaxis.label.set_visible(False)
            ax.yaxis.label.set_visible(False)
        self.figure.tight_layout()
        self.figure.subplots_adjust(hspace=space, wspace=space)

    axes = property(lambda self: np.array([self.ax_joint, self.ax_marg_x, self.ax_marg_y], object))

    def _take_variables(self, variables, dropna):
        frame = variables.frame.dropna() if dropna else variables.frame
        for role in ("x", "y", "hue"):
            name = variables.names.get(role)
            setattr(self, role, frame[role].rename(name) if role in variables else None)
            if role != "hue" and name is not None:
                getattr(self.ax_joint, f"set_{role}label")(name)

    def _with_hue(self, func, kwargs):
        if self.hue is None:
            return dict(kwargs)
        known = signature(func).parameters
        return {**{name: value for name, value in self._hue_params.items() if name in known}, **kwargs, "hue": self.hue}

    def plot(self, joint_func, marginal_func, **kwargs):
        self.plot_marginals(marginal_func, **kwargs)
        return self.plot_joint(joint_func, **kwargs)

    def plot_joint(self, func, **kwargs):
        """The function of both variables."""
        kwargs = self._with_hue(func, kwargs)
        if is_ours(func):
            func(x=self.x, y=self.y, **{**kwargs, "ax": self.ax_joint})
        else:
            plt.sca(self.ax_joint)
            func(self.x, self.y, **kwargs)
        return self

    def plot_marginals(self, func, **kwargs):
        """The function of each variable alone."""
        kwargs, known = self._with_hue(func, kwargs), signature(func).parameters
        if "legend" in known:
            kwargs.setdefault("legend", False)
        for role, ax, is_upright in (("x", self.ax_marg_x, True), ("y", self.ax_marg_y, False)):
            values = getattr(self, role)
            if is_ours(func):
                func(**{role: values}, ax=ax, **kwargs)
                continue
            turned = {"orientation": "vertical" if is_upright else "horizontal"} if "orientation" in known or func is plt.hist else {}
            plt.sca(ax)
            func(values, **turned, **kwargs)
        self._hide_labels()
        return self

    def _hide_labels(self):
        self.ax_marg_x.yaxis.label.set_visible(False)
        self.ax_marg_y.xaxis.label.set_visible(False)

    def refline(self, *, x=None, y=None, joint=True, marginal=True, color=".5", linestyle="--", **line_kws):
        """Lines across the axes."""
        look = {**line_kws, "color": color, "linestyle": linestyle}
        for value, name, margin in ((x, "axvline", self.ax_marg_x), (y, "axhline", self.ax_marg_y)):
            for ax, is_wanted in ((self.ax_joint, joint), (margin, marginal)):
                if value is not None and is_wanted:
                    getattr(ax, name)(value, **look)
        return self

    def set_axis_labels(self, xlabel="", ylabel="", **kwargs):
        self.ax_joint.set_xlabel(xlabel, **kwargs)
        self.ax_joint.set_ylabel(ylabel, **kwargs)
        return self


def jointplot(data=None, *, x=None, y=None, hue=None, kind="scatter", height=6, ratio=5, space=.2, dropna=False, xlim=None, ylim=None, color=None, palette=None,
              hue_order=None, hue_norm=None, marginal_ticks=False, joint_kws=None, marginal_kws=None, **kwargs):
    """A JointGrid of one kind."""
    if kwargs.pop("ax", None) is not None:
        warnings.warn("Ignoring `ax`; jointplot is a figure-level function.", UserWarning, stacklevel=2)
    if kind not in KINDS:
        raise ValueError(f"The value for `kind` must be one of {list(KINDS)}, but {kind!r} was passed.")
    if hue is not None and kind in ("hex", "reg", "resid"):
        raise ValueError(f"Use of `hue` with `kind='{kind}'` is not currently supported.")
    color = "C0" if color is None else color
    joint_kws, marginal_kws = {**(joint_kws or {}), **kwargs}, {"color": color, **(marginal_kws or {})}
    grid = JointGrid(data, x=x, y=y, hue=hue, palette=palette, hue_order=hue_order, hue_norm=hue_norm, dropna=dropna or kind == "hex", height=height,
                     ratio=ratio, space=space, xlim=xlim, ylim=ylim, marginal_ticks=marginal_ticks)
    if grid.hue is not None:
        marginal_kws.setdefault("legend", False)
    _DRAW[kind](grid, color, joint_kws, marginal_kws, (data, x, y, hue))
    plt.sca(grid.ax_joint)
    return grid


def _draw_scatter(grid, color, joint, marginal, _):
    grid.plot_joint(scatterplot, **{"color": color, **joint})
    if grid.hue is None:
        grid.plot_marginals(histplot, **marginal)
    else:
        grid.plot_marginals(kdeplot, **{"warn_singular": False, "fill": True, **marginal})


def _draw_hist(grid, color, joint, marginal, given):
    joint = {"color": color, **joint}
    grid.plot_joint(histplot, **joint)
    data, x, y, hue = given
    for i, (role, ax, value) in enumerate((("x", grid.ax_marg_x, x), ("y", grid.ax_marg_y, y))):
        own = {name: joint[name][i] for name in ("bins", "binwidth", "binrange") if isinstance(joint.get(name), tuple)}
        histplot(data=data, **{role: value}, hue=hue, **{"kde": False, **own, **marginal}, ax=ax)
    grid._hide_labels()


def _draw_kde(grid, color, joint, marginal, _):
    joint = {"color": color, "warn_singular": False, **joint}
    grid.plot_joint(kdeplot, **joint)
    grid.plot_marginals(kdeplot, **{**({"fill": joint["fill"]} if "fill" in joint else {}), **marginal})


def _draw_hex(grid, color, joint, marginal, _):
    hue, _, saturation = colorsys.rgb_to_hls(*to_rgb(color))
    shades = [colorsys.hls_to_rgb(hue, light, saturation) for light in np.linspace(1, 0, SHADES)]
    size = int(np.mean([min(_hexagons(values.to_numpy(float)), MOST_HEXAGONS) for values in (grid.x, grid.y)]))
    grid.plot_joint(plt.hexbin, **{"gridsize": size, "cmap": blend_palette(shades, as_cmap=True), **joint})
    grid.plot_marginals(histplot, **{"kde": False, **marginal})


def _hexagons(values):
    """How many by the rule of Freedman and Diaconis."""
    if len(values) < 2:
        return 1
    width = 2 * np.subtract.reduce(np.nanpercentile(values, [75, 25])) / len(values) ** (1 / 3)
    return int(np.sqrt(values.size)) if width == 0 else int(np.ceil((values.max() - values.min()) / width))


def _draw_reg(grid, color, joint, marginal, _):
    grid.plot_marginals(histplot, **{"kde": True, **marginal})
    grid.plot_joint(regplot, **{"color": color, **joint})


def _draw_resid(grid, color, joint, marginal, _):
    grid.plot_joint(residplot, **{"color": color, **joint})
    x, y = grid.ax_joint.collections[0].get_offsets().T
    histplot(x=x, ax=grid.ax_marg_x, **{"kde": False, **marginal})
    histplot(y=y, ax=grid.ax_marg_y, **{"kde": False, **marginal})


_DRAW = {"scatter": _draw_scatter, "hist": _draw_hist, "hex": _draw_hex, "kde": _draw_kde, "reg": _draw_reg, "resid": _draw_resid}

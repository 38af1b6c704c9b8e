"""catplot: one of the functions of categories of each part of a table."""

import warnings

from .barplot import barplot, countplot
from .boxenplot import boxenplot
from .boxplot import boxplot
from .categories import Categories, CategoryColors
from .estimates import with_deprecated_ci
from .facetgrid import FacetGrid
from .pointplot import pointplot
from .stripplot import draw_strips, draw_swarms
from .violinplot import violinplot

ESTIMATING = ("bar", "point")
POINTS = {"strip": draw_strips, "swarm": draw_swarms}
FUNCTIONS = {"box": boxplot, "violin": violinplot, "bar": barplot, "count": countplot, "point": pointplot, "boxen": boxenplot}


def catplot(data=None, *, x=None, y=None, hue=None, row=None, col=None, col_wrap=None, estimator="mean", errorbar=("ci", 95), n_boot=1000, units=None,
            seed=None, order=None, hue_order=None, row_order=None, col_order=None, height=5, aspect=1, kind="strip", native_scale=False, formatter=None,
            orient=None, color=None, palette=None, hue_norm=None, legend="auto", legend_out=True, sharex=True, sharey=True, margin_titles=False,
            facet_kws=None, ci="deprecated", **kwargs):
    """A FacetGrid of categories, its legend beside it."""
    if kind not in FUNCTIONS and kind not in POINTS:
        raise ValueError(f"Plot kind '{kind}' is not recognized")
    if kwargs.pop("ax", None) is not None:
        warnings.warn(f"catplot is a figure-level function and does not accept target axes. You may wish to try {kind}plot", UserWarning, stacklevel=2)
    layout = dict(row=row, col=col, col_wrap=col_wrap, row_order=row_order, col_order=col_order, height=height, aspect=aspect, sharex=sharex, sharey=sharey)
    if kind in POINTS:
        grid = POINTS[kind](data, dict(x=x, y=y, hue=hue, row=row, col=col), dict(order=order, orient=orient, native_scale=native_scale, formatter=formatter),
                            dict(color=color, palette=palette, hue_order=hue_order, hue_norm=hue_norm), {**layout, **(facet_kws or {})}, kwargs)
        if legend and hue is not None and hue not in [x, row, col]:
            grid.add_legend(title=hue, label_order=hue_order)
        return grid
    for name, value in (("native_scale", native_scale is True), ("formatter", formatter is not None)):
        if value:
            raise ValueError(f"{name} not yet implemented for `kind={kind}`")
    categories = _all_categories(kind, data, x, y, hue, order, hue_order, orient)
    if order is not None or (sharex and categories.orient == "v") or (sharey and categories.orient == "h"):
        order = categories.names
    if kind != "point" or hue is not None:
        palette = CategoryColors(categories, color, palette, 1).colors
    look = {"order": order, "hue_order": categories.hue_names, "orient": orient if kind != "count" else categories.orient, "color": color, "palette": palette, **kwargs}
    if kind in ESTIMATING:
        look |= {"estimator": estimator, "errorbar": with_deprecated_ci(errorbar, ci), "n_boot": n_boot, "units": units, "seed": seed}
    grid = FacetGrid(data, **{**(facet_kws or {}), **layout, "legend_out": legend_out, "margin_titles": margin_titles, "dropna": False})
    grid.map_dataframe(FUNCTIONS[kind], x=x, y=y, hue=hue, **look)
    labels = (categories.label, categories.value_label)
    grid.set_axis_labels(*(labels if categories.orient == "v" else labels[::-1]))
    if kind == "count":
        grid.set_axis_labels(**({"x_var": "count"} if x is None else {"y_var": "count"}))
    if legend and hue is not None and hue not in [x, row, col]:
        grid.add_legend(title=hue, label_order=[str(name) for name in categories.hue_names])
    return grid


def _all_categories(kind, data, x, y, hue, order, hue_order, orient):
    """The categories of the whole table: all facets have the same."""
    if kind != "count":
        return Categories(data, x, y, hue, order, hue_order, orient)
    if (x is None) == (y is None):
        raise ValueError("Either `x` or `y` must be None for kind='count'")
    counted = y if x is None else x
    return Categories(data, counted, counted, hue, order, hue_order, "h" if x is None else "v", require_numeric=False)

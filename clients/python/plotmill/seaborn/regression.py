"""regplot, residplot and lmplot: points and a line fitted to them, with its confidence band from resampled data."""

import numpy as np
import pandas as pd

from .. import pyplot as plt
from ..charting.limit_mark import LimitMark
from ..charting.refuse import refuse
from ..colors import to_hex
from .axes_tools import set_sticky
from .estimates import bootstrap
from .facetgrid import FacetGrid
from .plotter import next_line_color

PLACES = 100
BAND_ALPHA, POINT_ALPHA = .15, .8
LINE_SHARE, ERROR_SHARE = 1.5, 1.75  # of lines.linewidth
ESTIMATE_AREA = 50
LINE_MARKERS = ("1", "2", "3", "4", "+", "x", "|", "_")


def regplot(data=None, *, x=None, y=None, x_estimator=None, x_bins=None, x_ci="ci", scatter=True, fit_reg=True, ci=95, n_boot=1000, units=None, seed=None,
            order=1, logistic=False, lowess=False, robust=False, logx=False, x_partial=None, y_partial=None, truncate=True, dropna=True, x_jitter=None,
            y_jitter=None, label=None, color=None, marker="o", scatter_kws=None, line_kws=None, ax=None):
    """Points of y over x, and the line (or, with `order`, the polynomial) of least squares through them."""
    for name, value in (("logistic", logistic), ("lowess", lowess), ("robust", robust)):
        if value:
            refuse(f"regplot({name}=True)", "order=1, or a curve of your own with plot()")
    if (order > 1) + bool(logx) > 1:
        raise ValueError("Mutually exclusive regression options.")
    fit = _Fit(_vectors(data, x, y, units, x_partial, y_partial, dropna), order, logx, ci, n_boot, seed)
    ax = plt.gca() if ax is None else ax
    color = to_hex(next_line_color(ax) if color is None else color)
    scatter_kws, line_kws = {"color": color, "marker": marker, **(scatter_kws or {})}, {"color": color, **(line_kws or {})}
    (scatter_kws if scatter else line_kws)["label"] = label
    if scatter:
        if x_bins is not None:
            x_estimator = np.mean if x_estimator is None else x_estimator
        if x_estimator is None:
            _draw_points(ax, fit, scatter_kws, x_jitter, y_jitter)
        else:
            _draw_estimates(ax, fit, _binned(fit.x, x_bins), x_estimator, ci if x_ci == "ci" else x_ci, scatter_kws)
    if fit_reg and len(fit.x) > 1:
        _draw_fit(ax, fit, truncate, line_kws)
    for name, write in ((fit.x_name, ax.set_xlabel), (fit.y_name, ax.set_ylabel)):
        if name is not None:
            write(name)
    return ax


def residplot(data=None, *, x=None, y=None, x_partial=None, y_partial=None, lowess=False, order=1, robust=False, dropna=True, label=None, color=None,
              scatter_kws=None, line_kws=None, ax=None):
    """What a line of least squares leaves of y, over x."""
    for name, value in (("lowess", lowess), ("robust", robust)):
        if value:
            refuse(f"residplot({name}=True)", f"{name}=False")
    fit = _Fit(_vectors(data, x, y, None, x_partial, y_partial, dropna), order, False, None, 0, None)
    _, fitted, _ = fit.curve(fit.x)
    ax = plt.gca() if ax is None else ax
    ax.axhline(0, ls=":", c=".2")
    rest = _Fit((fit.x, fit.y - fitted, None, fit.x_name, fit.y_name), 1, False, None, 0, None)
    color = to_hex(next_line_color(ax) if color is None else color)
    _draw_points(ax, rest, {"color": color, "label": label, **(scatter_kws or {})}, None, None)
    for name, write in ((fit.x_name, ax.set_xlabel), (fit.y_name, ax.set_ylabel)):
        if name is not None:
            write(name)
    return ax


def lmplot(data=None, *, x=None, y=None, hue=None, col=None, row=None, palette=None, col_wrap=None, height=5, aspect=1, markers="o", sharex=None, sharey=None,
           hue_order=None, col_order=None, row_order=None, legend=True, legend_out=None, facet_kws=None, truncate=True, **regression):
    """regplot of each part of a table on a FacetGrid, its legend beside it."""
    if data is None:
        raise TypeError("Missing required keyword argument `data`.")
    given = {name: value for name, value in (("sharex", sharex), ("sharey", sharey), ("legend_out", legend_out)) if value is not None}
    names = [regression.get(name) for name in ("units", "x_partial", "y_partial")]
    data = data[np.unique([name for name in (x, y, hue, col, row, *names) if name is not None]).tolist()]
    grid = FacetGrid(data, row=row, col=col, hue=hue, palette=palette, row_order=row_order, col_order=col_order, hue_order=hue_order, height=height,
                     aspect=aspect, col_wrap=col_wrap, **{**(facet_kws or {}), **given})
    count = 1 if grid.hue_names is None else len(grid.hue_names)
    markers = markers if isinstance(markers, list) else [markers] * count
    if len(markers) != count:
        raise ValueError("markers must be a singleton or a list of markers for each level of the hue variable")
    grid.hue_kws = {"marker": markers}
    grid.map_dataframe(_take_limits, x=x, y=y)
    grid.map_dataframe(regplot, x=x, y=y, truncate=truncate, **regression)
    grid.set_axis_labels(x, y)
    if legend and hue is not None and hue not in [col, row]:
        grid.add_legend()
    return grid


def _take_limits(data, x, y, ax, **_):
    """Limits of x are those of all levels before the first line is fitted; y stands at its mean, so that it says nothing."""
    rows = data[[x, y]].dropna()
    if len(rows):
        ax.add(LimitMark((rows[x].min(), rows[x].max()), (rows[y].mean(),) * 2))


def _vectors(data, x, y, units, x_partial, y_partial, dropna):
    """(x, y, units, name of x, name of y), without rows where one is missing, and without what the partial variables explain."""
    found = {}
    for name, value in (("x", x), ("y", y), ("units", units), ("x_partial", x_partial), ("y_partial", y_partial)):
        value = data[value] if isinstance(value, str) else value
        found[name] = value if value is None or isinstance(value, pd.Series) else pd.Series(np.squeeze(np.asarray(value)))
    x_name, y_name = (value.name if value is given or isinstance(given, str) else None for value, given in ((found["x"], x), (found["y"], y)))
    if dropna:
        present = pd.DataFrame({name: value.to_numpy() for name, value in found.items() if value is not None}).notna().all(axis=1).to_numpy()
        found = {name: None if value is None else value[present] for name, value in found.items()}
    arrays = {name: None if value is None else value.to_numpy() for name, value in found.items()}
    for name in "xy":
        arrays[name] = arrays[name].astype(float)
        if arrays[name + "_partial"] is not None:
            arrays[name] = _without(arrays[name], arrays[name + "_partial"].astype(float))
    return arrays["x"], arrays["y"], arrays["units"], x_name, y_name


def _without(values, other):
    mean, other = values.mean(), np.c_[other - other.mean()]
    rest = values - mean
    return rest - other.dot(np.linalg.pinv(other).dot(rest)) + mean


class _Fit:
    """A curve of least squares: `curve` at places, with its band."""

    def __init__(self, vectors, order, is_log, ci, n_boot, seed):
        self.x, self.y, self.units, self.x_name, self.y_name = vectors
        self.order, self.is_log, self.ci, self.n_boot, self.seed = order, is_log, ci, n_boot, seed

    def curve(self, places):
        """(places, heights, (low, high) or None)."""
        def predict(x, y):
            if self.order > 1:
                return np.polyval(np.polyfit(x, y, self.order), places)
            return table.dot(np.linalg.pinv(np.c_[np.ones(len(x)), np.log(x) if self.is_log else x]).dot(y))

        table = np.c_[np.ones(len(places)), np.log(places) if self.is_log else places]
        heights = predict(self.x, self.y)
        if self.ci is None:
            return places, heights, None
        pairs = np.column_stack([self.x, self.y])
        boots = bootstrap(pairs, lambda rows: predict(rows[:, 0], rows[:, 1]), self.n_boot, self.seed, self.units, axis=0)
        edge = (100 - self.ci) / 2
        return places, heights, np.nanpercentile(boots, (edge, 100 - edge), axis=0)


def _draw_points(ax, fit, look, x_jitter, y_jitter):
    width = "lines.linewidth" if look.get("marker") in LINE_MARKERS else "lines.markeredgewidth"
    look.setdefault("linewidths", plt.rcParams[width])
    if not hasattr(look["color"], "shape") or look["color"].shape[1] < 4:
        look.setdefault("alpha", POINT_ALPHA)
    x = fit.x if x_jitter is None else fit.x + np.random.uniform(-x_jitter, x_jitter, len(fit.x))
    y = fit.y if y_jitter is None else fit.y + np.random.uniform(-y_jitter, y_jitter, len(fit.y))
    ax.scatter(x, y, **look)


def _binned(x, bins):
    """Each value of x as the nearest of the bins' middles."""
    if bins is None:
        return x
    middles = np.percentile(x, np.linspace(0, 100, bins + 2)[1:-1]) if np.isscalar(bins) else np.ravel(bins)
    return middles[np.argmin(np.abs(np.subtract.outer(x, middles)), axis=1)]


def _draw_estimates(ax, fit, x, estimator, ci, look):
    lines = {"color": look["color"], "linewidth": plt.rcParams["lines.linewidth"] * ERROR_SHARE}
    if "alpha" in look:
        lines["alpha"] = look["alpha"]
    look.setdefault("s", ESTIMATE_AREA)
    places, estimates = np.unique(x), []
    for place in places:
        chosen = x == place
        values = fit.y[chosen]
        estimate = estimator(values)
        estimates.append(estimate)
        if ci == "sd":
            ax.plot([place, place], [estimate - np.std(values), estimate + np.std(values)], **lines)
        elif ci is not None:
            boots = bootstrap(values, estimator, fit.n_boot, fit.seed, None if fit.units is None else fit.units[chosen])
            edge = (100 - ci) / 2
            ax.plot([place, place], np.nanpercentile(boots, (edge, 100 - edge)), **lines)
    ax.scatter(places, estimates, **look)


def _draw_fit(ax, fit, truncate, look):
    ends = (fit.x.min(), fit.x.max()) if truncate else ax.get_xlim()
    places, heights, band = fit.curve(np.linspace(*ends, PLACES))
    look.setdefault("linewidth", look.pop("lw", plt.rcParams["lines.linewidth"] * LINE_SHARE))
    line, = ax.plot(places, heights, **look)
    if not truncate:
        set_sticky(line, x=(places[0], places[-1]))
    if band is not None:
        ax.fill_between(places, *band, facecolor=look["color"], alpha=BAND_ALPHA)

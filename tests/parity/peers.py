#!/usr/bin/python3
"""Reference pictures for what tests/reference/goldens.py has no option or kind for: diagonal kde, hue, markers by number, tight, series.

usage: peers.py SET OUTDIR      as goldens.py; the cases may have the options above
"""
import os

import numpy as np

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reference", "goldens.py")
with open(path, encoding="utf-8") as file:
    source = file.read()
goldens = {"__name__": "goldens", "__file__": path}
exec(compile(source.rsplit("\nmain()", 1)[0], path, "exec"), goldens)  # its functions, without its run
plt, pd, sns = goldens["plt"], goldens["pd"], goldens["sns"]


def draw_density(ax, values, color):
    """The diagonal of pandas.plotting.scatter_matrix(diagonal="kde")."""
    from scipy.stats import gaussian_kde
    values = values.dropna().to_numpy(float)
    low, high = values.min(), values.max()
    half = (high - low) * 0.05 / 2
    at = np.linspace(low, high, 1000)
    ax.plot(at, gaussian_kde(values).evaluate(at), color=color)
    ax.set_xlim(low - half, high + half)


def scatter_matrix(table, o):
    hue = o.get("hue")
    df = table.select_dtypes("number")
    df = df.drop(columns=[hue]) if hue in df.columns else df
    n = df.shape[1]
    fig = plt.figure(figsize=o.get("figsize", (12, 8)))
    grid = plt.GridSpec(n, n, figure=fig, hspace=o.get("hspace", .1), wspace=o.get("wspace", .1))
    diagonal = o.get("diagonal", "scatter")
    marker = o.get("marker", "o")
    style = dict(s=o.get("s", 3), alpha=o.get("alpha", .5), marker=tuple(marker) if isinstance(marker, list) else marker)
    for i in range(n):
        for j in range(n):
            ax = fig.add_subplot(grid[i, j])
            if i == j and diagonal == "hist":
                ax.hist(df.iloc[:, i].dropna(), bins=o.get("bins", 10), color=o.get("hist_color", "C0"))
            elif i == j and diagonal == "kde":
                draw_density(ax, df.iloc[:, i], o.get("hist_color", "C0"))
            elif hue is not None:
                # The hue as an array: seaborn takes columns by name only where the names are unique.
                sns.scatterplot(x=df.iloc[:, j].to_numpy(float), y=df.iloc[:, i].to_numpy(float), hue=table[hue].to_numpy(),
                                palette=o.get("palette"), legend=False, ax=ax, **style)
            else:
                ax.scatter(df.iloc[:, j].to_numpy(float), df.iloc[:, i].to_numpy(float), color=o.get("color", "black"), **style)
            ax.set_xticks([])
            ax.set_yticks([])
            ax.set_xlabel(df.columns[j] if i == n - 1 else "")
            ax.set_ylabel(df.columns[i] if j == 0 else "", rotation=0, labelpad=o.get("labelpad", 15))
    if hue is not None and o.get("legend", "auto") is not False:
        add_legend(fig, table[hue], o)
    return fig


def add_legend(fig, values, o):
    """What seaborn puts into one axes, on the right of the figure."""
    other, ax = plt.subplots()
    x = np.zeros(len(values))
    sns.scatterplot(x=x, y=x, hue=values.to_numpy(), palette=o.get("palette"), legend=o.get("legend", "auto"), ax=ax)
    handles, labels = ax.get_legend_handles_labels()
    plt.close(other)
    handles = [fig.axes[0].scatter([], [], color=h.get_facecolor()[0], label=t) for h, t in zip(handles, labels)]
    fig.legend(handles=handles, title=o["hue"], loc="center right")


def around(fig, ax, o):
    """What stands around the series, and the legend last, so that "best" sees it all."""
    label = lambda mark: dict(label=mark["label"]) if "label" in mark else {}
    look = lambda mark: {k: mark[k] for k in ("color", "linewidth", "linestyle", "alpha") if k in mark}
    for line in o.get("lines", []):
        ax.plot(line["x"], line["y"], scalex=True, **(dict(color="C0") | look(line)), **label(line))
    for line in o.get("axhline", []):
        ax.axhline(line["y"], **look(line), **label(line))
    for line in o.get("axvline", []):
        ax.axvline(line["x"], **look(line), **label(line))
    for text in o.get("text", []):
        ax.text(text["x"], text["y"], text["s"], **{k: v for k, v in text.items() if k not in "xys"})
    ax.set_title(o.get("title", ""))
    ax.set_ylabel(o.get("ylabel", ""))
    if "xlabel" in o:
        ax.set_xlabel(o["xlabel"])
    if "xlim" in o:
        ax.set_xlim(*o["xlim"])
    if "ylim" in o:
        ax.set_ylim(*o["ylim"])
    if o.get("grid"):
        ax.grid(True)
    legend = o.get("legend", "best")
    if legend is not False:
        ax.legend(loc="best" if legend is True else legend)
    return fig


def styles(o, i):
    pick = lambda v: v[i % len(v)] if isinstance(v, list) else v
    return {k: pick(o[k]) for k in ("color", "linewidth", "linestyle", "drawstyle") if k in o}


def line_chart(table, o):
    fig, ax = plt.subplots(figsize=o.get("figsize"))
    x = table[o["x"]] if "x" in o else table.index
    if "x" not in o and not pd.api.types.is_numeric_dtype(x):
        x = range(len(table))
    rest = {k: o[k] for k in ("alpha", "marker", "markersize") if k in o}
    for i, name in enumerate(o.get("y", [c for c in table.columns if c != o.get("x")])):
        ax.plot(x, table[name], label=str(name), **styles(o, i), **rest)
    ax.set_xlabel(o["x"] if "x" in o else table.index.name or "")
    if "x" not in o and not pd.api.types.is_numeric_dtype(table.index):
        fig.canvas.draw()
        ticks = ax.get_xticks()
        ax.set_xticks(ticks, [str(table.index[int(t)]) if 0 <= t < len(table) and t == int(t) else "" for t in ticks])
        ax.autoscale(enable=True, axis="x")
    return around(fig, ax, o)


def stairs_chart(table, o):
    fig, ax = plt.subplots(figsize=o.get("figsize"))
    edges = table[o["x"]].to_numpy(float) if "x" in o else None
    for i, name in enumerate([c for c in table.columns if c != o.get("x")]):
        values = table[name].to_numpy(float)
        baseline = o.get("baseline", 0)
        rest = {k: o[k] for k in ("alpha",) if k in o}
        ax.stairs(values if edges is None else values[:-1], edges, label=str(name), fill=o.get("fill", False),
                  baseline=None if baseline == "none" else baseline, **styles(o, i), **rest)
    ax.set_xlabel(o.get("x", ""))
    return around(fig, ax, o)


def area_chart(table, o):
    rest = {k: o[k] for k in ("x", "y", "alpha", "stacked", "linewidth", "color") if k in o}
    ax = table.plot.area(figsize=o.get("figsize"), legend=False, **rest)
    return around(ax.figure, ax, o)


def main():
    original = plt.Figure.savefig
    tight = [False]

    def savefig(figure, *args, **kwargs):
        original(figure, *args, **kwargs, **(dict(bbox_inches="tight") if tight[0] else {}))

    def drawn(kind):
        def draw(table, o):
            o = dict(o)
            tight[0] = o.pop("tight", False)
            if "cbar_kws" in o:  # JSON has no tuples
                o["cbar_kws"] = {k: tuple(v) if isinstance(v, list) and k != "ticks" else v for k, v in o["cbar_kws"].items()}
            return kind(table, o)
        return draw

    plt.Figure.savefig = savefig
    kinds = dict(goldens["KINDS"], scatter_matrix=scatter_matrix, line=line_chart, stairs=stairs_chart, area=area_chart)
    goldens["KINDS"].update({name: drawn(kind) for name, kind in kinds.items()})
    # Tables with a text column go to the job as they are; the kinds select what they draw.
    goldens["main"]()


main()

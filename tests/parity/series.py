"""Line, stairs and area charts: peers.py draws them with pandas' DataFrame.plot and matplotlib's Axes.stairs.
tests/parity/pictures has those that CI compares."""
import numpy as np, pandas as pd
R = np.random.RandomState


def walk(seed, rows, names):
    return pd.DataFrame(R(seed).randn(rows, len(names)).cumsum(axis=0), columns=names)


def cases():
    line, stairs, area = "line", "stairs", "area"
    few = walk(1, 60, ["first", "second", "third"])
    gaps = walk(2, 40, ["a", "b"])
    gaps.iloc[5:9, 0] = np.nan
    gaps.iloc[20, 1] = np.nan
    gaps.iloc[22, 1] = np.nan
    timed = walk(3, 50, ["rss", "heap"]) + 50
    timed.insert(0, "t", np.sort(R(4).rand(50)) * 1000)
    positive = pd.DataFrame(np.abs(walk(5, 30, ["x", "y", "z"])) + 1)
    named = walk(6, 7, ["up", "down"])
    named.index = pd.Index(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], name="day")
    years = walk(7, 12, ["sales"]) * 1e7
    years.index = pd.Index(list(range(2001, 2013)), name="year")
    edged = pd.DataFrame({"edge": [0, 1.5, 2, 4, 7, 8], "count": [3, 1, 4, 1, 5, np.nan]})
    yield dict(name="line_plain", kind=line, data=few, options={})
    yield dict(name="line_gaps", kind=line, data=gaps, options=dict(marker="o"))
    yield dict(name="line_x", kind=line, data=timed, options=dict(x="t", title="resident set", ylabel="MB", grid=True))
    yield dict(name="line_long", kind=line, data=walk(8, 3000, ["noise"]), options=dict(legend=False, linewidth=1))
    yield dict(name="line_styles", kind=line, data=walk(9, 20, ["solid", "dashed", "dotted", "both"]),
               options=dict(linestyle=["-", "--", ":", "-."], linewidth=[1, 2, 3, 1.5], color=["k", "C3", "tab:green", "#5555ff80"]))
    yield dict(name="line_names", kind=line, data=named, options=dict(marker="s", markersize=8, dpi=72))
    yield dict(name="line_offset", kind=line, data=years, options=dict(title="an offset above", figsize=[5, 3]))
    yield dict(name="line_steps", kind=line, data=few.iloc[:15],
               options=dict(drawstyle="steps-post", xlim=[-1, 20], ylim=[-6, 6], legend="lower right"))
    yield dict(name="line_marks", kind=line, data=few, options=dict(
        axhline=[dict(y=-10, color="red", linestyle="--", label="limit")], axvline=[dict(x=20, color="0.5", linewidth=0.8)],
        lines=[dict(x=[0, 59], y=[0, 8], color="k", linestyle=":", label="slope")],
        text=[dict(x=20, y=4, s="recycled", rotation=90, color="0.3", size=8)], legend="lower left"))
    yield dict(name="line_small", kind=line, data=few, options=dict(dpi=30))
    yield dict(name="line_const", kind=line, data=pd.DataFrame({"c": [5.0] * 6}), options={})
    yield dict(name="line_tiny", kind=line, data=few * 1e-8 + 3, options=dict(tight=True))
    yield dict(name="stairs_plain", kind=stairs, data=pd.DataFrame(R(11).randint(0, 9, (12, 2)), columns=["a", "b"]), options={})
    yield dict(name="stairs_fill", kind=stairs, data=positive[["x"]], options=dict(fill=True, color="C2", legend=False))
    yield dict(name="stairs_edges", kind=stairs, data=edged, options=dict(x="edge", linewidth=2, baseline="none"))
    yield dict(name="stairs_gap", kind=stairs, data=gaps, options=dict(alpha=0.6))
    yield dict(name="area_stack", kind=area, data=positive, options={})
    yield dict(name="area_over", kind=area, data=few, options=dict(stacked=False))
    yield dict(name="area_down", kind=area, data=-positive, options=dict(linewidth=0, legend="lower left"))
    yield dict(name="area_line", kind=area, data=positive, options=dict(x="x", y=["y"], alpha=0.3, grid=True))

#!/usr/bin/python3
"""Hold chart/hue against seaborn.scatterplot: the colour of each row, and the entries of the legend.

usage: compare_hue.py HUE_PROBE
Exit status: 0 equal, 1 different, 77 (skipped) when a library is missing or of another version.
"""
import json
import subprocess
import sys
import warnings

from comparison import require, sampled

require("matplotlib", "numpy", "pandas", "seaborn")
import matplotlib

matplotlib.use("agg")
import matplotlib.colors as mc
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn

warnings.simplefilter("ignore")
random = np.random.RandomState(5)
probe = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def as_hex(color):
    return "%02x%02x%02x" % tuple(int(v * 255 + 0.5) for v in color[:3])


# Only the entries are asked for: laying a legend out takes longer than all the rest.
figure, axes = plt.subplots()
axes.legend = lambda *arguments, **options: None
seaborn.relational.adjust_legend_subtitles = lambda legend: None


def seaborn_answer(column, palette, legend):
    try:
        frame = pd.DataFrame({"x": np.arange(len(column)), "y": 0.0, "hue": column})
        seaborn.scatterplot(data=frame, x="x", y="y", hue="hue", palette=palette,
                            legend=False if legend == "none" else legend, ax=axes)
        rows = [None] * len(column)
        if axes.collections:
            drawn = frame.dropna().index
            faces = axes.collections[0].get_facecolors()
            for at, row in enumerate(drawn):
                rows[row] = as_hex(faces[at if len(faces) > 1 else 0])
        return rows, [[label, as_hex(handle.get_facecolor()[0])] for handle, label in zip(*axes.get_legend_handles_labels())]
    finally:
        axes.clear()


def columns():
    yield "text", pd.Series(["b", "a", "b", None, "c"])
    yield "text", pd.Series(["one"])
    yield "text", pd.Series(["_hidden", "shown", "x y", "温度"])
    yield "text", pd.Series(["level %d" % (i % 11) for i in range(30)])
    yield "text", pd.Series(["1", "0", "1"])
    yield "boolean", pd.Series([True, False, True])
    yield "boolean", pd.Series([True, True])
    yield "whole", pd.Series([0, 1, 1, 0])
    yield "whole", pd.Series([3, 1, 2, 3])
    yield "whole", pd.Series([5])
    yield "whole", pd.Series(list(range(-4, 9)))
    yield "whole", pd.Series([1, 10, 100, 1000, 10**6, 2 * 10**6, 5 * 10**6])
    yield "whole", pd.Series(random.randint(0, 9, 50))
    yield "whole", pd.Series([10**17, 2 * 10**17])
    yield "floating", pd.Series([0.0, 1.0, 1.0])
    yield "floating", pd.Series([0.0, 1.0, np.nan])
    yield "floating", pd.Series([0.1, 0.30000000000000004, 1e-5, 1e16, 123456789.125])
    yield "floating", pd.Series([np.nan, np.nan])
    yield "floating", pd.Series([2.5, 2.5])
    yield "floating", pd.Series(random.rand(40) * 1e-6)
    yield "floating", pd.Series(random.rand(40) * 1e7 - 3e6)
    yield "floating", pd.Series(1e6 + random.rand(40))
    yield "floating", pd.Series(np.where(random.rand(60) < .3, np.nan, random.randn(60)))
    for _ in range(3):
        yield "floating", pd.Series(random.randn(30) * 10.0 ** random.randint(-4, 6) + random.choice([0, 5, 1000]))
        yield "whole", pd.Series(random.randint(-10 ** random.randint(1, 6), 10 ** random.randint(1, 6), 30))


def palettes_for(kind, column):
    yield from (None, "deep", "viridis", "husl", "light:seagreen", "nosuch")
    yield ["red", "#00ff00", "C4"]
    yield ["k"]
    levels = [str(level) for level in column.dropna().unique()]
    if kind == "text":
        yield {level: mc.to_hex(random.rand(3)) for level in levels}
        yield {level: "red" for level in levels[1:]}


differences = compared = 0
for kind, column in sampled(columns()):
    values = [None if pd.isna(v) else v if kind == "text" else float(v) for v in column]
    for palette in palettes_for(kind, column):
        for legend in ("none", "auto", "brief", "full") if palette in (None, "viridis") else ("auto",):
            probe.stdin.write(json.dumps({"kind": kind, "values": values, "palette": palette, "legend": legend}) + "\n")
            probe.stdin.flush()
            ours = json.loads(probe.stdout.readline())
            try:
                theirs = seaborn_answer(column, palette, legend)
            except Exception as error:
                theirs = f"error: {error}"
            compared += 1
            same = "error" in ours if isinstance(theirs, str) else (ours.get("rows"), ours.get("legend")) == theirs
            if not same:
                differences += 1
                print(f"different: {kind} {str(values)[:80]} palette {palette} legend {legend}\n  ours   {str(ours)[:600]}"
                      f"\n  theirs {str(theirs)[:600]}")
probe.stdin.close()
print(f"{compared} comparisons, {differences} differences")
sys.exit(1 if differences else 0)

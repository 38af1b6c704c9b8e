#!/usr/bin/python3
"""Writes public_names.json: the public names of seaborn, matplotlib, its modules and objects, as Debian's versions have them.

usage: public_names.py          (needs matplotlib and seaborn; the test that reads the list needs neither)
"""
import importlib
import inspect
import json
import os
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
MODULES = ("ticker", "dates", "colors", "lines", "text", "figure", "gridspec", "font_manager", "cm", "container", "path", "markers", "patches", "collections",
           "image", "transforms", "legend", "legend_handler", "table", "style", "layout_engine", "offsetbox")


def objects(plt):
    """One object of each kind that a script gets into its hands."""
    fig, ax = plt.subplots()
    bars, points = ax.bar([1, 2], [1, 2]), ax.scatter([1, 2], [1, 2], c=[1, 2])
    line, image = ax.plot([1, 2], [1, 2], label="a")[0], ax.imshow([[1, 2], [3, 4]])
    legend, bar = ax.legend(), fig.colorbar(image)
    table = ax.table([["a"]])
    wedges = plt.subplots()[1].pie([1, 2])[0]
    return {"Figure": fig, "Axes": ax, "XAxis": ax.xaxis, "YAxis": ax.yaxis, "Line2D": line, "Rectangle": bars[0], "BarContainer": bars, "PathCollection": points,
            "AxesImage": image, "Text": ax.text(0, 0, "a"), "Annotation": ax.annotate("a", (0, 0), xytext=(1, 1), arrowprops={"arrowstyle": "->"}),
            "Legend": legend, "Colorbar": bar, "PolyCollection": ax.fill_between([1, 2], [1, 2]), "LineCollection": ax.vlines([1], 0, 1),
            "QuadMesh": ax.pcolormesh([[1, 2], [3, 4]]), "ErrorbarContainer": ax.errorbar([1], [1], yerr=1), "Wedge": wedges[0],
            "StemContainer": ax.stem([1, 2]), "Table": table, "Cell": table[0, 0], "Spine": ax.spines["left"], "Spines": ax.spines,
            "GridSpec": ax.get_subplotspec().get_gridspec(), "SubplotSpec": ax.get_subplotspec(), "Colormap": image.get_cmap(), "Normalize": image.norm,
            "Bbox": ax.get_position(), "canvas": fig.canvas, "Axes.patch": ax.patch, "Figure.patch": fig.patch, "Circle": ax.add_patch(plt.Circle((0, 0), 1)),
            "Polygon": ax.fill([1, 2, 3], [1, 2, 1])[0], "transData": ax.transData, "MaxNLocator": plt.MaxNLocator(), "ScalarFormatter": plt.ScalarFormatter(),
            "FuncFormatter": plt.FuncFormatter(str), "a tick label": ax.get_xticklabels()[0], "a legend's text": legend.get_texts()[0],
            "a legend's line": legend.get_lines()[0], "Legend.get_frame()": legend.get_frame()}


def names_of(thing):
    """Without what a module has only imported from elsewhere."""
    found = [name for name in dir(thing) if not name.startswith("_")]
    if not inspect.ismodule(thing):
        return found
    return [name for name in found if _belongs(getattr(thing, name))]


def _belongs(value):
    home = value.__name__ if inspect.ismodule(value) else getattr(value, "__module__", None) or "matplotlib"
    return isinstance(home, str) and home.partition(".")[0] in ("matplotlib", "seaborn")


def main():
    import matplotlib
    matplotlib.use("agg")
    import matplotlib.pyplot as plt
    import seaborn
    warnings.simplefilter("ignore")
    found = {"seaborn": names_of(seaborn), "matplotlib": names_of(matplotlib), "matplotlib.pyplot": names_of(plt)}
    for module in MODULES:
        found[f"matplotlib.{module}"] = names_of(importlib.import_module(f"matplotlib.{module}"))
    found["objects"] = {kind: names_of(thing) for kind, thing in objects(plt).items()}
    with open(os.path.join(HERE, "public_names.json"), "w", encoding="utf-8") as file:
        json.dump(found, file, separators=(",", ":"), sort_keys=True)
        file.write("\n")


if __name__ == "__main__":
    sys.exit(main())

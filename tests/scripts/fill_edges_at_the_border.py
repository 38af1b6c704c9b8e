"""Edges of areas along the border of the axes, which cut them."""
import matplotlib.pyplot as plt, numpy as np
def go(n, lw, closed=True, top=1.1, kind="fill"):
    fig, ax = plt.subplots(figsize=(3, 3))
    ax.set_axis_off()
    if kind == "fill": ax.fill_between([0, 1, 2], 0, [0, 1, 0], facecolor=(0, 0, 1, .25), edgecolor=(0, 0, 1, 1), lw=lw)
    if kind == "poly": ax.fill([0, 1, 2], [0, 1, 0], fc="c", ec="r", lw=lw)
    if kind == "bar": ax.bar([0, 1, 2], [1, 2, 3], fc="c", ec="r", lw=lw)
    ax.set_ylim(0, top)
    plt.savefig(n); plt.close("all")
go("a.png", 1); go("b.png", 4); go("c.png", 1, top=.9); go("d.png", 4, kind="poly"); go("e.png", 4, kind="bar")

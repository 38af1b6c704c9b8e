"""Markers from vertices, polygons by number, ticks and carets, turned ones."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import markers

fig, (left, right) = plt.subplots(1, 2, figsize=(10, 5))
arrow = [(-1, -1), (0, 1), (1, -1), (0, -0.5), (-1, -1)]
flag = np.array([[0, -2], [0, 2], [1.5, 1.5], [0, 1]])
kite = ((0, -2), (1, 0.5), (0, 1), (-1, 0.5))
left.plot([1, 2, 3], [1, 2, 1], marker=arrow, markersize=20, label="arrow")
left.plot([1, 2, 3], [2, 3, 2], marker=flag, markersize=25, ls="--", label="flag", markerfacecolor="w")
left.scatter([1, 2, 3], [3, 4, 3], marker=kite, s=400, c=[1, 2, 3], cmap="autumn", label="kite")
left.scatter([1.5, 2.5], [1, 3], marker=arrow, s=[100, 300], color="g", edgecolors="k")
left.plot([1.5, 2.5], [4, 4], ls="", marker=kite, markersize=30, color="crimson", label="love")
left.legend(loc="lower right")
for k in range(12):
    right.plot([k], [0], marker=k, markersize=12, color="C0")
    right.scatter([k], [1], marker=k, s=120, color="C1")
right.plot([5], [0.5], marker=markers.CARETDOWNBASE, ms=20)
for k, marker in enumerate([(3, 0), (5, 1, 20), (6, 2), (4, 0, 45), (7, 1), (8, 2, 10)]):
    right.plot(2 * k, 2, marker=marker, ms=20)
    right.scatter(2 * k + 1, 2, marker=marker, s=300)
for k, marker in enumerate("^sDp*HPXo"):
    right.plot(k, 3, ls="none", marker=markers.MarkerStyle(marker).rotated(deg=20), ms=14)
right.margins(0.2)
fig.savefig("markers_outlines.png")

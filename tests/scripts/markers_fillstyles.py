"""Markers filled in halves, and not filled."""
import matplotlib.pyplot as plt
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle

fig, (left, right) = plt.subplots(1, 2, figsize=(11, 6))
for row, style in enumerate(Line2D.fillStyles):
    left.plot(range(8), [row] * 8, "o-", markersize=18, fillstyle=style, markerfacecoloralt="lightsteelblue", markeredgecolor="brown", color="C0")
for row, marker in enumerate("o.sv^<>8p*hHDdPX"):
    for column, style in enumerate(("left", "right", "top", "bottom", "none")):
        right.plot(column, row, marker=marker, fillstyle=style, markersize=13, markerfacecoloralt="gold", label=marker if column == 0 else None)
right.scatter([5] * 3, [2, 5, 8], s=150, marker=MarkerStyle("s", fillstyle="none"), c="r", label="open")
right.scatter([6] * 3, [2, 5, 8], s=150, marker=MarkerStyle("D", fillstyle="top"), c=["g", "b", "y"], edgecolors="k", label="half")
right.plot([5.5], [12], marker=MarkerStyle("^", "left"), ms=25, ls="none", label="half")
right.set_xlim(-0.5, 10)
right.legend(ncol=2, loc="upper right")
fig.savefig("markers_fillstyles.png")

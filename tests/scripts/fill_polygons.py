"""Polygons by fill, spans, lines across."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4, 3), dpi=80)
ax.fill([0, 1, 2], [0, 2, 0], "b", [2, 3, 4], [2, 0, 2], "r", alpha=0.3)
ax.axvspan(1.5, 2.5, facecolor="0.5", alpha=0.3)
ax.axhspan(0.5, 0.7, color="gold")
ax.axvline(3, ls="--", c="k")
ax.axhline(1.5, xmin=0.25, xmax=0.75, color="m", lw=3)
ax.axline((0, 0), slope=0.5, color="C2")
ax.hlines([0.2, 1.8], 0, 4, colors=["C0", "C1"], linestyles="dotted")
ax.vlines([0.5, 3.5], 0, 2)
fig.savefig("fill_polygons.png")

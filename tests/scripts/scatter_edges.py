"""Hollow markers, edges, crosses, a colour for each."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4, 3), dpi=80)
ax.scatter([1, 2, 3], [1, 2, 3], s=200, facecolors="none", edgecolors="r", linewidths=2)
ax.scatter([1, 2, 3], [3, 2, 1], s=[50, 150, 300], c=["red", "#00aa00", "0.4"], edgecolor="k")
ax.scatter([1, 2, 3], [2, 3, 2], marker="x", color="purple")
fig.savefig("scatter_edges.png")

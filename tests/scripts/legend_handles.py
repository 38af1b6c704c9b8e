"""A legend made by hand, of the figure, for bars, areas and points."""
import matplotlib.pyplot as plt
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

fig, ax = plt.subplots(figsize=(5, 3.5), dpi=80)
ax.bar([0, 1], [1, 2], label="bars", color="C3")
ax.fill_between([0, 1], [2, 3], [2.5, 3.2], label="area", alpha=0.4)
ax.scatter([0, 1], [3, 1], label="points", c="C2")
first = ax.legend(loc="upper left", fontsize="small")
fig.legend(handles=[Line2D([0], [0], color="b", lw=4, label="Line"), Line2D([0], [0], marker="o", color="w", label="Scatter", markerfacecolor="g", markersize=15),
                    Patch(facecolor="orange", edgecolor="r", label="Patch")], loc="lower right")
fig.savefig("legend_handles.png")

"""What stands before a label, by the kind of what it names."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch

x = np.linspace(0, 4, 9)
fig, axes = plt.subplots(2, 2, figsize=(10, 8))
stems, bars, areas, lines = axes.flat
stems.stem(x, np.sin(x), label="stem")
stems.stem(x, np.cos(x) + 2, linefmt="C2--", markerfmt="C2D", basefmt="k:", label="dashed")
stems.legend(fontsize="large")
bars.bar(x[:4], x[:4] + 1, width=0.3, yerr=0.2, color="C3", edgecolor="black", label="bars")
bars.hist([0, 1, 1, 2], histtype="step", label="step")
bars.hist([0, 1, 1, 2, 3], histtype="stepfilled", alpha=0.4, label="filled")
bars.stairs([1, 2, 3], label="stairs", linewidth=2)
bars.stairs([0.5, 1, 1.5], fill=True, label="filled stairs", alpha=0.3)
bars.legend(loc="upper left")
areas.fill_between(x, np.sin(x), np.cos(x), alpha=0.4, edgecolor="C1", linewidth=2, label="between")
areas.stackplot(x, x, x, labels=["first", "second"], colors=["tan", "teal"])
areas.axhspan(7, 8, color="0.8", label="span")
areas.axvline(2, color="r", ls=":", label="at two")
areas.legend(loc="upper left")
lines.add_collection(LineCollection([[(0, 0), (4, 2)], [(0, 1), (4, 3)]], colors=["m", "c"], linewidths=3, label="segments"))
lines.eventplot([0.5, 1.5, 2.5], lineoffsets=5, color="C4", label="events")
lines.scatter(x, x / 2, s=np.arange(9) * 20, c=x, label="points")
lines.hlines([1, 2], 0, 3, linestyles="dashed", label="level")
box = lines.boxplot([[1, 2, 3, 6]], positions=[3], patch_artist=True)
own = [box["boxes"][0], box["medians"][0], Patch(facecolor="gold", edgecolor="k", label="proxy"), Line2D([], [], marker="*", ms=12, ls="none", label="star"),
       Circle((0, 0), 1, color="g", label="round")]
second = lines.legend(handles=own, labels=["box", "median", "proxy", "star", "round"], loc="lower right")
lines.add_artist(second)
lines.legend(scatterpoints=3, loc="upper left")
fig.savefig("legend_kinds.png")

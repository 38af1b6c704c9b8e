"""Lines and patches of the figure itself; marks of a broken axis."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Rectangle

fig, (a, b) = plt.subplots(2, 1, sharex=True)
fig.subplots_adjust(hspace=0.05)
values = np.random.default_rng(19680801).random(30) * 0.2
values[[3, 14]] += 0.8
for ax in (a, b):
    ax.plot(values)
a.set_ylim(0.78, 1.0)
b.set_ylim(0, 0.22)
a.spines.bottom.set_visible(False)
b.spines.top.set_visible(False)
a.xaxis.tick_top()
a.tick_params(labeltop=False)
b.xaxis.tick_bottom()
for ax, y in ((a, 0), (b, 1)):
    ax.plot((-0.015, 0.015), (y - 0.02, y + 0.02), transform=ax.transAxes, color="k", clip_on=False)
    ax.plot((1 - 0.015, 1.015), (y - 0.02, y + 0.02), transform=ax.transAxes, color="k", clip_on=False)
plt.savefig("figure_artists_broken.png")
plt.close()

fig, axes = plt.subplots(1, 2)
axes[0].plot([1, 2, 3])
axes[1].bar([1, 2], [3, 4])
fig.add_artist(Line2D([0.51, 0.51], [0.1, 0.9], color="gray", linestyle="--"))
fig.add_artist(Rectangle((0.02, 0.02), 0.96, 0.96, fill=False, edgecolor="red", linewidth=2))
fig.patches.append(Ellipse((0.3, 0.5), 0.1, 0.2, transform=fig.transFigure, color="C2", alpha=0.5))
plt.savefig("figure_artists_added.png")

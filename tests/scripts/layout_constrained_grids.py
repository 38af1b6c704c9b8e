import matplotlib.gridspec as gridspec
import matplotlib.pyplot as plt
import numpy as np


def draw(ax, title=None):
    ax.plot([1, 20, 3])
    ax.set_xlabel("x")
    ax.set_ylabel("y", fontsize=14)
    if title:
        ax.set_title(title)


fig = plt.figure(layout="constrained")
axs = fig.subplot_mosaic("AAAB\nCCDD")
for name, ax in axs.items():
    draw(ax, name)
fig.savefig("mosaic.png")

fig = plt.figure(constrained_layout=True)
gs = gridspec.GridSpec(3, 3, figure=fig, width_ratios=[1, 2, 1], height_ratios=[2, 1, 1])
draw(fig.add_subplot(gs[0, :]), "spans a row")
draw(fig.add_subplot(gs[1, :2]))
draw(fig.add_subplot(gs[1:, 2]), "spans rows")
draw(fig.add_subplot(gs[2, 0]))
draw(fig.add_subplot(gs[2, 1]))
fig.savefig("spans.png")

fig = plt.figure(figsize=(8, 5), layout="constrained")
outer = fig.add_gridspec(1, 2, width_ratios=[2, 1])
left = outer[0].subgridspec(2, 2)
for spec in left:
    draw(fig.add_subplot(spec))
right = gridspec.GridSpecFromSubplotSpec(3, 1, subplot_spec=outer[1], hspace=0.3)
for i in range(3):
    draw(fig.add_subplot(right[i]), "inner %d" % i)
fig.suptitle("Nested")
fig.savefig("nested.png")

fig = plt.figure(layout="constrained")
draw(fig.add_subplot(2, 2, 1))
draw(fig.add_subplot(2, 2, 2))
draw(fig.add_subplot(2, 1, 2), "two grids")
fig.savefig("numbers.png")

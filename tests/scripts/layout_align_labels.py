"""Labels of a row or a column at one distance: align_labels(), align_xlabels(), align_ylabels(), with and without layouts."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.gridspec import GridSpec

x = np.arange(6)


def draw(figure):
    grid = GridSpec(2, 2, figure)
    wide = figure.add_subplot(grid[0, :])
    wide.plot(x, x * 1e5)
    wide.set(xlabel="wide", ylabel="large numbers")
    left = figure.add_subplot(grid[1, 0])
    left.plot(x, x)
    left.set(xlabel="below", ylabel="small")
    left.tick_params(axis="x", labelrotation=55)
    right = figure.add_subplot(grid[1, 1])
    right.plot(x * 1000, x / 7)
    right.set(xlabel="beside", ylabel="fractions")
    return wide, left, right


fig = plt.figure(figsize=(6, 5), dpi=80)
draw(fig)
fig.align_labels()
fig.savefig("layout_align_labels.png")

fig = plt.figure(figsize=(6, 5), dpi=80)
draw(fig)
fig.align_ylabels()
fig.tight_layout()
fig.savefig("layout_align_labels_tight.png")

fig = plt.figure(figsize=(6, 5), dpi=80, layout="constrained")
_, left, right = draw(fig)
right.yaxis.set_label_position("right")
right.yaxis.tick_right()
fig.align_labels()
fig.savefig("layout_align_labels_constrained.png")

fig, axs = plt.subplots(3, 2, figsize=(7, 5), dpi=80, sharex="col")
for number, ax in enumerate(axs.flat):
    ax.plot(x, x * 10.0 ** (number - 2))
    ax.set_ylabel(f"y {number}")
axs[0, 0].xaxis.set_label_position("top")
axs[0, 0].set_xlabel("above")
axs[0, 1].set_title("title")
other = axs[2, 1].twinx()
other.set_ylabel("twin")
other.plot(x, 1000 - x)
fig.align_ylabels(axs[:2, 0])
fig.align_ylabels(axs[1:, 0])
fig.align_ylabels(axs[:, 1])
fig.align_xlabels(axs)
fig.savefig("layout_align_labels_shared.png", bbox_inches="tight")

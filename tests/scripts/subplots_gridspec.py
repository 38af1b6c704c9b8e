"""Cells that span others; ratios; a mosaic."""
import matplotlib.pyplot as plt
from matplotlib.gridspec import GridSpec

fig = plt.figure(figsize=(6, 4), dpi=80)
gs = GridSpec(3, 3, figure=fig, width_ratios=[1, 2, 1], hspace=0.5)
for place in (gs[0, :], gs[1, :-1], gs[1:, -1], gs[-1, 0], gs[-1, -2]):
    ax = fig.add_subplot(place)
    ax.plot([0, 1], [0, 1])
    ax.tick_params(labelsize=7)
fig.savefig("subplots_gridspec.png")
fig, axd = plt.subplot_mosaic([["left", "top"], ["left", "low"]], figsize=(4, 3), dpi=80)
axd["left"].set_title("left")
axd["low"].plot([1, 2, 1])
fig.savefig("subplots_mosaic.png")

"""Ticks inwards, minor ones, long, coloured, on all sides, turned labels."""
import matplotlib.pyplot as plt
from matplotlib.ticker import AutoMinorLocator

fig, ax = plt.subplots(figsize=(5, 3.5), dpi=80)
ax.plot([0, 10, 20], [0, 3, 1])
ax.tick_params(direction="in", length=8, width=2, colors="r", grid_color="r", grid_alpha=0.3, top=True, right=True)
ax.xaxis.set_minor_locator(AutoMinorLocator(4))
ax.tick_params(which="minor", length=4, color="b", direction="inout")
ax.tick_params(axis="x", labelrotation=45, labelsize="large", pad=8)
ax.minorticks_on()
ax.grid(True)
fig.savefig("ticks_looks.png")

"""Grids: major and minor, one direction, below bars."""
import matplotlib.pyplot as plt

fig, axs = plt.subplots(1, 3, figsize=(8, 2.6), dpi=80)
axs[0].plot([0, 1], [0, 1])
axs[0].grid(color="r", linestyle="-.", linewidth=0.5)
axs[1].bar([1, 2, 3], [3, 1, 2])
axs[1].set_axisbelow(True)
axs[1].yaxis.grid(True, alpha=0.5)
axs[2].plot([0, 1], [0, 1])
axs[2].minorticks_on()
axs[2].grid(which="major", lw=1.2)
axs[2].grid(which="minor", ls=":")
fig.savefig("grid_looks.png")

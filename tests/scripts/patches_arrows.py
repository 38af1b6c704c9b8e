"""Arrows as patches of their own."""
import matplotlib.patches as mpatches
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(5, 4), dpi=80)
ax.set_xlim(0, 4)
ax.set_ylim(0, 3)
ax.add_patch(mpatches.FancyArrowPatch((0.5, 0.5), (1.5, 2), arrowstyle="->", mutation_scale=20))
ax.add_patch(mpatches.FancyArrowPatch((1.5, 0.5), (2.5, 2), arrowstyle="fancy,head_width=0.6", connectionstyle="arc3,rad=.3", mutation_scale=25, fc="C1"))
ax.add_patch(mpatches.FancyArrowPatch((2.5, 0.5), (3.5, 2), mutation_scale=30, color="C2", alpha=0.5))
ax.add_patch(mpatches.FancyArrowPatch((0.1, 0.9), (0.9, 0.9), transform=ax.transAxes, arrowstyle="<|-|>", mutation_scale=15, lw=2))
ax.add_artist(mpatches.ConnectionPatch((3.5, 2.2), (0.2, 0.8), "data", "axes fraction", arrowstyle="-|>", axesA=ax, axesB=ax, shrinkB=5, mutation_scale=12))
fig.savefig("patches_arrows.png")

"""Cells that let what lies below shine through."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap, ListedColormap

z = np.arange(30.0).reshape(5, 6)
fig, axs = plt.subplots(2, 2, figsize=(7, 5.5))
for ax in axs.flat:
    ax.plot([0, 6], [0, 5], color="black", linewidth=8, zorder=0)
axs[0, 0].pcolormesh(z, alpha=0.5)
fade = LinearSegmentedColormap.from_list("fade", [(1, 0, 0, 0), (1, 0, 0, 1)])
shown = axs[0, 1].pcolormesh(z, cmap=fade)
fig.colorbar(shown, ax=axs[0, 1])
axs[1, 0].pcolormesh(z, cmap=ListedColormap([(0, 0, 1, 0.2), (0, 1, 0, 0.6), "red"]))
axs[1, 1].pcolormesh(z, alpha=z / 29, shading="flat")
fig.savefig("mesh_translucent.png")

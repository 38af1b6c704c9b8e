"""Cells of uneven width, centres instead of edges."""
import matplotlib.pyplot as plt
import numpy as np

x, y = np.meshgrid(np.linspace(-3, 3, 13), np.linspace(-3, 3, 9))
z = (1 - x / 2 + x ** 5 + y ** 3) * np.exp(-x ** 2 - y ** 2)
fig, axs = plt.subplots(1, 2, figsize=(7, 3), dpi=80)
one = axs[0].pcolormesh([0, 1, 3, 7], [0, 2, 3], [[1, 2, 3], [4, 5, 6]], edgecolors="w", cmap="viridis")
fig.colorbar(one, ax=axs[0])
two = axs[1].pcolormesh(x, y, z, vmin=-0.5, vmax=1.0, shading="auto", cmap="PuOr")
fig.colorbar(two, ax=axs[1], orientation="horizontal")
fig.savefig("pcolormesh_basic.png")

"""Cells about their values, between them, and colours that run into one another."""
import matplotlib.pyplot as plt
import numpy as np

x, y = np.linspace(0, 5, 7), np.linspace(0, 4, 5) ** 1.2
z = np.sin(x) + np.cos(y)[:, None]
fig, axs = plt.subplots(2, 2, figsize=(8, 6))
axs[0, 0].pcolormesh(x, y, z, shading="nearest")
axs[0, 1].pcolormesh(x, y, z, shading="auto", vmin=-1, vmax=1, edgecolors="white", linewidth=0.5)
shown = axs[1, 0].pcolormesh(x, y, z, shading="gouraud", cmap="coolwarm")
fig.colorbar(shown, ax=axs[1, 0])
axs[1, 1].pcolormesh(z, shading="gouraud", vmin=-0.5, vmax=0.5)
fig.savefig("pcolormesh_shadings.png")

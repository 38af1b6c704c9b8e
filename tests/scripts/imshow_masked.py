"""Missing values, values out of range, an alpha for each value."""
import matplotlib.pyplot as plt
import numpy as np

x0, x1 = -5, 5
x = np.linspace(-3, 3, 40)
Z = 10 * np.exp(-x**2 - x[:, None] ** 2) - 8 * np.exp(-(x - 1) ** 2 - (x[:, None] - 1) ** 2)
palette = plt.cm.gray.with_extremes(over="r", under="g", bad="b")
Zm = np.ma.masked_where(Z > 6, Z)
fig, axs = plt.subplots(2, 2, figsize=(7, 6))
im = axs[0, 0].imshow(Zm, interpolation="bilinear", cmap=palette, aspect="auto", origin="lower", extent=[x0, x1, x0, x1], vmin=-2, vmax=4)
fig.colorbar(im, extend="both", shrink=0.9, ax=axs[0, 0])
im = axs[0, 1].imshow(Zm, interpolation="nearest", cmap=palette, aspect="auto", vmin=-2, vmax=4)
fig.colorbar(im, extend="max", orientation="horizontal", ax=axs[0, 1])
holes = Z.copy()
holes[5:15, 10:30] = np.nan
axs[1, 0].set_facecolor("orange")
axs[1, 0].imshow(holes, interpolation="gaussian", alpha=0.8)
weights = np.clip(np.abs(Z) / 5, 0.05, 1)
axs[1, 1].imshow(np.zeros_like(Z), cmap="gray", extent=(-0.5, 39.5, 39.5, -0.5))
axs[1, 1].imshow(Z, alpha=weights, cmap="coolwarm")
fig.savefig("imshow_masked.png")

"""A picture of numbers and its colour bar."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-3, 3, 24)
z = np.exp(-x ** 2 - x[:, None] ** 2) - 0.5 * np.exp(-(x - 1) ** 2 - (x[:, None] - 1) ** 2)
fig, ax = plt.subplots(figsize=(5, 4))
im = ax.imshow(z, cmap="RdBu", interpolation="nearest", origin="lower", extent=[-3, 3, -3, 3])
fig.colorbar(im, ax=ax, shrink=0.8)
fig.savefig("imshow_basic.png")

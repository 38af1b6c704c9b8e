"""Colours in logarithms; limits of the colours."""
import matplotlib.pyplot as plt
from matplotlib.colors import LogNorm

fig, axs = plt.subplots(1, 2, figsize=(7, 3), dpi=80)
a = axs[0].scatter(range(6), range(6), c=[1, 10, 100, 1000, 10000, 1e5], norm=LogNorm(), cmap="plasma")
fig.colorbar(a, ax=axs[0])
b = axs[1].scatter(range(6), range(6), c=range(6), vmin=1, vmax=4, cmap="coolwarm")
fig.colorbar(b, ax=axs[1], extend="both")
fig.savefig("scatter_log_norm.png")

"""Areas between heights: levels, colours, ends beyond them, hatches, alpha, holes."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import ticker
from matplotlib.colors import LogNorm

x = np.linspace(-3, 3, 120)
X, Y = np.meshgrid(x, np.linspace(-2, 2, 90))
Z = (np.exp(-X**2 - Y**2) - np.exp(-(X - 1) ** 2 - (Y - 1) ** 2)) * 2
noise = np.random.default_rng(3).normal(size=(12, 15))

fig, axs = plt.subplots(3, 3, figsize=(11, 9))
axs[0, 0].contourf(X, Y, Z)
cs = axs[0, 1].contourf(X, Y, Z, 10, cmap="bone")
axs[0, 1].contour(cs, levels=cs.levels[::2], colors="r")
axs[0, 2].contourf(X, Y, Z, [-1, -0.5, 0, 0.5, 1], colors=("r", "g", "b", "c"), extend="both")
cs = axs[1, 0].contourf(noise, levels=[-1, 0, 1], colors=["#808080", "#A0A0A0", "#C0C0C0", "#E0E0E0"], extend="both")
axs[1, 1].contourf(X, Y, Z, hatches=["-", "/", "\\", "//"], cmap="gray", extend="both", alpha=0.5)
axs[1, 2].contourf(noise, 4, alpha=0.4)
axs[2, 0].contourf(X, Y, np.exp(4 * Z), locator=ticker.LogLocator(), cmap="PuBu_r")
axs[2, 1].contourf(X, Y, np.exp(4 * Z), levels=[0.01, 1, 10, 100, 3000], norm=LogNorm())
cs = axs[2, 2].contourf(X, Y, np.hypot(X, Y), levels=5, cmap="RdBu_r")
cs.cmap.set_under("yellow")
handles, labels = cs.legend_elements()
axs[2, 2].legend(handles, labels, loc="upper right", fontsize=6)
print(cs.levels, cs.layers, len(cs.collections), [len(c.get_paths()) for c in cs.collections])
fig.savefig("contour_areas.png")

"""Colour bars of contours: areas, lines, both, horizontal, of a log norm, of ends beyond."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import ticker
from matplotlib.colors import BoundaryNorm, LogNorm, TwoSlopeNorm

x = np.linspace(-3, 3, 100)
X, Y = np.meshgrid(x, x)
Z = (np.exp(-X**2 - Y**2) - np.exp(-(X - 1) ** 2 - (Y - 1) ** 2)) * 2

fig, axs = plt.subplots(3, 3, figsize=(12, 10))
cs = axs[0, 0].contourf(X, Y, Z, 10, cmap="bone")
lines = axs[0, 0].contour(cs, levels=cs.levels[::2], colors="r")
bar = fig.colorbar(cs, ax=axs[0, 0])
bar.set_label("areas and lines")
bar.add_lines(lines)
fig.colorbar(axs[0, 1].contour(X, Y, Z, linewidths=3), ax=axs[0, 1], orientation="horizontal", shrink=0.8)
fig.colorbar(axs[0, 2].contour(X, Y, Z, levels=[-1, -0.2, 0, 1], cmap="cool"), ax=axs[0, 2], label="lines")
fig.colorbar(axs[1, 0].contourf(X, Y, Z, levels=[-1, -0.5, 0, 0.5, 1.2], extend="both", cmap="viridis"), ax=axs[1, 0], spacing="proportional")
fig.colorbar(axs[1, 1].contourf(X, Y, np.exp(4 * Z), locator=ticker.LogLocator(), cmap="PuBu_r"), ax=axs[1, 1])
fig.colorbar(axs[1, 2].contourf(X, Y, Z, [-1, 0, 1], colors=["r", "w", "b", "k"], extend="both"), ax=axs[1, 2], ticks=[-1, 0, 1], drawedges=True)
fig.colorbar(axs[2, 0].contourf(X, Y, Z, 15, norm=TwoSlopeNorm(0, -2, 1), cmap="RdBu"), ax=axs[2, 0], format="%.2f")
fig.colorbar(axs[2, 1].contourf(X, Y, Z, levels=np.linspace(-1.5, 1.5, 31), extend="max", alpha=0.6), ax=axs[2, 1], location="left")
fig.colorbar(axs[2, 2].contourf(X, Y, np.exp(Z), norm=LogNorm(), levels=[0.1, 0.5, 1, 3, 6]), ax=axs[2, 2], orientation="horizontal", extendrect=True)
fig.savefig("contour_colorbars.png")

plt.figure()
plt.contourf(X, Y, Z, levels=8, cmap="coolwarm")
bar = plt.colorbar(ticks=np.arange(-2, 2, 0.5))
bar.ax.axhline(0.25, color="k", lw=3)
bar.ax.plot([0.5], [0.75], "w*")
bar.ax.set_title("z")
plt.tight_layout()
plt.savefig("contour_bar_pyplot.png")

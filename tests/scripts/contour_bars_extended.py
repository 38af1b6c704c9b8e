"""Colour bars of contours that go on beyond their levels: of lines, and of a map that gets other ends afterwards."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-3, 3, 90)
z = np.sin(x) * np.cos(x[:, None])
fig, axs = plt.subplots(1, 3, figsize=(11, 3.5), layout="constrained")
fig.colorbar(axs[0].contour(x, x, z, levels=[-0.6, -0.2, 0.2, 0.6], extend="both", cmap="flag", linewidths=2), ax=axs[0], shrink=0.8)
cs = axs[1].contourf(x, x, z, levels=[-0.6, 0, 0.6], colors=("r", "g", "b"), extend="both")
cs.cmap.set_under("yellow")
cs.cmap.set_over("cyan")
fig.colorbar(cs, ax=axs[1])
cmap = plt.colormaps["winter"].with_extremes(under="magenta", over="yellow")
fig.colorbar(axs[2].contourf(x, x, z, levels=[-0.6, 0, 0.3], cmap=cmap, extend="min"), ax=axs[2], orientation="horizontal")
axs[2].locator_params(nbins=4)
fig.savefig("contour_bars_extended.png")

"""make_axes_locatable(): colour bars as long as their image, histograms beside a scatter."""
import matplotlib.pyplot as plt
import numpy as np
from mpl_toolkits.axes_grid1 import make_axes_locatable
from mpl_toolkits.axes_grid1.axes_divider import make_axes_locatable as locatable

fig, axs = plt.subplots(2, 2, figsize=(8, 7))
im = axs[0, 0].imshow(np.arange(100).reshape((10, 10)))
divider = make_axes_locatable(axs[0, 0])
fig.colorbar(im, cax=divider.append_axes("right", size="5%", pad=0.05))
im = axs[0, 1].imshow(np.arange(60).reshape((3, 20)), cmap="magma")
cax = locatable(axs[0, 1]).append_axes("bottom", size="15%", pad=0.4)
fig.colorbar(im, cax=cax, orientation="horizontal")
mesh = axs[1, 0].pcolormesh(np.random.default_rng(0).random((5, 6)))
divider = make_axes_locatable(axs[1, 0])
plt.colorbar(mesh, cax=divider.append_axes("left", "8%", "10%"), ticklocation="left")
divider.append_axes("top", 0.3, 0.1).plot([1, 2, 1])
im = axs[1, 1].imshow(np.eye(5))
divider = make_axes_locatable(axs[1, 1])
fig.colorbar(im, cax=divider.append_axes("right", "10%"))
axs[1, 1].set_title("default pad")
fig.savefig("axes_divided.png")

rng = np.random.default_rng(19680801)
x, y = rng.normal(size=300), rng.normal(size=300)
fig, ax = plt.subplots(figsize=(5.5, 5.5))
ax.scatter(x, y)
ax.set_aspect(1.)
divider = make_axes_locatable(ax)
ax_histx = divider.append_axes("top", 1.2, pad=0.1, sharex=ax)
ax_histy = divider.append_axes("right", 1.2, pad=0.1, sharey=ax)
ax_histx.xaxis.set_tick_params(labelbottom=False)
ax_histy.yaxis.set_tick_params(labelleft=False)
bins = np.arange(-4, 4.25, 0.25)
ax_histx.hist(x, bins=bins)
ax_histy.hist(y, bins=bins, orientation="horizontal")
ax_histx.set_yticks([0, 20, 40])
fig.savefig("axes_divided_marginals.png")

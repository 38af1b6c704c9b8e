"""Every way to make pixels of cells."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(19680801)
grid = rng.random((4, 4))
methods = [None, "none", "nearest", "bilinear", "bicubic", "spline16", "spline36", "hanning", "hamming", "hermite", "kaiser", "quadric", "catrom",
           "gaussian", "bessel", "mitchell", "sinc", "lanczos", "blackman"]
fig, axs = plt.subplots(nrows=4, ncols=5, figsize=(9, 6), subplot_kw={"xticks": [], "yticks": []})
for ax, method in zip(axs.flat, methods):
    ax.imshow(grid, interpolation=method, cmap="viridis")
    ax.set_title(str(method))
plt.tight_layout()
fig.savefig("imshow_interpolations.png")

fig, axs = plt.subplots(1, 3, figsize=(8, 3))
axs[0].imshow(grid, interpolation="lanczos", filterrad=2.0)
axs[1].imshow(grid, interpolation="sinc", filternorm=False, filterrad=3)
axs[2].imshow(grid, interpolation="bilinear", aspect="auto", extent=(10, 0, -1, 5), origin="lower", cmap="magma")
fig.savefig("imshow_filters.png")

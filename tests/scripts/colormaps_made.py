"""Colour maps of one's own, parts of maps, colours out of range in points and meshes."""
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import BoundaryNorm, LinearSegmentedColormap, ListedColormap

z = np.linspace(-2, 2, 42).reshape(6, 7)
z[2, 3] = np.nan
cdict = {"red": [(0.0, 0.0, 0.0), (0.5, 1.0, 1.0), (1.0, 0.1, 0.1)], "green": [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0)],
         "blue": [(0.0, 0.0, 1.0), (0.5, 0.1, 0.2), (1.0, 0.0, 0.0)]}
half = ListedColormap(mpl.colormaps["viridis"].resampled(256)(np.linspace(0.2, 0.6, 100)))
maps = [LinearSegmentedColormap("made", cdict), half, LinearSegmentedColormap.from_list("list", ["white", "teal", "black"], N=5),
        mpl.colormaps["PuOr"].resampled(4).reversed(), plt.get_cmap("plasma").with_extremes(bad="grey", under="cyan", over="lime"),
        ListedColormap(["C0", "C1", "C2"], N=5)]
fig, axs = plt.subplots(2, 3, figsize=(10, 5.5))
for ax, cmap in zip(axs.flat, maps):
    shown = ax.pcolormesh(z, cmap=cmap, vmin=-1.5, vmax=1.5)
    fig.colorbar(shown, ax=ax, extend="both")
fig.savefig("colormaps_made.png")

fig, ax = plt.subplots(figsize=(5, 4))
x = np.linspace(0, 10, 60)
cmap = plt.get_cmap("viridis").copy()
cmap.set_under("red")
cmap.set_over("black", alpha=0.5)
points = ax.scatter(x, np.sin(x), c=x, cmap=cmap, norm=BoundaryNorm([2, 4, 6, 7], cmap.N), s=80)
fig.colorbar(points, extend="both")
fig.savefig("points_out_of_range.png")

"""Colour bars without a chart."""
import matplotlib as mpl
import matplotlib.pyplot as plt

fig, axs = plt.subplots(6, 1, figsize=(6, 7))
fig.subplots_adjust(hspace=2.2, top=0.97)
cmap = mpl.cm.cool
norm = mpl.colors.Normalize(vmin=5, vmax=10)
fig.colorbar(mpl.cm.ScalarMappable(norm=norm, cmap=cmap), cax=axs[0], orientation="horizontal", label="Some Units")
bounds = [-1, 2, 5, 7, 12, 15]
norm = mpl.colors.BoundaryNorm(bounds, mpl.cm.viridis.N, extend="both")
fig.colorbar(mpl.cm.ScalarMappable(norm=norm, cmap="viridis"), cax=axs[1], orientation="horizontal", label="Discrete intervals with extend='both'")
cmap = mpl.colors.ListedColormap(["red", "green", "blue", "cyan"]).with_extremes(over="0.25", under="0.75")
bounds = [1, 2, 4, 7, 8]
norm = mpl.colors.BoundaryNorm(bounds, cmap.N)
fig.colorbar(mpl.cm.ScalarMappable(cmap=cmap, norm=norm), cax=axs[2], extend="both", ticks=bounds, spacing="proportional", orientation="horizontal",
             label="Discrete intervals, proportional")
cmap = mpl.colors.ListedColormap(["royalblue", "cyan", "yellow", "orange"]).with_extremes(over="red", under="blue")
bounds = [-1.0, -0.5, 0.0, 0.5, 1.0]
norm = mpl.colors.BoundaryNorm(bounds, cmap.N)
fig.colorbar(mpl.cm.ScalarMappable(cmap=cmap, norm=norm), cax=axs[3], extend="both", extendfrac="auto", ticks=bounds, spacing="uniform",
             orientation="horizontal", label="Custom extension lengths")
fig.colorbar(mpl.cm.ScalarMappable(cmap=cmap, norm=norm), cax=axs[4], extend="min", extendfrac=0.2, extendrect=True, orientation="horizontal",
             drawedges=True)
fig.colorbar(mpl.cm.ScalarMappable(cmap="plasma"), cax=axs[5], extend="both", extendfrac=(0.1, 0.3), orientation="horizontal", format="%.2f")
fig.savefig("colorbar_only.png")

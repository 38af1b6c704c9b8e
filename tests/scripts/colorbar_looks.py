"""What a colour bar can be told: ticks, labels, sides, sizes, titles."""
import matplotlib.pyplot as plt
import numpy as np

z = np.add.outer(np.arange(12.0), np.arange(12.0))
fig, axs = plt.subplots(2, 3, figsize=(12, 7))
shown = [ax.imshow(z, cmap=plt.get_cmap("jet", 6)) for ax in axs.flat]
bar = fig.colorbar(shown[0], ax=axs[0, 0], ticks=[0, 11, 22])
bar.set_ticklabels(["low", "middle", "high"])
bar.set_label("set_label", rotation=270, labelpad=12)
bar = fig.colorbar(shown[1], ax=axs[0, 1], orientation="horizontal", pad=0.2, aspect=40, shrink=0.7, format="%.1f", label="below")
bar.ax.tick_params(labelsize=7, direction="in", rotation=45)
bar = fig.colorbar(shown[2], ax=axs[0, 2], location="left", fraction=0.1, extend="both", drawedges=True)
bar.ax.set_title("left")
bar = fig.colorbar(shown[3], ax=axs[1, 0], location="top", ticks=range(0, 23, 5))
bar.minorticks_on()
bar = fig.colorbar(shown[4], cax=fig.add_axes([0.63, 0.12, 0.01, 0.2]))
bar.set_ticks([5, 15], labels=["five", "fifteen"])
bar.outline.set_edgecolor("red")
bar.outline.set_linewidth(2)
bar = fig.colorbar(shown[5], ax=axs[1, 2], extend="min")
bar.ax.set_ylabel("from its axes", fontsize=8)
bar.ax.axhline(11, color="white")
fig.savefig("colorbar_looks.png")

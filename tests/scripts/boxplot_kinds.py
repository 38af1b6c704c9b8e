"""Boxes: as they come, notched, lying, coloured, with means."""
import matplotlib.pyplot as plt
import numpy as np

np.random.seed(10)
data = [np.random.normal(0, std, 60) for std in range(1, 4)]
fig, axs = plt.subplots(2, 2, figsize=(7, 5), dpi=80)
axs[0, 0].boxplot(data)
axs[0, 1].boxplot(data, notch=True, sym="gx", labels=["x1", "x2", "x3"])
axs[1, 0].boxplot(data, vert=False, showmeans=True, meanline=True, whis=0.75)
parts = axs[1, 1].boxplot(data, patch_artist=True, positions=[2, 4, 6], widths=1.5, showfliers=False,
                          medianprops={"color": "white", "linewidth": 0.5}, boxprops={"edgecolor": "white"})
for patch, color in zip(parts["boxes"], ["pink", "lightblue", "lightgreen"]):
    patch.set_facecolor(color)
axs[0, 0].yaxis.grid(True)
fig.savefig("boxplot_kinds.png")

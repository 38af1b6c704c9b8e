"""Lines of a surface: levels, colours, widths, styles; one of them saddled and noisy."""
import matplotlib.pyplot as plt
import numpy as np

x = np.arange(-3.0, 3.0, 0.05)
y = np.arange(-2.0, 2.0, 0.05)
X, Y = np.meshgrid(x, y)
Z = (np.exp(-X**2 - Y**2) - np.exp(-(X - 1) ** 2 - (Y - 1) ** 2)) * 2
noise = np.random.default_rng(3).normal(size=(12, 15))

fig, axs = plt.subplots(3, 3, figsize=(11, 9))
axs[0, 0].contour(X, Y, Z)
axs[0, 0].set_title("default")
axs[0, 1].contour(x, y, Z, 6, colors="k")
axs[0, 1].set_title("one colour: negative ones dashed")
axs[0, 2].contour(X, Y, Z, levels=[-1.5, -0.5, 0, 0.5, 1.5], colors=["r", "green", "blue", (1, 1, 0), "#afeeee"], linewidths=[1, 2, 3], linestyles=["-", "--", ":"])
axs[1, 0].contour(noise, cmap="plasma", linewidths=0.8)
axs[1, 1].contour(X, Y, Z, levels=np.arange(-1.2, 1.6, 0.2), cmap="flag", extend="both", linewidths=2, origin="lower", extent=(-3, 3, -2, 2))
axs[1, 2].contour(Z, origin="upper", extent=(-3, 3, -2, 2), vmin=-1, vmax=1, alpha=0.5)
axs[2, 0].imshow(noise, origin="lower", extent=(0, 15, 0, 12), cmap="gray")
axs[2, 0].contour(noise, origin="lower", levels=[0], colors="red", linewidths=2)
cs = axs[2, 1].contour(X, Y, np.hypot(X, Y), levels=[0.5, 1, 1.5, 2])
axs[2, 1].scatter([-4, 3.5], [0, 2.5])
print(cs.levels, cs.layers, len(cs.collections), len(cs.allsegs[0]), cs.get_clim(), cs.get_alpha(), cs.zmin, cs.zmax)
plt.rcParams["contour.negative_linestyle"] = "solid"
cs = axs[2, 2].contour(X, Y, Z, colors="tab:purple")
for collection in cs.collections:
    collection.set_linewidth(2.5)
cs.collections[2].set_linestyle("dashdot")
cs.collections[3].set_color("orange")
handles, labels = cs.legend_elements("z")
axs[2, 2].legend(handles, labels, fontsize=6)
fig.savefig("contour_lines.png")

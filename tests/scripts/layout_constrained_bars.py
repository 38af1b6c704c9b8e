import matplotlib.pyplot as plt
import numpy as np

data = np.arange(100.0).reshape(10, 10) * 1000

fig, ax = plt.subplots(layout="constrained")
im = ax.pcolormesh(data)
fig.colorbar(im, ax=ax, shrink=0.6, label="values")
fig.savefig("one.png")

fig, axs = plt.subplots(2, 2, figsize=(6, 5), layout="constrained")
for ax in axs.flat:
    im = ax.pcolormesh(data, rasterized=True)
fig.colorbar(im, ax=axs, shrink=0.6)
fig.savefig("all.png")

fig, axs = plt.subplots(3, 3, figsize=(6, 6), layout="constrained")
for ax in axs.flat:
    im = ax.pcolormesh(data)
fig.colorbar(im, ax=axs[1:, ][:, 1], shrink=0.8, location="bottom")
fig.colorbar(im, ax=axs[:, -1], shrink=0.6)
fig.colorbar(im, ax=axs[0, :2], location="top", pad=0.1)
fig.colorbar(im, ax=[axs[2, 0]], location="left")
fig.savefig("sides.png")

fig, axs = plt.subplots(2, 2, layout="constrained")
for ax, place in zip(axs.flat, ("right", "left", "top", "bottom")):
    im = ax.pcolormesh(data)
    fig.colorbar(im, ax=ax, location=place, extend="both")
    ax.set_title(place)
fig.savefig("each.png")

fig, ax = plt.subplots(layout="constrained")
a = ax.pcolormesh(data)
b = ax.scatter([1, 2, 3], [2, 5, 8], c=[1, 2, 3], cmap="Reds")
fig.colorbar(a, ax=ax, label="first")
fig.colorbar(b, ax=ax, label="second", aspect=40, fraction=0.1)
fig.savefig("two.png")

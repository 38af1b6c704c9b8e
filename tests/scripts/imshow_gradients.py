"""Gradients behind bars, one image in many places."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(19680801)


def gradient_image(ax, direction=0.3, cmap_range=(0, 1), **kwargs):
    phi = direction * np.pi / 2
    v = np.array([np.cos(phi), np.sin(phi)])
    X = np.array([[v @ [1, 0], v @ [1, 1]], [v @ [0, 0], v @ [0, 1]]])
    a, b = cmap_range
    X = a + (b - a) / X.max() * X
    return ax.imshow(X, interpolation="bicubic", clim=(0, 1), aspect="auto", **kwargs)


fig, ax = plt.subplots()
ax.set(xlim=(0, 10), ylim=(0, 1))
gradient_image(ax, direction=1, extent=(0, 1, 0, 1), transform=ax.transAxes, cmap=plt.cm.RdYlGn, cmap_range=(0.2, 0.8), alpha=0.5)
for left, top in zip(np.arange(10) + 0.15, rng.random(10)):
    gradient_image(ax, extent=(left, left + 0.5, 0, top), cmap=plt.cm.Blues_r, cmap_range=(0, 0.8))
ax.set_aspect("auto")
fig.savefig("imshow_gradients.png")

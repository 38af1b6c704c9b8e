"""Colour bars: shared by axes, lying, in axes of their own, with ticks."""
import matplotlib.pyplot as plt
import numpy as np

z = np.arange(48).reshape(6, 8)
fig, axs = plt.subplots(1, 2, figsize=(7, 3), dpi=80)
for ax in axs:
    im = ax.imshow(z, vmin=5, vmax=40, interpolation="nearest")
fig.colorbar(im, ax=axs, shrink=0.6, extend="both", ticks=[10, 20, 30])
fig.savefig("colorbar_kinds.png")
fig = plt.figure(figsize=(4, 3.5), dpi=80)
ax, cax = fig.add_axes([0.15, 0.3, 0.75, 0.6]), fig.add_axes([0.15, 0.12, 0.75, 0.05])
mesh = ax.pcolormesh(z, cmap="cividis")
bar = fig.colorbar(mesh, cax=cax, orientation="horizontal", format="%.1f")
bar.set_label("units")
fig.savefig("colorbar_own_axes.png")

"""Images of more cells than pixels, and of fewer than three pixels to a cell."""
import matplotlib.pyplot as plt
import numpy as np

N = 450
x, y = np.meshgrid(np.arange(N) / N - 0.5, np.arange(N) / N - 0.5)
radius = np.hypot(x, y)
a = np.sin(np.pi * (10 * radius + 100 * radius**2 / 2))
a[: N // 2, :][radius[: N // 2, :] < 0.4] = -1
a[: N // 2, :][radius[: N // 2, :] < 0.3] = 1
fig, axs = plt.subplots(2, 2, figsize=(7, 6))
for ax, interp, space in zip(axs.flat, ["nearest", "antialiased", "antialiased", "bicubic"], ["data", "data", "rgba", "data"]):
    ax.imshow(a, interpolation=interp, interpolation_stage=space, cmap="RdBu_r")
    ax.set_title(f"{interp}, {space}")
fig.savefig("imshow_downsampled.png")

fig, axs = plt.subplots(1, 2, figsize=(7, 3))
z = np.add.outer(np.arange(150), np.arange(200) ** 1.5)
first = axs[0].imshow(z, aspect="auto")
fig.colorbar(first, ax=axs[0])
axs[1].imshow(z % 700, origin="lower", cmap="gray", vmin=100, vmax=600)
axs[1].set_xlim(20, 90)
axs[1].set_ylim(100, 30)
fig.savefig("imshow_two_pixels.png")

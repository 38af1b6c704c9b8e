"""Pictures of colours, smoothed: floats and bytes, with and without alpha."""
import matplotlib.pyplot as plt
import numpy as np

rows, columns = np.mgrid[0:1:120j, 0:1:160j]
rgb = np.dstack([rows, columns, 0.5 + 0.5 * np.sin(20 * rows * columns)])
rgba = np.dstack([rgb, columns])
fig, axs = plt.subplots(2, 3, figsize=(9, 5), facecolor="lightyellow")
axs[0, 0].imshow(rgb)
axs[0, 1].imshow((rgb * 255).astype(np.uint8), interpolation="bilinear")
axs[0, 2].imshow(rgba)
axs[1, 0].imshow((rgba[::20, ::20] * 255).astype(np.uint8), interpolation="bicubic")
axs[1, 1].imshow(rgb[::10, ::10], alpha=0.5)
axs[1, 2].set_facecolor("black")
axs[1, 2].imshow(rgba[::10, ::10], alpha=0.7, interpolation="nearest")
axs[1, 2].plot([0, 15], [0, 11], color="red")
fig.savefig("imshow_colors_resampled.png")

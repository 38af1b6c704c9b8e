"""Free limits are those of the last image, until an artist asks for those of all; patches added by hand don't."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

z = np.arange(100).reshape(10, 10)
fig, axs = plt.subplots(2, 2, figsize=(7, 6))
axs[0, 0].imshow(z)
axs[0, 0].imshow(z, extent=(3, 12, 3, 5), cmap="gray")
axs[0, 1].imshow(z)
axs[0, 1].add_patch(Rectangle((6, 6), 7, 7, fill=False, edgecolor="red", linewidth=3))
axs[1, 0].imshow(z, extent=(0, 1, 0, 1))
axs[1, 0].imshow(z, extent=(1, 2, 0, 1))
axs[1, 0].scatter([0.5, 1.5], [0.5, 0.5], color="w")
image = axs[1, 1].imshow(z)
image.set_extent((0, 20, 0, 10))
print([ax.get_xlim() for ax in axs.flat])
fig.savefig("image_limits_last.png")

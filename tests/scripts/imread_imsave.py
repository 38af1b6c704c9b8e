"""Pictures of numbers into files, and files into pictures."""
import matplotlib.image as mpimg
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(3)
plt.imsave("saved_map.png", np.add.outer(np.arange(40), np.arange(60)), cmap="plasma")
mpimg.imsave("saved_rgb.png", rng.random((30, 40, 3)), origin="lower")
img = mpimg.imread("saved_map.png")
fig, axs = plt.subplots(1, 3, figsize=(8, 2.5))
axs[0].imshow(img)
axs[1].imshow(img[:, :, 0], cmap="hot")
axs[2].imshow(plt.imread("saved_rgb.png"))
axs[2].axis("off")
fig.savefig("imread.png")

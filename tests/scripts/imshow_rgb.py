"""A picture of colours, without axes."""
import matplotlib.pyplot as plt
import numpy as np

picture = np.random.RandomState(0).rand(6, 9, 3)
plt.figure(figsize=(4, 3), dpi=80)
plt.imshow(picture, interpolation="nearest")
plt.axis("off")
plt.savefig("imshow_rgb.png")

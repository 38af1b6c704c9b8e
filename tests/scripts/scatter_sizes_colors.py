"""Sizes and colours by value, a colour bar."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.RandomState(19680801)
x, y, c = rng.rand(50), rng.rand(50), rng.rand(50)
plt.figure(figsize=(5, 4))
plt.scatter(x, y, c=c, s=(30 * rng.rand(50)) ** 2, alpha=0.5)
plt.colorbar(label="weight")
plt.savefig("scatter_sizes_colors.png")

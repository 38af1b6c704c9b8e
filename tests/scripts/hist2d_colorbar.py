"""A histogram in two dimensions."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.RandomState(1)
x = rng.randn(2000)
y = 1.2 * x + rng.randn(2000) / 3
fig, ax = plt.subplots(figsize=(5, 4), dpi=80)
h = ax.hist2d(x, y, bins=(np.arange(-3, 3, 0.2), np.arange(-3, 3, 0.2)))
fig.colorbar(h[3], ax=ax)
ax.set(xlim=(-2, 2), ylim=(-3, 3))
fig.savefig("hist2d_colorbar.png")

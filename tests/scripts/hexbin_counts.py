"""Hexagons."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.RandomState(1)
x = rng.randn(2000)
fig, ax = plt.subplots(figsize=(4, 3.5), dpi=80)
hb = ax.hexbin(x, x * 1.2 + rng.randn(2000) / 2, gridsize=15, cmap="inferno")
fig.colorbar(hb, label="counts")
fig.savefig("hexbin_counts.png")

"""Bins by rule and by edges, a range, weights, a logarithmic count."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.RandomState(7)
x = rng.exponential(size=400)
fig, axs = plt.subplots(2, 2, figsize=(6, 4.5), dpi=80)
axs[0, 0].hist(x, bins="auto")
axs[0, 1].hist(x, bins=[0, 0.5, 1, 2, 4], edgecolor="white")
axs[1, 0].hist(x, range=(0, 3), weights=np.full(400, 1 / 400), color="seagreen")
axs[1, 1].hist(x, bins=20, log=True)
fig.tight_layout()
fig.savefig("hist_options.png")

"""Translucent things over each other."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.RandomState(8)
fig, ax = plt.subplots(figsize=(5, 3.5), dpi=80)
ax.hist(rng.normal(0, 1, 300), bins=25, alpha=0.5, label="one", density=True)
ax.hist(rng.normal(1.5, 0.7, 300), bins=25, alpha=0.5, label="two", density=True)
ax.axvspan(-1, 1, alpha=0.1, color="k")
ax.legend(loc="upper right")
fig.savefig("layered_alpha.png")

"""Stairs over other stairs, without a base, with gaps."""
import matplotlib.pyplot as plt
import numpy as np

edges = np.arange(9)
low, high = np.array([1, 2, 1, 0, 2, 3, 1, 1.0]), np.array([3, 5, 4, 2, 6, 7, 4, 2.0])
gaps = np.array([2, np.nan, 4, 5, np.nan, np.nan, 3, 1])
fig, axes = plt.subplots(2, 2, figsize=(8, 6))
axes[0, 0].stairs(high, edges, baseline=low, fill=True, alpha=0.5, label="between")
axes[0, 0].stairs(high, edges, baseline=None, lw=2, label="no base")
axes[0, 0].legend()
axes[0, 1].stairs(gaps, edges, fill=True, color="C2")
axes[0, 1].stairs(gaps + 1, edges, color="k")
axes[1, 0].stairs(low, baseline=-1, orientation="horizontal", edgecolor="C3")
axes[1, 1].stairs(gaps, edges, baseline=low, fill=True, hatch="//", facecolor="w", edgecolor="C0", lw=1)
plt.savefig("stairs_baselines.png")

"""Streams about a baseline."""
import matplotlib.pyplot as plt
import numpy as np

x = np.arange(20)
ys = np.abs(np.random.RandomState(2).randn(3, 20)) + 0.5
fig, axs = plt.subplots(1, 3, figsize=(8, 2.6), dpi=80)
for ax, baseline in zip(axs, ["sym", "wiggle", "weighted_wiggle"]):
    ax.stackplot(x, ys, baseline=baseline, colors=["C0", "C3", "C7"])
    ax.set_title(baseline)
fig.savefig("stackplot_baselines.png")

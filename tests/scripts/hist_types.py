"""Histograms of several sets: side by side, stacked, steps, filled steps, cumulative, lying."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.RandomState(1)
sets = [rng.randn(n) for n in (300, 200, 100)]
fig, axs = plt.subplots(2, 3, figsize=(8, 5), dpi=80)
axs[0, 0].hist(sets, 10, label=["a", "b", "c"])
axs[0, 0].legend(prop={"size": 8})
axs[0, 1].hist(sets, 10, stacked=True, density=True)
axs[0, 2].hist(sets, 10, histtype="step", stacked=True, fill=False)
axs[1, 0].hist(sets[0], 20, histtype="stepfilled", alpha=0.5, color="C3")
axs[1, 1].hist(sets[0], 20, cumulative=True, histtype="step", lw=2)
axs[1, 2].hist(sets[1], bins=8, orientation="horizontal", rwidth=0.8)
fig.savefig("hist_types.png")

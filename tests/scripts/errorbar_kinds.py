"""Error bars: both ways, asymmetric, limits, thinned."""
import matplotlib.pyplot as plt
import numpy as np

x = np.arange(0.1, 4, 0.5)
y = np.exp(-x)
fig, axs = plt.subplots(2, 2, figsize=(6, 5), dpi=80)
axs[0, 0].errorbar(x, y, xerr=0.2, yerr=0.4)
axs[0, 1].errorbar(x, y, yerr=[0.1 * y, 0.4 * y], fmt="o", capsize=4, ecolor="red", elinewidth=1)
axs[1, 0].errorbar(x, y, yerr=0.2, fmt="--s", errorevery=2, color="k", mfc="w")
axs[1, 1].errorbar(x, y, xerr=0.1 + x / 20, fmt="none")
fig.savefig("errorbar_kinds.png")

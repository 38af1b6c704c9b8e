"""The margins of axes that share limits are those of the first."""
import numpy as np
import matplotlib.pyplot as plt
rng = np.random.default_rng(3)
k = 0
for kw in (dict(sharex=True), dict(sharey=True), dict(sharex="row", constrained_layout=True)):
    for which in (0, 1):
        fig, axs = plt.subplots(1, 2, **kw)
        axs[0].plot([1, 2, 3], [3, 5, 9]); axs[1].plot([1, 2, 6], [3, 9, 2]); axs[which].margins(0)
        fig.savefig(f"{k}.png"); k += 1
        fig, axs = plt.subplots(2, 1, **kw)
        axs[0].plot([1, 2, 3], [3, 5, 9]); axs[which].margins(x=0.3); axs[1].plot([1, 2, 6], [3, 9, 2]); axs[0].get_xlim()
        fig.savefig(f"{k}.png"); k += 1

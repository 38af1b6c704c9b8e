"""NaN, masked values and None break lines."""
import matplotlib.pyplot as plt
import numpy as np

y = np.array([1, 3, np.nan, 2, 4, 5, np.nan, 1, 2.5])
fig, axs = plt.subplots(1, 2, figsize=(6, 2.5), dpi=80)
axs[0].plot(y, "o-")
axs[0].plot(np.ma.masked_greater(np.linspace(0, 6, 9), 4), "--")
axs[1].scatter(range(9), y, c=y)
axs[1].bar(range(9), y, alpha=0.3)
fig.savefig("line_missing.png")

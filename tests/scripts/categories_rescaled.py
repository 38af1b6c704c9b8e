"""A scale set after categories brings its own ticks; a locator set after them leaves their names."""
import matplotlib.pyplot as plt
from matplotlib.ticker import MaxNLocator, MultipleLocator

names = ["item", "group", "x", "long name", "Q5"]
fig, axs = plt.subplots(2, 2, figsize=(8, 6))
axs[0, 0].bar(names, [3, 1, 4, 2, 5])
axs[0, 0].set_xscale("symlog")
axs[0, 1].barh(names, [3, 1, 4, 2, 5])
axs[0, 1].set_yscale("linear")
axs[1, 0].bar(names, [3, 1, 4, 2, 5])
axs[1, 0].xaxis.set_major_locator(MaxNLocator(4))
axs[1, 1].plot(names, [3, 1, 4, 2, 5], "o-")
axs[1, 1].xaxis.set_major_locator(MultipleLocator(2))
fig.tight_layout()
plt.savefig("categories_rescaled.png")

"""A legend of nothing is a frame all the same, with its title if it has one."""
import warnings

import matplotlib.pyplot as plt

warnings.simplefilter("ignore")
fig, axs = plt.subplots(2, 3, figsize=(9, 5))
axs[0, 0].plot([1, 3, 2])
axs[0, 0].legend()
axs[0, 1].plot([1, 3, 2])
axs[0, 1].legend(handles=[], title="kind", loc="lower right")
axs[1, 0].bar([1, 2], [3, 4])
axs[1, 0].legend(title="Legend", edgecolor="r", loc="center", ncol=2)
axs[1, 1].legend(frameon=False, title="only a title", loc="upper left")
axs[0, 2].plot([1, 3, 2], label="not named")
axs[0, 2].legend(handles=[], loc="upper left")
axs[1, 2].plot([1, 3, 2], label="not named")
axs[1, 2].legend([], [], title="none", loc="lower center")
plt.savefig("legend_empty.png")

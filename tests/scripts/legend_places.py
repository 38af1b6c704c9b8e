"""Legends: best, by word, outside, with title and columns."""
import matplotlib.pyplot as plt

fig, axs = plt.subplots(2, 2, figsize=(7, 5), dpi=80)
for ax in axs.flat:
    ax.plot([1, 2, 3], [1, 2, 3], label="rising")
    ax.plot([1, 2, 3], [3, 2, 1], "--", label="falling")
axs[0, 0].legend()
axs[0, 1].legend(loc="upper center", ncol=2, frameon=False, title="Both")
axs[1, 0].legend(bbox_to_anchor=(0.0, 1.02, 1.0, 0.102), loc="lower left", ncol=2, borderaxespad=0.0)
axs[1, 1].legend(["one", "two"], loc=(0.1, 0.4), fancybox=False, edgecolor="black", framealpha=1, fontsize=12, handlelength=4)
fig.savefig("legend_places.png")

"""Labels made larger later leave the number of ticks as it is; tick_params() changes it."""
import matplotlib.pyplot as plt

fig, axes = plt.subplots(2, 2, figsize=(5, 4))
for ax in axes.flat:
    ax.plot([1, 2, 3, 4, 5], [1, 4, 9, 16, 25])
plt.setp(axes[0, 0].get_xticklabels(), fontsize=15, rotation=60, ha="right")
axes[0, 1].tick_params(axis="x", labelsize=15)
for label in axes[1, 0].get_yticklabels():
    label.set_fontsize(16)
plt.sca(axes[1, 1])
plt.xticks(fontsize=5)
fig.savefig("sizes.png")

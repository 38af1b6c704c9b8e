"""Titles and labels that tight_layout gives room."""
import matplotlib.pyplot as plt

fig, axs = plt.subplots(nrows=2, ncols=2)
for i, ax in enumerate(axs.flat):
    ax.plot([1, 2], [10 ** i, 2 * 10 ** i])
    ax.set_xlabel("x-label", fontsize=12)
    ax.set_ylabel("y-label", fontsize=12)
    ax.set_title(f"Title {i}", fontsize=10 + 4 * i)
plt.tight_layout(pad=0.8, w_pad=0.5, h_pad=1.0)
plt.savefig("subplots_tight.png")

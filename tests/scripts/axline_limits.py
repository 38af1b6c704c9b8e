"""Limits take in the points that axline() is given."""
import matplotlib.pyplot as plt

fig, axs = plt.subplots(1, 3, figsize=(9, 3), dpi=80)
for ax in axs:
    ax.plot([5, 6, 8], [12, 15, 11], "o")
axs[0].axline((0, 0), slope=1.5)
axs[1].axline((2, 10), (9, 20), color="C1", ls="--", label="through two")
axs[1].legend()
axs[2].axline((6, 6), (6, 7))
axs[2].set_ylim(10, 16)
fig.savefig("axline_limits.png")

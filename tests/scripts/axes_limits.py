"""Limits, one end alone, upside down, margins."""
import matplotlib.pyplot as plt

fig, axs = plt.subplots(2, 2, figsize=(6, 4), dpi=80)
for ax in axs.flat:
    ax.plot([0, 1, 2, 3], [1, 4, 2, 8], "o-")
axs[0, 0].set_xlim(-1, 5)
axs[0, 0].set_ylim(bottom=0)
axs[0, 1].set_xlim(4, 0)
axs[1, 0].invert_yaxis()
axs[1, 0].margins(x=0, y=0.3)
axs[1, 1].axis([0, 2, 0, 10])
fig.savefig("axes_limits.png")

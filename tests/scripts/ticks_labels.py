"""Tick labels by hand."""
import matplotlib.pyplot as plt

fig, axs = plt.subplots(1, 3, figsize=(8, 3), dpi=80)
axs[0].plot([1, 2, 3, 4], [1, 4, 9, 6])
axs[0].set_xticks([1, 2, 3, 4])
axs[0].set_xticklabels(["Frogs", "Hogs", "Bogs", "Slogs"], rotation=60, ha="right")
axs[1].plot([1, 2, 3])
axs[1].set_xticks([])
axs[1].set_yticks([1, 2.5])
axs[2].plot([1, 2, 3])
axs[2].xaxis.tick_top()
axs[2].yaxis.set_label_position("right")
axs[2].yaxis.tick_right()
axs[2].set_ylabel("at the right")
plt.setp(axs[2].get_yticklabels(), visible=True, color="C1")
fig.subplots_adjust(bottom=0.25)
fig.savefig("ticks_labels.png")

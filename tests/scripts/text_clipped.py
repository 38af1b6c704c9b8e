"""Texts that their axes cut off, level, turned and in boxes."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(5, 4))
ax.plot([0, 1], [0, 1])
ax.set(xlim=(0, 1), ylim=(0, 1))
ax.text(0.9, 0.5, "beyond the right side", clip_on=True)
ax.text(0.02, 0.3, "turned at the left", rotation=35, ha="center", clip_on=True, fontsize=14)
ax.text(0.5, 1.0, "in a box", va="center", clip_on=True, bbox={"facecolor": "yellow", "pad": 4})
ax.text(0.3, 0.01, "upright", rotation=90, va="center", clip_on=True, color="r")
ax.text(0.7, -0.03, "not cut", clip_on=False)
ax.text(1.5, 0.5, "not seen", clip_on=True)
ax.text(0.6, 0.99, r"$\sum_i x_i$", clip_on=True, fontsize=16)
fig.savefig("text_clipped.png")
fig.savefig("text_clipped_tight.png", bbox_inches="tight")

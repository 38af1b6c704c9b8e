"""Texts: alignment, rotation, boxes, weights, in axes and figure."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(5, 4), dpi=80)
ax.text(2, 6, "an equation-free text", fontsize=15)
ax.text(3, 8, "boxed italics in data coords", style="italic", bbox={"facecolor": "red", "alpha": 0.5, "pad": 10})
ax.text(0.95, 0.01, "coloured text in axes coords", verticalalignment="bottom", horizontalalignment="right", transform=ax.transAxes, color="green")
ax.text(1, 2, "turned\nin two lines", rotation=45, ha="center", va="center", weight="bold", family="monospace")
ax.text(7, 3, "round", bbox=dict(boxstyle="round", fc="wheat", ec="k"))
fig.text(0.02, 0.02, "foot", size="small", alpha=0.6)
ax.axis([0, 10, 0, 10])
fig.savefig("text_styles.png")

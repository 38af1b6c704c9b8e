"""Titles left, right and centre, a suptitle, labels with places and pads."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(5, 3.5), dpi=80)
ax.plot([0, 1], [0, 1])
ax.set_title("Center Title")
ax.set_title("Left Title", loc="left", fontsize=9)
ax.set_title("Right Title", loc="right", color="C1", fontweight="bold", fontsize=9)
ax.set_xlabel("at the right", loc="right", labelpad=10)
ax.set_ylabel("level", rotation=0, ha="right")
fig.suptitle("A title for all", fontsize=16, y=1.0)
fig.savefig("titles_all.png")

"""Annotations with arrows of several kinds."""
import matplotlib.pyplot as plt
import numpy as np

t = np.arange(0.0, 5.0, 0.01)
fig, ax = plt.subplots(figsize=(5, 4), dpi=80)
ax.plot(t, np.cos(2 * np.pi * t), lw=2)
ax.annotate("local max", xy=(2, 1), xytext=(3, 1.5), arrowprops=dict(facecolor="black", shrink=0.05))
ax.annotate("offset", xy=(1, 1), xytext=(-20, 25), textcoords="offset points", arrowprops={"arrowstyle": "->"})
ax.annotate("", xy=(0.5, -1), xytext=(3.5, -1), arrowprops=dict(arrowstyle="<->", color="C1"))
ax.annotate("corner", xy=(0.98, 0.02), xycoords="axes fraction", ha="right")
ax.annotate("filled", (2.5, -1), (3.5, -1.6), arrowprops=dict(arrowstyle="-|>"), bbox=dict(boxstyle="round", fc="0.9"))
ax.set_ylim(-2, 2)
fig.savefig("text_annotate.png")

"""ax.arrow() in its shapes."""
import matplotlib.pyplot as plt
import numpy as np

fig, ax = plt.subplots()
for k, shape in enumerate(("full", "left", "right")):
    ax.arrow(0, k, 1, 0.5, width=0.05, shape=shape, length_includes_head=True, color=f"C{k}")
ax.arrow(2, 0, 0, 2, head_width=0.2, head_length=0.4, overhang=0.3, fc="none", ec="r", linestyle="--")
for turn in np.linspace(0, 2 * np.pi, 7)[:-1]:
    ax.arrow(4, 1.5, np.cos(turn), np.sin(turn), head_width=0.15, lw=1.5, alpha=0.6)
ax.arrow(3, 3, 0.5, 0, head_width=0.1, head_starts_at_zero=True, label="arrow", hatch="//")
ax.legend()
ax.axline((0, 0), slope=0.5, color="gray", linestyle=":")
ax.axline((1, 3), (4, 0), lw=0.8)
plt.savefig("annotate_arrows.png")

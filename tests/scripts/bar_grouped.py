"""Grouped bars."""
import matplotlib.pyplot as plt
import numpy as np

labels = ["G1", "G2", "G3", "G4", "G5"]
x, width = np.arange(len(labels)), 0.35
fig, ax = plt.subplots(figsize=(6, 4), dpi=80)
one = ax.bar(x - width / 2, [20, 34, 30, 35, 27], width, label="Men")
two = ax.bar(x + width / 2, [25, 32, 34, 20, 25], width, label="Women")
ax.set_ylabel("Scores")
ax.set_title("Scores by group and gender")
ax.set_xticks(x, labels)
ax.legend()
ax.bar_label(one, padding=3)
ax.bar_label(two, padding=3)
fig.tight_layout()
fig.savefig("bar_grouped.png")

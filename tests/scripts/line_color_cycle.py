"""Twelve lines run through the cycle; a cycle of one's own."""
import matplotlib.pyplot as plt
import numpy as np

fig, axs = plt.subplots(1, 2, figsize=(6, 3), dpi=80)
for i in range(12):
    axs[0].plot([0, 1], [i, i + 1])
axs[1].set_prop_cycle(color=["tab:purple", "tab:olive", "black"])
for i in range(5):
    axs[1].plot([0, 1], [i, i * 2])
fig.savefig("line_color_cycle.png")

"""Bars below zero, an edge, a line at zero."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4, 3), dpi=80)
ax.bar(range(5), [3, -2, 5, -4, 1], width=1.0, edgecolor="black", linewidth=1.2, align="edge", color="lightblue")
ax.axhline(0, color="k", lw=0.8)
fig.savefig("bar_negative.png")

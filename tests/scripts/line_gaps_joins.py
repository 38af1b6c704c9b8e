"""Colours between dashes, and how dashes and corners are joined."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots()
ax.plot([0, 1, 2], [0, 2, 0], linestyle="--", linewidth=6, gapcolor="tab:pink", label="gaps")
ax.plot([0, 1, 2], [1, 3, 1], linestyle=(3, (4, 2, 1, 2)), linewidth=5, color="k", gapcolor="gold", alpha=0.6, label="pattern")
ax.plot([0, 0.2, 0.4], [3, 4, 3], linewidth=12, solid_joinstyle="miter", solid_capstyle="butt", label="miter")
ax.plot([0.6, 0.8, 1], [3, 4, 3], linewidth=12, solid_joinstyle="bevel", label="bevel")
line, = ax.plot([1.2, 1.4, 1.6], [3, 4, 3], linewidth=10, ls=":", dash_joinstyle="miter", dash_capstyle="round", marker=".", mfc="r", ms=20)
line.set_gapcolor("lightgray")
ax.legend()
fig.savefig("line_gaps_joins.png")

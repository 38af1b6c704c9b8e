"""What is in front."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4, 3), dpi=80)
ax.plot([0, 2], [0, 2], lw=10, zorder=1)
ax.bar([0.5, 1.5], [2, 1], zorder=3, color="C1")
ax.scatter([1], [1], s=500, zorder=2.5, color="C2")
ax.axhline(1.5, color="k", zorder=0)
fig.savefig("zorder.png")

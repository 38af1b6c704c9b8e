"""Areas where a condition holds, in steps, across, and several polygons at once."""
import matplotlib.pyplot as plt
import numpy as np

x = np.arange(0.0, 2, 0.1)
y1, y2 = np.sin(2 * np.pi * x), 0.8 * np.sin(4 * np.pi * x)
fig, axes = plt.subplots(2, 3, figsize=(10, 6))
axes[0, 0].fill_between(x, y1, y2, where=y2 >= y1, facecolor="green", interpolate=True, edgecolor="k")
axes[0, 0].fill_between(x, y1, y2, where=y2 < y1, facecolor="red", interpolate=True, alpha=0.4)
axes[0, 1].fill_between(x, y1, step="pre", alpha=0.4, where=x > 0.5)
axes[0, 1].fill_between(x, y1 - 2, -3, step="mid", color="C1", lw=2)
axes[0, 1].fill_between(x, y1 + 2, 3.5, step="post", color="C2")
axes[0, 2].fill_betweenx(x, y1, y2, where=y1 > y2, interpolate=True)
axes[0, 2].fill_betweenx(x, y1 + 3, 3, step="post", color="C3", alpha=0.5)
masked = np.ma.masked_greater(y1, 0.8)
axes[1, 0].fill_between(x, masked, -1, color="tab:purple")
axes[1, 0].fill_between(x, 1, where=y2 > 0, color="gold", alpha=0.3, transform=axes[1, 0].get_xaxis_transform())
axes[1, 1].fill([0, 1, 2], [0, 2, 0], "r", [1, 2, 3], [1, 3, 1], "b", alpha=0.5)
axes[1, 1].fill([3, 4, 4, 3], [0, 0, 1, 1], facecolor="none", edgecolor="purple", linewidth=3)
bars = axes[1, 2].bar(["a", "b", "c"], [3, -2, 5], yerr=[0.3, 0.2, 0.5])
axes[1, 2].bar_label(bars, labels=["three", None, "five"], padding=3, fmt="%.1f", color="b", fontsize=8)
axes[1, 2].bar_label(bars, label_type="center", fmt="%d", weight="bold", rotation=45)
plt.savefig("fill_between_more.png")

"""Groups with their own markers and a legend."""
import matplotlib.pyplot as plt
import numpy as np

np.random.seed(5)
fig, ax = plt.subplots(figsize=(5, 3.6), dpi=80)
for color, marker in zip(["tab:blue", "tab:orange", "tab:green"], "o^s"):
    ax.scatter(np.random.randn(30), np.random.randn(30), c=color, marker=marker, label=color, edgecolors="none", alpha=0.6)
ax.legend()
ax.grid(True)
fig.savefig("scatter_groups.png")

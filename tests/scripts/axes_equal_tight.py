"""axis("equal") keeps the box and changes limits, also when a tight layout changes the box."""
import matplotlib.pyplot as plt
import numpy as np

fig, ax = plt.subplots(figsize=(8, 5))
ax.pie([3, 4, 5], labels=["alpha", "beta", "gamma long label"], autopct="%.1f%%", startangle=140, shadow=True, explode=(0, 0.1, 0))
ax.axis("equal")
ax.set_title("Share")
plt.tight_layout()
fig.savefig("axes_equal_tight_pie.png")
t = np.linspace(0, 6, 60)
fig, axs = plt.subplots(2, 2, figsize=(6, 5))
for ax in axs.flat:
    ax.plot(3 * np.cos(t), np.sin(t))
    ax.axis("equal")
axs[0, 1].invert_yaxis()
axs[1, 0].set_xlim(-1, 1)
points = axs[1, 1].scatter(t - 3, t, c=t)
fig.colorbar(points, ax=axs[1, 1])
fig.tight_layout()
fig.savefig("axes_equal_tight.png", bbox_inches="tight")

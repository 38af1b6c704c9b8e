"""Axes in axes."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 10, 200)
fig, ax = plt.subplots(figsize=(5, 3.5), dpi=80)
ax.plot(x, np.sin(x) * x)
inside = ax.inset_axes([0.1, 0.6, 0.35, 0.35])
inside.plot(x, np.sin(x) * x, color="C1")
inside.set_xlim(1, 3)
inside.set_ylim(0, 2)
inside.set_xticklabels([])
corner = fig.add_axes([0.65, 0.2, 0.2, 0.2], facecolor="lightyellow")
corner.bar([0, 1, 2], [1, 3, 2])
fig.savefig("axes_inset.png")

"""Insets that show a part larger, and where that part is."""
import matplotlib.pyplot as plt
import numpy as np

t = np.linspace(0, 30, 1500)
s = np.exp(-t / 10) * np.sin(4 * t)
fig, axs = plt.subplots(2, 2, figsize=(10, 8), dpi=80)
axs[0, 0].plot(t, s, lw=0.8)
inside = axs[0, 0].inset_axes([0.5, 0.6, 0.45, 0.35])
inside.plot(t, s, "k", lw=0.8)
inside.set_xlim(2, 4)
inside.set_ylim(-0.9, 0.9)
axs[0, 0].indicate_inset_zoom(inside, edgecolor="red", alpha=1)

image = np.add.outer(np.arange(40.0), np.sin(np.arange(40)) * 10)
axs[0, 1].imshow(image, extent=[-3, 4, -4, 3], origin="lower")
inside = axs[0, 1].inset_axes([0.5, 0.5, 0.47, 0.47], xticks=[], yticks=[])
inside.imshow(image, extent=[-3, 4, -4, 3], origin="lower")
inside.set_xlim(-1.5, -0.9)
inside.set_ylim(-2.5, -1.9)
axs[0, 1].indicate_inset_zoom(inside, edgecolor="black")

axs[1, 0].scatter(t[::50], s[::50])
axs[1, 0].invert_yaxis()
inside = axs[1, 0].inset_axes([0.1, 0.1, 0.3, 0.3])
inside.set_xlim(20, 25)
inside.set_ylim(0.3, -0.3)
frame, lines = axs[1, 0].indicate_inset_zoom(inside, lw=2, ls="--")
lines[0].set_visible(True)

axs[1, 1].imshow(image)
inside = axs[1, 1].inset_axes([0.6, 0.05, 0.3, 0.5])
inside.imshow(image)
inside.set_xlim(2, 12)
inside.set_ylim(12, 6)
axs[1, 1].indicate_inset_zoom(inside, edgecolor="w")
axs[1, 1].indicate_inset([25, 2, 10, 6], facecolor="y")
fig.savefig("axes_inset_zoom.png")

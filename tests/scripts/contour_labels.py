"""clabel(): places, gaps, formats, sizes, colours, at the edge of the axes, by hand."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import ticker

x = np.arange(-3.0, 3.0, 0.025)
y = np.arange(-2.0, 2.0, 0.025)
X, Y = np.meshgrid(x, y)
Z = (np.exp(-X**2 - Y**2) - np.exp(-(X - 1) ** 2 - (Y - 1) ** 2)) * 2

fig, ax = plt.subplots()
CS = ax.contour(X, Y, Z)
texts = ax.clabel(CS, inline=True, fontsize=10)
print(len(texts), [t.get_text() for t in texts], [round(t.get_rotation(), 3) for t in texts])
ax.set_title("Simplest default with labels")
fig.savefig("contour_labels.png")

fig, axs = plt.subplots(2, 3, figsize=(13, 8))
axs[0, 0].clabel(axs[0, 0].contour(X, Y, Z, 6, colors="k"), fontsize=9, inline=1)
cs = axs[0, 1].contour(X, Y, Z, levels=np.arange(-1.2, 1.6, 0.2), linewidths=2)
axs[0, 1].clabel(cs, cs.levels[1::2], fmt="%1.1f", fontsize=14, inline_spacing=2)
image = axs[0, 2].imshow(Z, origin="lower", extent=(-3, 3, -2, 2), cmap="gray")
cs = axs[0, 2].contour(X, Y, Z, [-1, 0, 1])
axs[0, 2].clabel(cs, fmt={-1: "low", 0: "zero", 1: "high"}, colors=["r", "w", "y"])
cs = axs[1, 0].contour(X, Y, np.abs(Z) * 100, levels=[20, 60, 100])
axs[1, 0].clabel(cs, fmt=lambda v: f"{v:.0f} %", inline=False, rightside_up=False, zorder=1)
cs = axs[1, 1].contour(X + 4, Y + 3, np.hypot(X, Y), 8, alpha=0.7)
for text in cs.clabel(fontsize="small"):
    text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})
cs = axs[1, 2].contour(X, Y, Z)
axs[1, 2].clabel(cs, manual=[(-1, -1), (0.5, 0.5), (2, 1), (-0.3, 0)], fmt=ticker.FormatStrFormatter("%.2f"))
fig.savefig("contour_labels_kinds.png")

fig, ax = plt.subplots(figsize=(4, 3), dpi=150)
r = np.random.default_rng(1).normal(size=(10, 10)).cumsum(0).cumsum(1)
ax.contourf(r, cmap="RdBu")
ax.set_xlim(1, 7)
ax.clabel(ax.contour(r, colors="k", linewidths=0.6), fontsize=6)
ax.set_xlabel("x")
fig.savefig("contour_labels_noise.png", dpi=150)

fig, ax = plt.subplots(figsize=(4, 3))
lines = ax.contour(np.arange(40), np.arange(30), np.add.outer(np.linspace(-1, 1, 30) ** 2, np.linspace(-1, 2, 40)))
ax.set_xscale("log")  # the first column has no logarithm
ax.clabel(lines)
fig.savefig("contour_labels_log.png")

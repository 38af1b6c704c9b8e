"""Fields of vectors: sizes, units, angles, pivots, colours, keys."""
import matplotlib.pyplot as plt
import numpy as np

X, Y = np.meshgrid(np.arange(0, 2 * np.pi, 0.4), np.arange(0, 2 * np.pi, 0.4))
U, V = np.cos(X), np.sin(Y)
M = np.hypot(U, V)

fig, axs = plt.subplots(2, 3, figsize=(12, 8))
q = axs[0, 0].quiver(X, Y, U, V)
axs[0, 0].quiverkey(q, X=0.3, Y=1.05, U=2, label="Quiver key, length = 2", labelpos="E")
q = axs[0, 1].quiver(X[::2, ::2], Y[::2, ::2], U[::2, ::2], V[::2, ::2], M[::2, ::2], pivot="mid", units="inches", cmap="plasma")
axs[0, 1].scatter(X[::2, ::2], Y[::2, ::2], color="r", s=5)
axs[0, 1].quiverkey(q, 0.8, 0.9, 1, r"$1 \frac{m}{s}$", labelpos="S", coordinates="figure", color="b", labelcolor="b")
fig.colorbar(q, ax=axs[0, 1])
axs[0, 2].quiver(X, Y, U, V, M, units="x", pivot="tip", width=0.022, scale=1 / 0.15)
axs[1, 0].quiver([0, 0, 0], [0, 0, 0], [1, -2, 4], [1, 2, -7], angles="xy", scale_units="xy", scale=1, color=["r", "b", "g"])
axs[1, 0].set(xlim=(-10, 10), ylim=(-10, 10))
masked = np.ma.masked_where(M > 1.2, U)
axs[1, 1].quiver(U, V, angles=30, headwidth=5, headaxislength=3, minshaft=2, alpha=0.5, edgecolor="k", linewidth=0.5, facecolor="orange")
axs[1, 2].quiver(X, Y, masked, V, angles="xy", scale_units="height", scale=20, color="teal")
axs[1, 2].set_aspect("equal")
axs[1, 2].set_xlabel("x")
fig.savefig("quiver_kinds.png", dpi=80)

plt.figure()
plt.quiver(np.arange(3), np.arange(3), [1, 0, -1], [0, 1, 1e-9], data=None)
plt.savefig("quiver_pyplot.png")

plt.figure(figsize=(4, 3))
plt.quiver(X, Y, U, V, color=["g", "r"], edgecolor="b", linewidth=1, label="wind")
plt.legend(loc="upper left")
plt.savefig("quiver_legend.png")

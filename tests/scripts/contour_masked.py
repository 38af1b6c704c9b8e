"""Missing values: masked, nan, with the corners of cells kept or not."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 5, 14)
X, Y = np.meshgrid(x, x)
Z = np.cos(X) * np.sin(Y) * 10
hole = np.zeros(Z.shape, bool)
hole[2:5, 3:6] = hole[8, 9] = hole[9, 8] = True
masked = np.ma.array(Z, mask=hole | (np.hypot(X - 2.5, Y - 2.5) < 0.8))
missing = Z.copy()
missing[6:9, :3] = np.nan

fig, axs = plt.subplots(2, 3, figsize=(10, 6))
for ax, keeps in zip(axs[0], [False, True, None]):
    cs = ax.contourf(X, Y, masked, corner_mask=keeps)
    ax.contour(cs, colors="k")
    ax.set_title(f"corner_mask = {keeps}")
    ax.grid(c="k", ls="-", alpha=0.3)
    ax.plot(np.ma.array(X, mask=~masked.mask), Y, "ro", ms=3)
axs[1, 0].contourf(missing, levels=12, cmap="magma")
axs[1, 1].contour(X * (1 + Y / 10), Y + X / 3, missing, levels=12, cmap="magma")
axs[1, 2].contourf(X[::-1, ::-1], Y[::-1, ::-1], missing, levels=[-4, 0, 4], extend="max")
fig.savefig("contour_masked.png")

"""A colour bar of every norm."""
import matplotlib.colors as colors
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-3, 3, 60)
z = 50 * np.exp(-x**2 - x[:, None] ** 2) - 20 * np.exp(-((x - 1) ** 2) - (x[:, None] - 1) ** 2)
norms = [colors.TwoSlopeNorm(vcenter=0, vmin=-10, vmax=40), colors.PowerNorm(gamma=0.5, vmin=0, vmax=50), colors.CenteredNorm(),
         colors.BoundaryNorm(np.linspace(-10, 50, 7), ncolors=256), colors.BoundaryNorm([-10, 0, 5, 40], ncolors=256, extend="both"),
         colors.SymLogNorm(linthresh=1, linscale=0.5, vmin=-20, vmax=50, base=10), colors.LogNorm(vmin=0.1, vmax=50),
         colors.Normalize(vmin=-5, vmax=30, clip=True), colors.FuncNorm((lambda v: np.cbrt(v), lambda v: v**3), vmin=0, vmax=40)]
fig, axs = plt.subplots(3, 3, figsize=(11, 9))
for ax, norm in zip(axs.flat, norms):
    shown = ax.pcolormesh(x, x, z, norm=norm, cmap="RdBu_r", shading="nearest")
    fig.colorbar(shown, ax=ax)
    ax.set_title(type(norm).__name__)
fig.savefig("colorbar_norms.png")

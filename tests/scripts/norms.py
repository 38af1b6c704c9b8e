"""Norms of colours: about a centre, symmetric logarithm."""
import matplotlib.colors as colors
import matplotlib.pyplot as plt
import numpy as np

z = np.linspace(-50, 200, 60).reshape(6, 10)
fig, axs = plt.subplots(1, 2, figsize=(8, 2.6), dpi=80)
axs[0].pcolormesh(z, norm=colors.TwoSlopeNorm(vcenter=0, vmin=-50, vmax=200), cmap="RdBu_r")
two = axs[1].pcolormesh(z, norm=colors.SymLogNorm(linthresh=10, vmin=-50, vmax=200, base=10), cmap="PiYG")
fig.colorbar(two, ax=axs[1])
fig.savefig("norms.png")

"""The lines between a colour bar's colours have the axes' colour."""
import matplotlib.pyplot as plt
import numpy as np

plt.style.use("dark_background")
fig, ax = plt.subplots(figsize=(5, 4))
mesh = ax.pcolormesh(np.sin(np.arange(120)).reshape(10, 12), cmap=plt.get_cmap("viridis", 9))
fig.colorbar(mesh, ax=ax, drawedges=True)
plt.savefig("colorbar_edges_dark.png")

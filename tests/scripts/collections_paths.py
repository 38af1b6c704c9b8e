"""PatchCollection, lines of many points, broken bars and ellipses as collections."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import EllipseCollection, LineCollection, PatchCollection
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle, Wedge
from matplotlib.path import Path

rng = np.random.default_rng(5)
patches = [Circle(at, r) for at, r in zip(rng.random((8, 2)), 0.02 + 0.1 * rng.random(8))]
patches += [Wedge((0.3, 0.7), 0.1, 0, 270), Wedge((0.7, 0.8), 0.2, 0, 360, width=0.05), Wedge((0.8, 0.3), 0.2, 45, 90, width=0.1)]
patches += [Polygon(rng.random((3, 2))), Rectangle((0.1, 0.1), 0.2, 0.1), PathPatch(Path([(0.4, 0.1), (0.6, 0.4), (0.8, 0.1)], [1, 3, 3]))]

fig, (a, b) = plt.subplots(1, 2, figsize=(9, 4))
values = PatchCollection(patches, alpha=0.4)
values.set_array(100 * rng.random(len(patches)))
a.add_collection(values)
fig.colorbar(values, ax=a)
for patch in patches[::2]:
    patch.set_facecolor("gold")
b.add_collection(PatchCollection(patches, match_original=True))
b.autoscale_view()
plt.savefig("collections_paths_patches.png")
plt.close()

fig, (a, b) = plt.subplots(2, 1, figsize=(6, 6))
x = np.linspace(0, 3 * np.pi, 300)
points = np.array([x, np.sin(x)]).T.reshape(-1, 1, 2)
lines = LineCollection(np.concatenate([points[:-1], points[1:]], axis=1), cmap="viridis", norm=plt.Normalize(-1, 1))
lines.set_array(np.cos(0.5 * (x[:-1] + x[1:])))
lines.set_linewidth(2)
fig.colorbar(a.add_collection(lines), ax=a)
a.set_xlim(x.min(), x.max())
a.set_ylim(-1.1, 1.1)
curves = LineCollection([np.column_stack([x, np.sin(x + k)]) for k in range(4)], linewidths=(0.5, 1, 1.5, 2), linestyle="solid", label="curves")
curves.set_array(np.arange(4))
b.add_collection(curves)
b.autoscale()
b.legend()
plt.savefig("collections_paths_lines.png")
plt.close()

fig, ax = plt.subplots()
ax.broken_barh([(110, 30), (150, 10)], (10, 9), facecolors="tab:blue")
ax.broken_barh([(10, 50), (100, 20), (130, 10)], (20, 9), facecolors=("tab:orange", "tab:green", "tab:red"), edgecolor="k")
ax.add_collection(EllipseCollection([10, 20, 30], [4, 4, 8], [0, 30, 90], units="xy", offsets=[(30, 40), (80, 42), (140, 41)], offset_transform=ax.transData,
                                    facecolor="C1", edgecolor="k"))
ax.autoscale_view()
plt.savefig("collections_paths_others.png")
plt.close()

fig, ax = plt.subplots()
ax.vlines([1, 2, 3, 4], 0, [1, 2, 3, 4], linestyles=["solid", "dashed", "dotted", "dashdot"], colors=["r", "g", "b"], linewidths=[1, 3])
ax.add_collection(LineCollection([[(0, k), (2, k + 0.5), (5, k)] for k in range(3)], linestyles=["--", (0, (1, 3)), "-"], colors="k"))
for k, patch in enumerate(patches):
    patch.set(linestyle=("-", "--", ":")[k % 3], edgecolor="k", linewidth=1 + k % 2)
ax.add_collection(PatchCollection(patches, match_original=True))
plt.savefig("collections_paths_styles.png")

"""Paths with curves, and the patches that are made of them."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Annulus, Arc, Arrow, Circle, CirclePolygon, Ellipse, FancyBboxPatch, PathPatch, Rectangle, RegularPolygon
from matplotlib.path import Path

fig, ax = plt.subplots()
heart = Path([(0, 0), (1, 2), (3, 1), (2, -1), (1, -3), (-1, -2), (0, 0)],
             [Path.MOVETO, Path.CURVE3, Path.CURVE3, Path.CURVE4, Path.CURVE4, Path.CURVE4, Path.CLOSEPOLY])
ax.add_patch(PathPatch(heart, facecolor="orange", lw=2))
x = np.linspace(3, 6, 200)
ax.add_patch(PathPatch(Path(np.column_stack([x, np.sin(5 * x)])), fill=False, edgecolor="C2"))
ax.add_patch(PathPatch(Path([(4, 2), (5, 2), (4.5, 3), (4, 2)], closed=True), alpha=0.5, hatch="/"))
ax.autoscale()
ax.set_aspect("equal")
plt.savefig("patches_paths_curves.png")
plt.close()

fig, ax = plt.subplots()
ax.add_patch(Ellipse((2, 2), 3, 1, angle=30, facecolor="none", edgecolor="r", linestyle="--"))
ax.add_patch(Circle((5, 2), 1, color="C1"))
ax.add_patch(Arc((2, 5), 3, 2, theta1=20, theta2=200, color="b", linewidth=3))
ax.add_patch(Arc((2, 5), 2, 2, angle=45, theta2=90))
ax.add_patch(Annulus((5, 5), 1, 0.4, facecolor="C4"))
ax.add_patch(Rectangle((7, 1), 2, 1, angle=25, facecolor="C5", edgecolor="k"))
ax.add_patch(Rectangle((7, 3), 2, 1, angle=40, rotation_point="center", fill=False))
ax.add_patch(FancyBboxPatch((7, 5.5), 1.5, 0.6, boxstyle="round,pad=0.2", facecolor="wheat"))
ax.add_patch(FancyBboxPatch((1, 7), 1.5, 0.6, boxstyle="round4,pad=0.3", mutation_aspect=0.5))
ax.add_patch(FancyBboxPatch((4, 7), 1.5, 0.6, boxstyle="larrow", mutation_scale=0.7))
ax.add_patch(FancyBboxPatch((7, 7.2), 1, 0.6, boxstyle="darrow,pad=0.1"))
ax.add_patch(RegularPolygon((2, 9.5), 5, radius=0.8, orientation=0.3))
ax.add_patch(CirclePolygon((4, 9.5), 0.8, resolution=7, ec="k"))
ax.add_patch(Arrow(5, 9, 2, 1, width=0.8, color="g"))
ax.arrow(8, 9, 1, 0.5, head_width=0.3, head_length=0.3, fc="y", ec="k")
ax.arrow(8, 10, 1, 0, width=0.1, length_includes_head=True)
plt.savefig("patches_paths_shapes.png")
plt.close()

fig, ax = plt.subplots()
ax.add_patch(Ellipse((0, 0), 4, 1, angle=30))
ax.add_patch(PathPatch(Path([(0, 0), (4, 5), (8, 0)], [1, 3, 3]), fill=False))
ax.add_patch(Rectangle((0.1, 0.8), 0.3, 0.1, transform=ax.transAxes, color="C3"))
ax.add_patch(Rectangle((2, 0), 1, 1, transform=ax.get_xaxis_transform(), color="C2", alpha=0.2))
ax.add_patch(Circle((0.9, 0.9), 0.05, transform=fig.transFigure, clip_on=False, fc="m"))
ax.autoscale_view()
plt.savefig("patches_paths_limits.png")

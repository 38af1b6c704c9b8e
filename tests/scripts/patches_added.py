"""Rectangles, circles, ellipses, polygons added by hand."""
import matplotlib.pyplot as plt
from matplotlib.patches import Circle, Ellipse, Polygon, Rectangle

fig, ax = plt.subplots(figsize=(4, 4), dpi=80)
ax.add_patch(Rectangle((0.1, 0.1), 0.3, 0.2, facecolor="C0", alpha=0.5))
ax.add_patch(Circle((0.7, 0.7), 0.15, fill=False, ec="r", lw=2))
ax.add_patch(Ellipse((0.3, 0.7), 0.3, 0.15, color="C2"))
ax.add_patch(Polygon([[0.6, 0.1], [0.9, 0.1], [0.75, 0.4]], closed=True, fc="gold", ec="k"))
ax.set_aspect("equal")
fig.savefig("patches_added.png")

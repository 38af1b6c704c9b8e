import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import EllipseCollection, PathCollection
from matplotlib.path import Path

fig, (left, right) = plt.subplots(1, 2, figsize=(9, 4))
triangles = [Path([(i, 0), (i + 0.8, 0), (i + 0.4, 1 + i), (i, 0)], closed=True) for i in range(4)]
left.add_collection(PathCollection(triangles, facecolors=["C0", "C1", "C2"], edgecolors="black", linewidths=2))
left.set(xlim=(-0.5, 4.5), ylim=(-0.5, 5))

places = np.column_stack([[1, 2, 3], [1, 3, 2]])
right.add_collection(EllipseCollection([1, 1.5, 0.6], [0.5, 0.7, 1.2], [0, 30, 60], units="xy", offsets=places, transOffset=right.transData, facecolors="none",
                                       edgecolors="purple"))
right.set(xlim=(0, 4), ylim=(0, 4))
fig.savefig("collections_by_hand.png")

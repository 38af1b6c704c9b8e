"""pandas.plotting.radviz: each row where springs to the columns' names on a circle hold it."""

import numpy as np

from .. import pyplot as plt
from ..patches import Circle
from .base import written
from .curves import class_colors

NAME_DISTANCE = DOT_RADIUS = 0.025


def radviz(frame, class_column, ax=None, color=None, colormap=None, **kwargs):
    """Points of each class in a colour of its own."""
    classes, column = frame[class_column].drop_duplicates(), frame[class_column]
    table = frame.drop(class_column, axis=1)
    shares = table.apply(lambda values: (values - min(values)) / (max(values) - min(values))).to_numpy(float)
    if ax is None:
        ax = plt.gca()
        ax.set_xlim(-1, 1)
        ax.set_ylim(-1, 1)
    colors = class_colors(classes, color, colormap)
    anchors = np.array([(np.cos(turn), np.sin(turn)) for turn in [2 * np.pi * (i / table.shape[1]) for i in range(table.shape[1])]])
    places = np.array([(anchors * row[:, np.newaxis]).sum(axis=0) / row.sum() for row in shares])
    for name in classes:
        x, y = places[(column == name).to_numpy()].T
        ax.scatter(x, y, color=colors[name], label=written(name), **kwargs)
    ax.legend()
    ax.add_patch(Circle((0.0, 0.0), radius=1.0, facecolor="none"))
    for (x, y), name in zip(anchors, table.columns):
        ax.add_patch(Circle((x, y), radius=DOT_RADIUS, facecolor="gray"))
        right, up = x >= 0, y >= 0
        ax.text(x + (NAME_DISTANCE if right else -NAME_DISTANCE), y + (NAME_DISTANCE if up else -NAME_DISTANCE), name, ha="left" if right else "right",
                va="bottom" if up else "top", size="small")
    ax.axis("equal")
    return ax

"""Lying bars from the top down."""
import matplotlib.pyplot as plt
import numpy as np

people = ("Tom", "Dick", "Harry", "Slim", "Jim")
y = np.arange(len(people))
fig, ax = plt.subplots(figsize=(5, 3), dpi=80)
hbars = ax.barh(y, [5.2, 9.1, 7.7, 6, 10.3], xerr=[0.1, 0.9, 0.3, 0.5, 0.7], align="center")
ax.set_yticks(y, labels=people)
ax.invert_yaxis()
ax.set_xlabel("Performance")
ax.bar_label(hbars, fmt="%.2f")
ax.set_xlim(right=12.5)
fig.savefig("bar_horizontal.png")

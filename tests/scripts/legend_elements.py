"""A legend of a scatter's sizes and colours."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.RandomState(19680801)
fig, ax = plt.subplots(figsize=(5, 4), dpi=80)
points = ax.scatter(rng.rand(40), rng.rand(40), c=rng.randint(1, 5, 40), s=rng.randint(10, 220, 40))
ax.legend(*points.legend_elements(), loc="lower left", title="Classes")
fig.savefig("legend_elements.png")

fig, ax = plt.subplots()
pixels = ax.scatter([1, 2, 3], [1, 2, 3], c=[1, 2, 3], s=[10, 50, 90], marker=",")
ax.legend(*pixels.legend_elements(alpha=0.5))
plt.savefig("legend_elements_pixels.png")

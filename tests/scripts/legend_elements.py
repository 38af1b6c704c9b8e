"""A legend of a scatter's sizes and colours."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.RandomState(19680801)
fig, ax = plt.subplots(figsize=(5, 4), dpi=80)
points = ax.scatter(rng.rand(40), rng.rand(40), c=rng.randint(1, 5, 40), s=rng.randint(10, 220, 40))
ax.legend(*points.legend_elements(), loc="lower left", title="Classes")
fig.savefig("legend_elements.png")

"""Places of which one number is not known do not count for limits."""
import numpy as np
import matplotlib.pyplot as plt
rng = np.random.default_rng(3)
for i, f in enumerate([lambda ax: ax.set_xlim(left=0), lambda ax: ax.set_xlim(right=3), lambda ax: ax.set_ylim(bottom=0), lambda ax: None]):
    fig, ax = plt.subplots()
    ax.scatter([1, 2, 3, 50], [2, 3, 4, np.nan]); f(ax); fig.savefig(f"a{i}.png")
    fig, ax = plt.subplots()
    f(ax); ax.scatter([1, 2, 3, 50], [2, 3, 4, np.nan]); fig.savefig(f"b{i}.png")
    fig, ax = plt.subplots()
    ax.scatter([1, np.nan, 3, 50], [np.nan, 3, 4, np.nan]); f(ax); ax.plot([1, 2], [3, 8]); fig.savefig(f"c{i}.png")

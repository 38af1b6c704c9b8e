"""The columns of a matrix are lines."""
import matplotlib.pyplot as plt
import numpy as np

values = np.cumsum(np.random.RandomState(3).randn(60, 4), axis=0)
fig, ax = plt.subplots(figsize=(5, 3), dpi=80)
lines = ax.plot(np.arange(60), values)
ax.legend(lines, ["a", "b", "c", "d"], loc="upper left", title="walks")
lines[2].set_linewidth(4)
lines[3].set_color("0.6")
fig.savefig("line_two_dimensional.png")

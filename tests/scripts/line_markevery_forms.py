"""Which points of a line have a marker: numbers, lists, slices, masks, and shares of the axes' diagonal."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0.01, 10, 120)
y = np.sin(x) + 1.1
cases = [None, 8, (30, 8), [16, 24, 32], [0, -1], slice(100, 200, 3), slice(-30, None, 5), 0.1, 0.4, (0.2, 0.1), (0.0, 0.05), y > 1.8]
fig, axes = plt.subplots(3, 4, figsize=(13, 9))
for ax, case in zip(axes.flat, cases):
    ax.plot(x, y, "o-", ms=4, markevery=case, label="line")
    ax.legend(loc="upper right")
axes[2, 0].set_xscale("log")
axes[2, 1].set_yscale("log")
line, = axes[0, 0].plot(x, y / 2, "C1s")
line.set_markevery(0.15)
axes[0, 1].errorbar(x[::10], y[::10] - 1, yerr=0.2, errorevery=(1, 3), fmt="C3.")
fig.savefig("line_markevery_forms.png")

"""What an axes may be told as it is made, cycles of the package cycler, and events of windows."""
import matplotlib.pyplot as plt
from cycler import cycler

fig = plt.figure()
ax = fig.add_axes([0.1, 0.1, 0.5, 0.8], frameon=False, xscale="log", title="no frame")
ax.set_prop_cycle(cycler(color=["c", "m", "k"]) + cycler(lw=[1, 4, 8]))
for i in range(4):
    ax.plot([1, 10, 100], [i, i + 1, i])
other = fig.add_axes([0.7, 0.1, 0.2, 0.8], facecolor="lightyellow", yticks=[])
other.set_prop_cycle(cycler("color", ["r", "g"]) * cycler("linestyle", ["-", ":"]))
for i in range(4):
    other.plot([i, i + 1])
fig.savefig("axes_arguments.png")
fig.canvas.mpl_connect("key_press_event", print)  # of a window that is not there

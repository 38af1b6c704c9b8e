"""Artists that are changed after they were drawn, and removed."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4, 3), dpi=80)
line, = ax.plot([0, 1, 2], [0, 1, 0])
other, = ax.plot([0, 1], [5, 5])
bars = ax.bar([0, 1, 2], [0.5, 0.4, 0.3], alpha=0.5)
line.set_data([0, 1, 2, 3], [1, 0, 1, 0])
line.set_linestyle("--")
other.remove()
bars[1].set_color("red")
bars[2].set_height(0.9)
ax.relim()
ax.autoscale_view()
ax.set_ylim(-0.1, 1.1)
fig.savefig("artists_changed.png")

"""Limits go on as they were when a line, points or bars are moved or removed; relim() counts anew."""
import matplotlib.pyplot as plt
import numpy as np

at = np.arange(1.0, 9.0)
fig, axes = plt.subplots(2, 3, figsize=(9, 5))
moved, = axes[0, 0].plot(at, at ** 2)
moved.set_ydata(at ** 2 / 3)
gone, = axes[0, 1].plot(at, 40 - at)
axes[0, 1].plot(at, at)
gone.remove()
counted, = axes[0, 2].plot(at, at)
counted.set_data(at / 2, at * 5)
axes[0, 2].relim()
axes[0, 2].autoscale_view()
points = axes[1, 0].scatter(at, at ** 2)
points.set_offsets(np.column_stack([at, at]))
bars = axes[1, 1].bar(at, at)
bars[0].set_height(5)
bars[-1].remove()
axes[1, 2].plot(at, at, transform=axes[1, 2].transAxes)
fig.savefig("moved.png")

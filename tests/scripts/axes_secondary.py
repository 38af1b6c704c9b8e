"""Secondary axes in other units."""
import matplotlib.pyplot as plt
import numpy as np

x = np.arange(0, 360, 1)
fig, ax = plt.subplots()
ax.plot(x, np.sin(2 * x * np.pi / 180))
ax.set_xlabel("angle [degrees]")
ax.set_title("Sine wave")
top = ax.secondary_xaxis("top", functions=(np.deg2rad, np.rad2deg))
top.set_xlabel("angle [rad]")
right = ax.secondary_yaxis("right", functions=(lambda y: 10 - 4 * y, lambda v: (10 - v) / 4))
right.set_ylabel("turned")
right.set_color("C3")
plt.savefig("axes_secondary_straight.png")
plt.close()

fig, ax = plt.subplots()
frequency = np.arange(0.02, 1, 0.02)
ax.loglog(frequency, frequency ** 2)
ax.set_xlim([0.02, 1])


def one_over(x):
    return 1 / np.array(x)


period = ax.secondary_xaxis("top", functions=(one_over, one_over))
period.set_xlabel("period [s]")
plt.savefig("axes_secondary_log.png")
plt.close()

fig, ax = plt.subplots(figsize=(7, 5))
ax.plot([1, 2, 4, 8], [0, 1, 4, 9])
ax.secondary_yaxis(1.12, functions=(lambda y: y * 9 / 5 + 32, lambda f: (f - 32) * 5 / 9), ylabel="°F")
square = ax.secondary_xaxis(-0.15, functions=(lambda x: x ** 2, lambda s: np.sqrt(np.maximum(s, 0))))
square.set_xticks([1, 4, 16, 36, 64])
fig.subplots_adjust(right=0.8, bottom=0.2)
plt.savefig("axes_secondary_places.png")

"""A band about a line; where one is above the other."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 4 * np.pi, 60)
y = np.sin(x)
fig, (one, two) = plt.subplots(2, 1, figsize=(5, 4.5), dpi=80)
one.plot(x, y)
one.fill_between(x, y - 0.3, y + 0.3, alpha=0.2)
two.plot(x, y, color="k")
two.fill_between(x, y, 0, where=y > 0, facecolor="green", alpha=0.5, interpolate=True)
two.fill_between(x, y, 0, where=y <= 0, color="red", alpha=0.5)
two.fill_betweenx([-1, 1], 2, 4, color="0.8")
fig.savefig("fill_between_bands.png")

"""Spines through zero, hidden, coloured, outside."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-np.pi, np.pi, 100)
fig, (one, two) = plt.subplots(1, 2, figsize=(7, 3), dpi=80)
one.plot(x, 2 * np.sin(x))
one.spines["left"].set_position("zero")
one.spines["bottom"].set_position(("data", 0))
one.spines[["top", "right"]].set_visible(False)
two.plot(x, np.cos(x))
two.spines.right.set_visible(False)
two.spines.top.set_color("none")
two.spines["left"].set_position(("outward", 10))
two.spines["bottom"].set_linewidth(3)
two.spines["bottom"].set_color("tab:red")
fig.savefig("spines_moved.png")

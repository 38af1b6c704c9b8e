"""A single value still has an axis."""
import matplotlib.pyplot as plt

fig, axs = plt.subplots(1, 3, figsize=(7, 2.5), dpi=80)
axs[0].plot([5], [5], "o")
axs[1].plot([1, 2], [0, 0])
axs[2].hist([3, 3, 3])
fig.savefig("one_value.png")

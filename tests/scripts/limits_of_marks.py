"""Lines across an axes ask for limits only where they are beyond them; collections added by hand ask for none."""
import matplotlib.pyplot as plt
from matplotlib.collections import LineCollection

fig, axes = plt.subplots(2, 3, figsize=(9, 5))
for ax in axes.flat[:4]:
    ax.plot([1, 2, 3, 4], [10, 40, 20, 30])
axes[0, 0].axhline(9, color="red")
axes[0, 0].axvline(4.1, color="green", linestyle="--")
axes[0, 1].axhline(9)
axes[0, 1].axhline(0, color="red")
axes[0, 2].axhline(9)
axes[0, 2].plot([1, 4], [25, 25])
axes[1, 0].add_collection(LineCollection([[(0, 0), (6, 60)]], colors="black"))
axes[1, 1].add_collection(LineCollection([[(0, 0), (6, 60)]], colors="black"))
axes[1, 1].plot([1, 2], [10, 20])
axes[1, 2].axhline(0.5)
axes[1, 2].axvline(0.25)
fig.savefig("marks.png")
fig, ax = plt.subplots()
ax.plot([1, 2, 3], [5, 6, 7])
ax.autoscale(False)
ax.plot([0.2, 0.8], [0.3, 0.9])
fig.savefig("not_asked.png")

import matplotlib.pyplot as plt
import numpy as np

fig, axs = plt.subplots(2, 2, layout="constrained")
for i, ax in enumerate(axs.flat):
    ax.plot([1, 2, 3], [10.0 ** i, 20.0 * 10 ** i, 5])
    ax.set_xlabel("x label", fontsize=10 + 4 * i)
    ax.set_ylabel("y label", fontsize=12)
    ax.set_title("Title %d" % i, fontsize=14)
fig.savefig("grid.png")

fig, axs = plt.subplots(1, 3, figsize=(8, 3), constrained_layout=True, sharey=True)
for ax in axs:
    ax.plot(np.arange(1000, 5000, 400))
    ax.set_xlabel("step")
axs[0].set_ylabel("value")
fig.suptitle("Shared y")
fig.supxlabel("all of x")
fig.supylabel("all of y")
fig.savefig("shared.png")

fig, ax = plt.subplots(layout="constrained")
ax.plot([1, 2, 3], label="a line")
ax.plot([3, 2, 1], label="another")
ax.legend(loc="center left", bbox_to_anchor=(1.02, 0.5))
ax.set_title("A legend outside")
fig.savefig("legend.png")

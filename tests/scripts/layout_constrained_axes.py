import matplotlib.pyplot as plt
import numpy as np

data = np.arange(200.0).reshape(10, 20)

fig, axs = plt.subplots(1, 2, figsize=(7, 3), layout="constrained")
axs[0].plot([1, 2, 3])
twin = axs[0].twinx()
twin.plot([300, 100, 200], color="C1")
twin.set_ylabel("of the twin", color="C1")
axs[1].plot([1, 2, 3])
axs[1].twiny().set_xlim(0, 50000)
axs[1].set_title("twiny")
fig.savefig("twins.png")

fig, axs = plt.subplots(2, 2, layout="constrained")
for ax in axs.flat:
    im = ax.imshow(data, interpolation="nearest")
axs[0, 0].set_title("images")
fig.colorbar(im, ax=axs[:, 1])
fig.savefig("images.png")

fig, axs = plt.subplots(2, 2, layout="compressed")
for ax in axs.flat:
    im = ax.imshow(data.T, interpolation="nearest")
fig.colorbar(im, ax=axs)
fig.suptitle("compressed")
fig.savefig("compressed.png")

fig, axs = plt.subplots(2, 2, figsize=(6, 4), layout="constrained")
axs[0, 0].axis("off")
axs[0, 1].pie([1, 2, 3], labels=["one", "two", "three"])
axs[1, 0].plot([1, 2])
axs[1, 0].set_aspect("equal")
inset = axs[1, 1].inset_axes([0.6, 0.6, 0.55, 0.35])
inset.plot([1, 4, 2])
axs[1, 1].annotate("far out", (0.5, 0.5), xytext=(1.3, 0.2), textcoords="axes fraction", arrowprops=dict(arrowstyle="->"))
fig.savefig("mixed.png")

fig, axs = plt.subplots(2, 1, layout="constrained")
axs[0].set_visible(False)
axs[1].plot([1, 2])
free = fig.add_axes([0.4, 0.6, 0.3, 0.3])
free.plot([2, 1])
fig.savefig("hidden.png")

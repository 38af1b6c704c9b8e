"""Pictures without a background, and with one that is not opaque."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 10, 200)
fig, axs = plt.subplots(1, 2, figsize=(6, 3))
axs[0].plot(x, np.sin(x), label="sine")
axs[0].fill_between(x, np.sin(x), alpha=0.3)
axs[0].legend()
axs[1].scatter(x, np.cos(x), c=x, alpha=0.5)
axs[1].set_title("points")
fig.savefig("transparent.png", transparent=True)
fig.savefig("transparent_face.png", transparent=True, facecolor="lightblue")
fig.savefig("no_face.png", facecolor="none")
fig.savefig("half_face.png", facecolor=(1, 0, 0, 0.5))
fig.patch.set_alpha(0)
axs[0].patch.set_alpha(0.5)
fig.savefig("patch_alpha.png")
fig.patch.set_alpha(None)
fig.patch.set_visible(False)
fig.savefig("patch_hidden.png")

plt.rcParams["savefig.transparent"] = True
fig, ax = plt.subplots(figsize=(3, 2), facecolor="none")
ax.bar(["a", "b"], [1, 2])
ax.set_facecolor("yellow")
fig.savefig("transparent_rc.png")
fig.savefig("transparent_tight.png", bbox_inches="tight")

"""A style sheet by name."""
import matplotlib.pyplot as plt
import numpy as np

plt.style.use("ggplot")
rng = np.random.RandomState(19680801)
fig, axs = plt.subplots(ncols=2, nrows=2, figsize=(6, 5), dpi=80)
axs[0, 0].plot(*rng.normal(size=(2, 60)), "o")
for i in range(5):
    axs[0, 1].plot(np.arange(10), np.arange(10) + i)
axs[1, 0].bar([0, 1, 2], [4, 6, 5], 0.25)
axs[1, 0].bar([0.25, 1.25, 2.25], [3, 5, 7], 0.25)
axs[1, 1].set_title("A title")
axs[1, 1].set_xlabel("time")
axs[1, 1].plot([1, 2, 1], label="line")
axs[1, 1].legend()
fig.tight_layout()
fig.savefig("style_ggplot.png")

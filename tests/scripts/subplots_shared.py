"""Two by two with shared axes and labels outside only."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 2 * np.pi, 100)
y = np.sin(x ** 2)
fig, axs = plt.subplots(2, 2, sharex="col", sharey="row", figsize=(5, 4), dpi=80)
fig.suptitle("Sharing x per column, y per row")
axs[0, 0].plot(x, y)
axs[0, 1].plot(x, y ** 2, "tab:orange")
axs[1, 0].plot(x + 1, -y, "tab:green")
axs[1, 1].plot(x + 2, -y ** 2 * 3, "tab:red")
for ax in axs.flat:
    ax.set(xlabel="x-label", ylabel="y-label")
    ax.label_outer()
fig.savefig("subplots_shared.png")

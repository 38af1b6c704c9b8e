"""Nothing to draw is drawn."""
import matplotlib.pyplot as plt

fig, axs = plt.subplots(2, 2, figsize=(5, 4), dpi=80)
axs[0, 0].plot([], [])
axs[0, 1].scatter([], [])
axs[1, 0].bar([], [])
axs[1, 1].plot([float("nan")] * 3)
fig.savefig("empty_data.png")

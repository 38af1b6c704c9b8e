import matplotlib.pyplot as plt

inner = [["inner A"], ["inner B"]]
fig, axs = plt.subplot_mosaic([["upper left", inner], ["lower", "lower"]], layout="constrained", figsize=(6, 4))
for name, ax in axs.items():
    ax.plot([1, 2, 3], [4, 1, 9])
    ax.set_title(name)
axs["lower"].set_ylabel("value")
fig.savefig("nested.png")

fig, axs = plt.subplot_mosaic([["a", [["b", "c"], ["d", "d"]]], ["e", "."]], gridspec_kw={"width_ratios": [1, 2]})
for name, ax in axs.items():
    ax.text(0.5, 0.5, name, transform=ax.transAxes, ha="center", va="center", fontsize=14)
fig.savefig("plain.png")

fig, axs = plt.subplot_mosaic("AAB;CCB", layout="constrained", sharex=True, width_ratios=[2, 1, 2])
for ax in axs.values():
    ax.plot([0, 10], [0, 1000])
fig.savefig("shared.png")

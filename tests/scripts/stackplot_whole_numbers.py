import matplotlib.pyplot as plt

fig, axes = plt.subplots(2, 2, figsize=(9, 6))
for ax, baseline in zip(axes.flat, ["zero", "sym", "wiggle", "weighted_wiggle"]):
    ax.stackplot([1, 2, 3, 4, 5], [1, 2, 4, 3, 1], [2, 3, 1, 2, 5], [1, 1, 2, 6, 2], baseline=baseline, labels=["a", "b", "c"])
    ax.set_title(baseline)
axes[0, 0].legend(loc="upper left")
fig.savefig("stackplot_whole_numbers.png")

import matplotlib.pyplot as plt

fig, axes = plt.subplots(2, 2, figsize=(8, 6))
for ax in axes.flat:
    ax.plot([0, 10], [0, 5])
for tick in axes[0, 0].xaxis.get_major_ticks():
    tick.label1.set_fontsize(14)
    tick.label1.set_rotation(45)
    tick.label1.set_color("red")
for tick in axes[0, 1].yaxis.get_major_ticks():
    tick.tick1line.set_visible(False)
    tick.set_pad(10)
for tick in axes[1, 0].xaxis.get_major_ticks():
    tick.tick1line.set_markeredgewidth(2)
    tick.tick1line.set_markeredgecolor("green")
    tick.tick1line.set_color("blue")
    tick.tick2line.set_visible(False)
axes[1, 1].set_xticks([0, 5, 10], ["none", "half", "all"])
for tick in axes[1, 1].xaxis.get_major_ticks():
    tick.label1.set_horizontalalignment("left")
for tick in axes[1, 1].yaxis.get_major_ticks():
    tick.set_visible(False)
fig.savefig("ticks_single.png")

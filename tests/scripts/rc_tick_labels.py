"""rcParams of tick labels: when powers and offsets are split off, and labels of sides without ticks."""
import matplotlib.pyplot as plt
import matplotlib.ticker as ticker
import numpy as np


def draw(name):
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3), dpi=80)
    left.plot([1e4, 9e4], [1000001, 1000003])
    shown = right.imshow(np.arange(12).reshape(3, 4) * 1e4)
    fig.colorbar(shown, ax=right)
    left.xaxis.set_minor_locator(ticker.MultipleLocator(5000))
    fig.savefig(f"rc_tick_labels_{name}.png")
    plt.close(fig)


with plt.rc_context({"axes.formatter.limits": (-3, 4)}):
    draw("limits")
with plt.rc_context({"axes.formatter.useoffset": False}):
    draw("offset")
with plt.rc_context({"xtick.major.bottom": False, "ytick.labelright": True}):
    draw("sides")
draw("plain")

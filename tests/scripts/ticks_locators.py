"""Locators of the usual kinds."""
import matplotlib.pyplot as plt
import matplotlib.ticker as ticker

locators = [ticker.NullLocator(), ticker.MultipleLocator(0.5), ticker.FixedLocator([0, 1, 5]), ticker.LinearLocator(numticks=3),
            ticker.AutoLocator(), ticker.MaxNLocator(4)]
fig, axs = plt.subplots(len(locators), 1, figsize=(7, 5), dpi=80)
for ax, locator in zip(axs, locators):
    ax.set_xlim(0, 5)
    ax.yaxis.set_major_locator(ticker.NullLocator())
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_minor_locator(ticker.MultipleLocator(0.25))
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
fig.subplots_adjust(hspace=1.2)
fig.savefig("ticks_locators.png")

"""Date locators and formatters."""
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import numpy as np

days = np.arange(np.datetime64("2021-02-01"), np.datetime64("2022-02-01"))
walk = np.cumsum(np.random.RandomState(1).randn(len(days)))
fig, axs = plt.subplots(3, 1, figsize=(6, 6), dpi=80)
for ax in axs:
    ax.plot(days, walk)
axs[0].xaxis.set_major_locator(mdates.MonthLocator(bymonth=(1, 4, 7, 10)))
axs[0].xaxis.set_minor_locator(mdates.MonthLocator())
axs[0].xaxis.set_major_formatter(mdates.DateFormatter("%Y-%b"))
axs[1].xaxis.set_major_formatter(mdates.ConciseDateFormatter(axs[1].xaxis.get_major_locator()))
for label in axs[2].get_xticklabels(which="major"):
    label.set(rotation=30, horizontalalignment="right")
fig.tight_layout()
fig.savefig("dates_formats.png")

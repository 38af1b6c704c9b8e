"""Ticks at days of months and years."""
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import numpy as np

days = np.arange(np.datetime64("2018-03-05"), np.datetime64("2021-02-20"))
fig, axs = plt.subplots(3, figsize=(8, 6), tight_layout=True)
for ax in axs:
    ax.plot(days, np.sin(np.arange(len(days)) / 90))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y-%m-%d"))
axs[0].xaxis.set_major_locator(mdates.YearLocator(month=6))
axs[0].xaxis.set_minor_locator(mdates.MonthLocator(bymonthday=16))
axs[1].xaxis.set_major_locator(mdates.YearLocator(2, month=2, day=28))
axs[1].xaxis.set_minor_locator(mdates.MonthLocator([3, 6], bymonthday=-1))
axs[2].xaxis.set_major_locator(mdates.MonthLocator(bymonth=(1, 7), bymonthday=15))
axs[2].xaxis.set_minor_locator(mdates.MonthLocator(interval=5, bymonthday=(1, 31)))
axs[2].xaxis.set_minor_formatter(mdates.DateFormatter("%d"))
fig.savefig("dates_days.png")

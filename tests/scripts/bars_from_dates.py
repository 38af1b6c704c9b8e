"""Bars that begin at dates: lengths choose an axis' ticks, so these are numbers until the script says otherwise."""
import datetime as dt
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd

starts = pd.Series(pd.to_datetime(["2024-01-08", "2024-01-29", "2024-03-04"]))
fig, axs = plt.subplots(2, 2, figsize=(10, 6), dpi=80)
axs[0, 0].barh(["Design", "Build", "Test"], [20, 40, 30], left=starts)
axs[0, 0].set_xlim(dt.date(2024, 1, 1), dt.date(2024, 5, 1))
axs[0, 1].barh(["Design", "Build", "Test"], pd.to_timedelta([20, 40, 30], "D"), left=starts)
axs[0, 1].xaxis.set_major_formatter(mdates.DateFormatter("%d %b"))
axs[1, 0].barh([1, 2, 3], [20, 40, 30], left=starts)
axs[1, 0].xaxis.set_major_locator(mdates.MonthLocator())
axs[1, 0].xaxis.set_major_formatter(mdates.DateFormatter("%b"))
axs[1, 1].plot(starts, [0.5, 1.5, 2.5], "k.")
axs[1, 1].barh([1, 2, 3], [20, 40, 30], left=starts)
axs[1, 1].tick_params(axis="x", labelrotation=30)
fig.savefig("bars_from_dates.png")

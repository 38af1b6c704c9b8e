"""Dates as they come, from datetime and numpy."""
import datetime

import matplotlib.pyplot as plt
import numpy as np

days = [datetime.date(2022, 1, 1) + datetime.timedelta(days=9 * i) for i in range(30)]
fig, (one, two) = plt.subplots(2, 1, figsize=(6, 5), dpi=80)
one.plot(days, np.cumsum(np.random.RandomState(0).randn(30)))
two.plot(np.datetime64("2023-03-01T00:00") + np.arange(0, 72, 3).astype("m8[h]"), np.sin(np.arange(24)))
fig.autofmt_xdate()
fig.savefig("dates_default.png")

"""x and y as users have them: dates, words of data=, log axes, pandas tables, shared limits."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

days = pd.date_range("2024-01-01", periods=40, freq="D")
depth = np.linspace(0, 10, 25)
heat = np.sin(np.arange(40) / 6) * np.exp(-depth[:, None] / 5)
table = pd.DataFrame(heat, index=depth, columns=days)

fig, axs = plt.subplots(2, 2, figsize=(10, 7))
axs[0, 0].contourf(days, depth, table, levels=9)
axs[0, 0].invert_yaxis()
axs[0, 1].set_xscale("log")
axs[0, 1].contourf(np.logspace(0, 3, 40), depth, heat)
axs[1, 0].contour("a", "b", "c", data={"a": np.arange(40), "b": depth, "c": heat})
axs[1, 0].set_xlim(5, 30)
axs[1, 1].plot([-10, 50], [-2, 12])
axs[1, 1].contour(heat, 5)
axs[1, 1].set_aspect("equal")
fig.autofmt_xdate()
fig.savefig("contour_places.png")

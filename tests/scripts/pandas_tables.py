"""Tables below the axes."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from pandas.plotting import table

rng = np.random.default_rng(3)
df = pd.DataFrame(rng.random((5, 3)), columns=["a", "b", "c"])

fig, ax = plt.subplots(1, 1, figsize=(7, 6.5))
ax.xaxis.tick_top()
df.plot(table=True, ax=ax)
plt.savefig("a_true.png")
plt.close("all")

fig, ax = plt.subplots(1, 1, figsize=(7, 6.75))
ax.xaxis.tick_top()
df.plot(table=np.round(df.T, 2), ax=ax)
plt.savefig("b_rounded.png")
plt.close("all")

fig, ax = plt.subplots(1, 1)
table(ax, np.round(df.describe(), 2), loc="upper right", colWidths=[0.2, 0.2, 0.2])
df.plot(ax=ax, ylim=(0, 2), legend=None)
plt.savefig("c_described.png")
plt.close("all")

ax = df["a"].round(3).plot.bar(table=True)
ax.set_xticks([])
plt.savefig("d_bars.png")

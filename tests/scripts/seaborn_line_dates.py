"""A line over dates, and the columns of a table."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
runs = pd.DataFrame({"t": np.tile(np.arange(12), 20), "v": rng.randn(240).cumsum() / 5, "g": np.repeat(["a", "b", "c", "d"], 60),
                     "h": np.tile(np.repeat(["u", "w"], 12), 10)})

dates = pd.DataFrame({"date": pd.date_range("2020-01-01", periods=50, freq="W"), "v": rng.randn(50).cumsum()})
plt.figure(figsize=(6, 3))
sns.lineplot(data=dates, x="date", y="v")
plt.savefig("seaborn_line_dates.png")

sns.set_style("whitegrid")
plt.figure(figsize=(4, 3))
sns.lineplot(data=pd.DataFrame(rng.randn(40, 3).cumsum(axis=0), columns=list("ABC")))
plt.savefig("seaborn_line_wide.png")

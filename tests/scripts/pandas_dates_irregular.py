"""Irregular dates, and regular ones as days."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
days = pd.DataFrame(rng.randn(200, 2).cumsum(axis=0), columns=["p", "q"], index=pd.date_range("2021-02-03", periods=200, freq="D"))

days.iloc[np.sort(rng.choice(200, 60, replace=False))].plot(figsize=(5, 3))
plt.savefig("pandas_dates_irregular_0.png")
plt.close("all")
days.plot(x_compat=True, figsize=(5, 3))
plt.savefig("pandas_dates_irregular_1.png")
plt.close("all")

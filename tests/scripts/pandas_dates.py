"""Regular dates have an axis of periods."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
days = pd.DataFrame(rng.randn(200, 2).cumsum(axis=0), columns=["p", "q"], index=pd.date_range("2021-02-03", periods=200, freq="D"))

days.plot(figsize=(5, 3))
plt.savefig("pandas_dates_0.png")
plt.close("all")
days["p"].plot(style="k--", figsize=(5, 3))
days["q"].plot()
plt.savefig("pandas_dates_1.png")
plt.close("all")
days.resample("M").mean().plot(figsize=(5, 3), title="by month")
plt.savefig("pandas_dates_2.png")
plt.close("all")
days.abs().plot.area(figsize=(5, 3))
plt.savefig("pandas_dates_3.png")
plt.close("all")

"""Lines of series on the axes of before, with missing values and errors."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

plt.figure(figsize=(4, 3))
walks["A"].plot()
walks["B"].plot(color="k", label="bee", legend=True)
plt.savefig("pandas_series_0.png")
plt.close("all")
walks.where(walks > 0).plot(y="C", figsize=(4, 3))
plt.savefig("pandas_series_1.png")
plt.close("all")
walks.iloc[::10].plot(yerr=0.5, y="A", capsize=3, figsize=(4, 3))
plt.savefig("pandas_series_2.png")
plt.close("all")

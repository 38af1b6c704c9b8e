"""Axes for each column."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

walks.plot(subplots=True, figsize=(4, 5))
plt.savefig("pandas_subplots_0.png")
plt.close("all")
walks.plot(subplots=True, layout=(2, 2), figsize=(5, 4), sharey=True, title="all")
plt.savefig("pandas_subplots_1.png")
plt.close("all")
walks.plot.hist(subplots=True, layout=(2, 2), figsize=(5, 4), bins=8)
plt.savefig("pandas_subplots_2.png")
plt.close("all")

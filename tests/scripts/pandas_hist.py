"""Histograms of columns over and on each other."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

walks.plot.hist(bins=20, alpha=0.5, figsize=(4, 3))
plt.savefig("pandas_hist_0.png")
plt.close("all")
walks.plot.hist(stacked=True, color=["r", "g", "b", "c"], figsize=(4, 3))
plt.savefig("pandas_hist_1.png")
plt.close("all")
walks["A"].plot.hist(histtype="step", cumulative=True, figsize=(4, 3))
plt.savefig("pandas_hist_2.png")
plt.close("all")

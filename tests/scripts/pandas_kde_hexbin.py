"""Densities and hexagons."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

walks.plot.kde(figsize=(4, 3))
plt.savefig("pandas_kde_hexbin_0.png")
plt.close("all")
walks.plot.hexbin("A", "B", gridsize=10, figsize=(5, 3))
plt.savefig("pandas_kde_hexbin_1.png")
plt.close("all")

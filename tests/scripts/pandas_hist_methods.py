"""DataFrame.hist and Series.hist."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

walks.hist(figsize=(5, 4))
plt.savefig("pandas_hist_methods_0.png")
plt.close("all")
walks.hist(column=["A", "B", "C"], bins=5, layout=(1, 3), sharey=True, figsize=(7, 3), color="g", legend=True)
plt.savefig("pandas_hist_methods_1.png")
plt.close("all")
plt.figure(figsize=(4, 3))
walks["A"].hist(bins=20, grid=False)
plt.savefig("pandas_hist_methods_2.png")
plt.close("all")
walks.assign(g=np.arange(80) % 3).hist(column="A", by="g", figsize=(5, 4))
plt.savefig("pandas_hist_methods_3.png")
plt.close("all")

"""Areas on and over each other."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

walks.abs().plot.area(figsize=(4, 3))
plt.savefig("pandas_area_0.png")
plt.close("all")
walks.plot.area(stacked=False, alpha=0.3, figsize=(4, 3))
plt.savefig("pandas_area_1.png")
plt.close("all")

"""Pies of a column and of all."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
fruit = pd.DataFrame(rng.rand(6, 3), columns=["red", "green", "blue"], index=["fig", "kiwi", "lime", "pear", "plum", "quince"])

fruit.plot.pie(y="red", autopct="%.1f", figsize=(4, 4))
plt.savefig("pandas_pie_0.png")
plt.close("all")
fruit.plot.pie(subplots=True, legend=False, figsize=(9, 3))
plt.savefig("pandas_pie_1.png")
plt.close("all")

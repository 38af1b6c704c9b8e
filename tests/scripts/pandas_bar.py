"""Bars beside and on each other, lying, with errors."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
fruit = pd.DataFrame(rng.rand(6, 3), columns=["red", "green", "blue"], index=["fig", "kiwi", "lime", "pear", "plum", "quince"])

fruit.plot.bar(figsize=(4, 3))
plt.savefig("pandas_bar_0.png")
plt.close("all")
(fruit - 0.4).plot.bar(stacked=True, rot=0, edgecolor="k", figsize=(5, 3))
plt.savefig("pandas_bar_1.png")
plt.close("all")
fruit.plot.barh(stacked=True, colormap="Set2", figsize=(4, 3))
plt.savefig("pandas_bar_2.png")
plt.close("all")
fruit.plot.bar(yerr=fruit * 0.1, capsize=2, legend=False, width=0.8, figsize=(4, 3))
plt.savefig("pandas_bar_3.png")
plt.close("all")
fruit["red"].plot.bar(color=["r", "g", "b"], figsize=(4, 3))
plt.savefig("pandas_bar_4.png")
plt.close("all")

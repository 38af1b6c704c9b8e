"""Lines and bars over an index of words."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
fruit = pd.DataFrame(rng.rand(6, 3), columns=["red", "green", "blue"], index=["fig", "kiwi", "lime", "pear", "plum", "quince"])

fruit.plot(figsize=(5, 3))
plt.savefig("pandas_index_words_0.png")
plt.close("all")
fruit.rename_axis("kind").rename_axis("part", axis=1).plot(kind="bar", rot=30, figsize=(4, 3))
plt.savefig("pandas_index_words_1.png")
plt.close("all")

"""Names of a table's columns instead of values."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(19680801)
data = {"a": np.arange(50), "c": rng.randint(0, 50, 50), "d": np.abs(rng.randn(50)) * 100}
data["b"] = data["a"] + 10 * rng.randn(50)
fig, axs = plt.subplots(1, 2, figsize=(7, 3), dpi=80)
axs[0].scatter("a", "b", c="c", s="d", data=data)
axs[0].set(xlabel="entry a", ylabel="entry b")
table = pd.DataFrame({"x": [1, 2, 3], "y": [3.0, 1.0, 2.0]}, index=list("abc"))
axs[1].plot("x", "y", "o--", data=table)
axs[1].plot(table["x"], table["y"] * 2, label="twice")
axs[1].legend()
fig.savefig("data_keyword.png")

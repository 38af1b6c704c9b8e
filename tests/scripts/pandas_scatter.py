"""Points of two columns, coloured and sized by others."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

walks.plot.scatter(x="A", y="B", figsize=(4, 3))
plt.savefig("pandas_scatter_0.png")
plt.close("all")
walks.plot.scatter("A", "B", c="C", colormap="viridis", s=50, figsize=(5, 3))
plt.savefig("pandas_scatter_1.png")
plt.close("all")
ax = walks.plot.scatter("A", "B", c="r", label="one", figsize=(4, 3))
walks.plot.scatter("C", "D", c="b", label="two", marker="^", ax=ax)
plt.savefig("pandas_scatter_2.png")
plt.close("all")

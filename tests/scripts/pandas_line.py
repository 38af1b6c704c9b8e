"""Lines of a table's columns, of chosen ones, with styles."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

walks.plot(figsize=(4, 3))
plt.savefig("pandas_line_0.png")
plt.close("all")
walks.plot(style=["r--", ":", "k-", "g."], legend="reverse", linewidth=1, xlabel="step", ylabel="height", title="Walks", grid=True, figsize=(4, 3))
plt.savefig("pandas_line_1.png")
plt.close("all")
walks.plot(x="A", y=["B", "C"], marker="o", ls="", figsize=(4, 3))
plt.savefig("pandas_line_2.png")
plt.close("all")
walks.abs().plot(logy=True, colormap="viridis", alpha=0.7, figsize=(4, 3))
plt.savefig("pandas_line_3.png")
plt.close("all")

"""pandas.plotting's other pictures, and a scatter of categories."""
import random

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from pandas.plotting import bootstrap_plot, radviz

rng = np.random.default_rng(11)
df = pd.DataFrame(rng.random((60, 4)), columns=["width", "height", "depth", "weight"])
df["kind"] = rng.choice(["one", "two", "three"], 60)
df.loc[df["kind"] == "two", "height"] += 1

radviz(df, "kind")
plt.savefig("a_radviz.png")
plt.close("all")

fig, ax = plt.subplots(figsize=(5, 5))
radviz(df, "kind", ax=ax, color=["r", "g", "b"], s=12)
ax.set_title("radviz")
plt.savefig("b_radviz_ax.png")
plt.close("all")

random.seed(3)
bootstrap_plot(pd.Series(rng.random(1000)), size=50, samples=300, color="grey")
plt.savefig("c_bootstrap.png")
plt.close("all")

df["kind"] = df["kind"].astype("category")
df.plot.scatter(x="width", y="height", c="kind", cmap="viridis", s=50)
plt.savefig("d_categories.png")
plt.close("all")

df.plot.hexbin(x="width", y="depth", C="weight", reduce_C_function=np.max, gridsize=12)
plt.savefig("e_hexbin.png")

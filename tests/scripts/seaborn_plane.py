"""histplot and kdeplot of both x and y."""
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns

rng = np.random.RandomState(4)
data = pd.DataFrame({"x": np.r_[rng.randn(100), rng.randn(80) + 3], "g": ["one"] * 100 + ["two"] * 80})
data["y"] = data.x * .5 + rng.randn(180)

fig, ax = plt.subplots(2, 2, figsize=(9, 8))
sns.histplot(data=data, x="x", y="y", ax=ax[0, 0], cbar=True)
sns.histplot(data=data, x="x", y="y", hue="g", bins=15, ax=ax[0, 1])
sns.kdeplot(data=data, x="x", y="y", ax=ax[1, 0], levels=6, thresh=.1)
sns.kdeplot(data=data, x="x", y="y", hue="g", fill=True, alpha=.6, ax=ax[1, 1])
plt.savefig("planes.png")

plt.figure()
sns.scatterplot(data=data, x="x", y="y", s=5, color=".15")
sns.histplot(data=data, x="x", y="y", bins=25, pthresh=.1, cmap="mako")
sns.kdeplot(data=data, x="x", y="y", levels=5, color="w", linewidths=1)
plt.savefig("layers.png")

"""regplot, residplot and lmplot."""
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns

rng = np.random.RandomState(6)
data = pd.DataFrame({"x": rng.uniform(1, 10, 90), "n": rng.randint(1, 6, 90), "g": rng.choice(["a", "b"], 90)})
data["y"] = data.x * .8 + data.n + rng.randn(90)

fig, ax = plt.subplots(2, 2, figsize=(9, 7))
sns.regplot(data=data, x="x", y="y", seed=1, ax=ax[0, 0])
sns.regplot(data=data, x="x", y="y", order=2, ci=None, truncate=False, color="g", marker="+", ax=ax[0, 1])
sns.regplot(data=data, x="n", y="y", x_estimator=np.mean, seed=1, ax=ax[1, 0])
sns.residplot(data=data, x="x", y="y", ax=ax[1, 1])
plt.savefig("reg.png")

sns.lmplot(data=data, x="x", y="y", hue="g", markers=["o", "x"], seed=1, height=4)
plt.savefig("lm.png")

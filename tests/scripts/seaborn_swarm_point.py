"""swarmplot and pointplot; strips of wide data."""
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"tip": rng.gamma(3, 1, 150).round(1), "day": rng.choice(["Thu", "Fri", "Sat"], 150), "sex": rng.choice(["f", "m"], 150)})

fig, ax = plt.subplots(2, 2, figsize=(10, 8))
sns.swarmplot(data=tips, x="day", y="tip", size=4, ax=ax[0, 0])
sns.swarmplot(data=tips, x="tip", y="day", hue="sex", dodge=True, size=3, ax=ax[0, 1])
sns.pointplot(data=tips, x="day", y="tip", hue="sex", dodge=True, seed=1, capsize=.1, ax=ax[1, 0])
np.random.seed(1)
sns.stripplot(data=pd.DataFrame(rng.randn(40, 3), columns=list("abc")), ax=ax[1, 1])
plt.savefig("categories.png")

"""Points of categories of which some are missing, and limits after them."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(2)
days = pd.Categorical(rng.choice(["Thu", "Fri", "Sat"], 40), categories=["Thu", "Fri", "Sat"])
tips = pd.DataFrame({"tip": rng.gamma(3, 1, 40), "day": days})
tips.loc[[0, 5, 9], "day"] = None

plt.figure(figsize=(4, 3))
sns.swarmplot(data=tips, x="day", y="tip")
plt.savefig("seaborn_missing_categories_0.png")
plt.figure(figsize=(4, 3))
np.random.seed(1)
sns.stripplot(data=tips, x="tip", y="day")
plt.savefig("seaborn_missing_categories_1.png")
plt.figure(figsize=(4, 3))
ax = sns.countplot(data=tips, y="day")
ax.margins(x=.2)
plt.savefig("seaborn_missing_categories_2.png")
plt.figure(figsize=(4, 3))
sns.swarmplot(rng.gamma(3, 2, 30).tolist(), orient="h")
plt.savefig("seaborn_missing_categories_3.png")

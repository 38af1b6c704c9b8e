"""Calls of seaborn and of pyplot on the axes of one figure."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

fig, axes = plt.subplots(2, 2, figsize=(8, 6))
sns.scatterplot(data=tips, x="bill", y="tip", hue="time", ax=axes[0, 0])
sns.boxplot(data=tips, x="day", y="tip", ax=axes[0, 1])
sns.barplot(data=tips, x="day", y="bill", errorbar=None, ax=axes[1, 0])
sns.kdeplot(data=tips, x="bill", ax=axes[1, 1])
axes[0, 1].set_title("Tips by day")
axes[1, 0].set(xlabel="", ylabel="mean bill")
axes[1, 1].axvline(tips["bill"].mean(), ls="--", c="k")
fig.suptitle("Tips")
plt.tight_layout()
plt.savefig("seaborn_mixed.png")

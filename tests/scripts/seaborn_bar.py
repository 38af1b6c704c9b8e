"""Bars of means with errors, of sums, lying, and beside each other."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.barplot(data=tips, x="day", y="bill", seed=3)
plt.savefig("seaborn_bar_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.barplot(data=tips, x="day", y="bill", hue="time", errorbar="sd", capsize=0.1, palette="muted")
plt.savefig("seaborn_bar_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.barplot(data=tips, x="bill", y="day", errorbar=None, color="salmon", estimator="sum", edgecolor="k")
plt.savefig("seaborn_bar_2.png")
plt.close()

"""Densities: a line, areas of groups, smoother and less smooth."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.kdeplot(data=tips, x="bill")
sns.kdeplot(data=tips, x="tip", fill=True)
plt.savefig("seaborn_kde_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.kdeplot(data=tips, x="bill", hue="day", fill=True, common_norm=False, alpha=0.4)
plt.savefig("seaborn_kde_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.kdeplot(data=tips, y="bill", hue="time", bw_adjust=0.5, cut=0)
plt.savefig("seaborn_kde_2.png")
plt.close()

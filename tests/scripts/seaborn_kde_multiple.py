"""Densities on each other, as shares, and summed up."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.kdeplot(data=tips, x="bill", hue="day", multiple="stack")
plt.savefig("seaborn_kde_multiple_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.kdeplot(data=tips, x="bill", hue="day", multiple="fill", palette="crest")
plt.savefig("seaborn_kde_multiple_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.kdeplot(data=tips, x="bill", hue="time", cumulative=True, common_norm=False, common_grid=True)
plt.savefig("seaborn_kde_multiple_2.png")
plt.close()

"""Counts of words and of whole numbers, and a logarithmic axis."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="day", hue="time", multiple="stack", shrink=0.8)
plt.savefig("seaborn_hist_discrete_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="size", discrete=True)
plt.savefig("seaborn_hist_discrete_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="bill", log_scale=True, kde=True)
plt.savefig("seaborn_hist_discrete_2.png")
plt.close()

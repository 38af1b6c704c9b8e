"""Histograms: by default, with a density, by number of bins, unfilled."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="bill")
plt.savefig("seaborn_hist_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="bill", kde=True, bins=15, color="green")
plt.savefig("seaborn_hist_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.histplot(data=tips, y="bill", binwidth=5, fill=False)
plt.savefig("seaborn_hist_2.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.histplot(tips["bill"], stat="density", cumulative=True, binrange=(0, 60))
plt.savefig("seaborn_hist_3.png")
plt.close()

"""Histograms of several groups: over, on and beside each other, and as shares."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="bill", hue="day")
plt.savefig("seaborn_hist_hue_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="bill", hue="day", multiple="stack", kde=True)
plt.savefig("seaborn_hist_hue_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="bill", hue="day", multiple="fill", stat="probability", binwidth=5)
plt.savefig("seaborn_hist_hue_2.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="bill", hue="time", multiple="dodge", shrink=0.8, stat="percent")
plt.savefig("seaborn_hist_hue_3.png")
plt.close()

"""Histograms as steps and polygons."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="bill", hue="time", element="step", stat="density", common_norm=False)
plt.savefig("seaborn_hist_elements_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.histplot(data=tips, x="bill", hue="time", element="step", fill=False, cumulative=True)
plt.savefig("seaborn_hist_elements_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.histplot(data=tips, y="bill", hue="time", element="poly")
plt.savefig("seaborn_hist_elements_2.png")
plt.close()

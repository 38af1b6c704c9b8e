"""A palette by name, as a map of levels, and a chosen order."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.scatterplot(data=tips, x="bill", y="tip", hue="day", palette={"Thu": "r", "Fri": "g", "Sat": "b", "Sun": "k"}, hue_order=["Sun", "Sat", "Thu", "Fri"])
plt.savefig("seaborn_scatter_palettes_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.scatterplot(data=tips, x="day", y="tip", hue="time", palette="Set2", edgecolor="k", linewidth=0.5, legend=False)
plt.savefig("seaborn_scatter_palettes_1.png")
plt.close()

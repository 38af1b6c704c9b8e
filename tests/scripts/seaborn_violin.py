"""Violins with boxes, quartiles, sticks, and two halves."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.violinplot(data=tips, x="day", y="bill")
plt.savefig("seaborn_violin_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.violinplot(data=tips, x="day", y="bill", hue="time", scale="width", inner="quartile", cut=0)
plt.savefig("seaborn_violin_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.violinplot(data=tips, x="day", y="bill", hue="smoker", split=True, scale="count", inner="stick", palette="Set2")
plt.savefig("seaborn_violin_2.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.violinplot(data=tips, x="bill", y="day", inner=None, linewidth=0.5)
plt.savefig("seaborn_violin_3.png")
plt.close()

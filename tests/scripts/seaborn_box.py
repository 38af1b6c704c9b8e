"""Boxes of groups, parted by a further column, lying, and of a table's columns."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.boxplot(data=tips, x="day", y="bill")
plt.savefig("seaborn_box_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.boxplot(data=tips, x="day", y="bill", hue="time", palette="Set2", order=["Thu", "Fri", "Sat", "Sun"])
plt.savefig("seaborn_box_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.boxplot(data=tips, x="bill", y="day", linewidth=1, fliersize=2, color="skyblue")
plt.savefig("seaborn_box_2.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.boxplot(data=tips[["bill", "tip"]], width=0.5, showmeans=True)
plt.savefig("seaborn_box_3.png")
plt.close()

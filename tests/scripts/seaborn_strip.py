"""Every value as a point, over boxes, and beside each other."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
np.random.seed(1)
sns.boxplot(data=tips, x="day", y="tip", color="w")
sns.stripplot(data=tips, x="day", y="tip", color=".25", size=4)
plt.savefig("seaborn_strip_0.png")
plt.close()
plt.figure(figsize=(4, 3))
np.random.seed(1)
sns.stripplot(data=tips, x="day", y="bill", hue="time", dodge=True, jitter=0.2, alpha=0.5)
plt.savefig("seaborn_strip_1.png")
plt.close()

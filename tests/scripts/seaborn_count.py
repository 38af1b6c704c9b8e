"""How often words are there."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.countplot(data=tips, x="day", hue="smoker")
plt.savefig("seaborn_count_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.countplot(data=tips, y="day", color="c", order=["Sun", "Sat"])
plt.savefig("seaborn_count_1.png")
plt.close()

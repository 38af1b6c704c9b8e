"""Points whose size and marker tell of further columns."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

plt.figure(figsize=(4, 3))
sns.scatterplot(data=tips, x="bill", y="tip", size="size", sizes=(20, 200))
plt.savefig("seaborn_scatter_size_style_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.scatterplot(data=tips, x="bill", y="tip", hue="time", style="time")
plt.savefig("seaborn_scatter_size_style_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.scatterplot(data=tips, x="bill", y="tip", style="day", color="teal", s=50)
plt.savefig("seaborn_scatter_size_style_2.png")
plt.close()

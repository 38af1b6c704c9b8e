"""catplot: categories of each part of a table."""
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns

rng = np.random.RandomState(5)
tips = pd.DataFrame({"tip": rng.gamma(3, 1, 160).round(2), "day": rng.choice(["Thu", "Fri", "Sat"], 160), "sex": rng.choice(["f", "m"], 160),
                     "time": rng.choice(["Lunch", "Dinner"], 160)})

sns.catplot(data=tips, x="day", y="tip", kind="box", col="time", height=3)
plt.savefig("box.png")
g = sns.catplot(data=tips, x="day", y="tip", hue="sex", kind="bar", seed=1, palette="pastel", height=4)
g.despine(left=True)
g.set_axis_labels("", "Mean tip")
plt.savefig("bar.png")
sns.catplot(data=tips, y="day", hue="sex", kind="count", height=3)
plt.savefig("count.png")
np.random.seed(2)
sns.catplot(data=tips, x="day", y="tip", hue="sex", col="time", height=3)
plt.savefig("strip.png")
sns.catplot(data=tips, x="day", y="tip", hue="sex", kind="point", errorbar=None, height=3)
plt.savefig("point.png")

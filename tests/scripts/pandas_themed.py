"""pandas' plots under a theme of seaborn's: boxes of a cycle of numbers, sizes that only tick labels have."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(6)
sns.set_theme(style="white")
frame = pd.DataFrame(rng.rand(30, 2) * 2e6, columns=["cost", "gain"])

frame.boxplot(figsize=(4, 3))
plt.savefig("pandas_themed_0.png")
plt.close()
frame[:5].plot.bar(fontsize=8, figsize=(4, 3))
plt.savefig("pandas_themed_1.png")
plt.close()
frame["flag"] = rng.rand(30) > .5
frame["kind"] = rng.choice(["b", "a", "c"], 30)
np.random.seed(0)
sns.catplot(data=frame, x="flag", y="cost", col="kind", height=2)
plt.savefig("pandas_themed_2.png")

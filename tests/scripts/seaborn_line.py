"""Lines of a mean with its confidence interval, of one group and of four."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
runs = pd.DataFrame({"t": np.tile(np.arange(12), 20), "v": rng.randn(240).cumsum() / 5, "g": np.repeat(["a", "b", "c", "d"], 60),
                     "h": np.tile(np.repeat(["u", "w"], 12), 10)})

plt.figure(figsize=(4, 3))
sns.lineplot(data=runs, x="t", y="v", seed=0)
plt.savefig("seaborn_line_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.lineplot(data=runs, x="t", y="v", hue="g", seed=0)
plt.savefig("seaborn_line_1.png")
plt.close()

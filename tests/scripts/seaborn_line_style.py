"""Lines with markers and dashes, bands of a deviation, bars of an error."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
runs = pd.DataFrame({"t": np.tile(np.arange(12), 20), "v": rng.randn(240).cumsum() / 5, "g": np.repeat(["a", "b", "c", "d"], 60),
                     "h": np.tile(np.repeat(["u", "w"], 12), 10)})

plt.figure(figsize=(5, 4))
sns.lineplot(data=runs, x="t", y="v", hue="g", style="h", errorbar="sd", markers=True)
plt.savefig("seaborn_line_style_0.png")
plt.close()
plt.figure(figsize=(5, 4))
sns.lineplot(data=runs, x="t", y="v", hue="h", style="h", errorbar="se", err_style="bars", dashes=False, markers=True)
plt.savefig("seaborn_line_style_1.png")
plt.close()
plt.figure(figsize=(5, 4))
sns.lineplot(data=runs, x="t", y="v", hue="h", errorbar=None, estimator="median", palette="flare")
plt.savefig("seaborn_line_style_2.png")
plt.close()

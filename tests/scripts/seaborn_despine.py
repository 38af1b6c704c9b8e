"""despine(trim, offset) of figures, grids and styles without ticks."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.default_rng(3)
table = pd.DataFrame({"day": np.repeat(["Thu", "Fri", "Sat", "Sun"], 30), "bill": rng.gamma(4, 5, 120), "smoker": np.tile(["yes", "no"], 60)})

sns.set_theme(style="ticks")
fig, ax = plt.subplots(figsize=(6, 4), dpi=80)
sns.boxplot(data=table, x="day", y="bill", hue="smoker", palette=["m", "g"], ax=ax)
sns.despine(offset=10, trim=True)
fig.savefig("seaborn_despine_box.png")

grid = sns.displot(data=table, x="bill", col="smoker", height=3)
grid.despine(trim=True, offset=5)
grid.savefig("seaborn_despine_grid.png", dpi=80)

sns.set_theme(style="white")
fig, (one, two) = plt.subplots(1, 2, figsize=(7, 3), dpi=80, sharey=True)
sns.lineplot(x=[1, 2, 3.3], y=[4, 1, 3.5], ax=one)
sns.lineplot(x=[1, 2, 3.3], y=[2, 1, 1.5], ax=two)
sns.despine(fig, left=True, right=False, trim=True)
fig.savefig("seaborn_despine_white.png", bbox_inches="tight")

sns.set_theme(style="white")
fig, ax = plt.subplots(figsize=(5, 3), dpi=80)
sns.violinplot(data=table, x="bill", y="day", ax=ax)
sns.despine(left=True, trim=True)
fig.savefig("seaborn_despine_violin.png")

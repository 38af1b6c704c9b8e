"""Heatmaps whose labels are moved to the other side."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.default_rng(3)
names = [f"variable {letter}" for letter in "abcdefgh"]
corr = pd.DataFrame(rng.standard_normal((50, 8)), columns=names).corr()

ax = sns.heatmap(corr, vmin=-1, vmax=1)
ax.yaxis.tick_right()
plt.savefig("a_right.png")
plt.close("all")

fig, ax = plt.subplots(figsize=(9, 5))
sns.heatmap(corr.to_numpy(), ax=ax, square=True, xticklabels=["w", "x"] * 4)
ax.xaxis.tick_top()
plt.savefig("b_top.png")
plt.close("all")

fig, ax = plt.subplots(figsize=(6, 6))
sns.heatmap(pd.DataFrame(np.arange(160).reshape(40, 4)), ax=ax, cbar_kws={"location": "left", "label": "value"})
ax.tick_params(labelright=True, labelleft=False, right=True, left=False)
plt.tight_layout()
plt.savefig("c_params.png")
plt.close("all")

ax = sns.heatmap(corr, cbar_kws={"orientation": "horizontal", "shrink": 0.4})
ax.set_xticklabels(ax.get_xticklabels(), rotation=30, ha="left")
ax.xaxis.tick_top()
plt.savefig("d_set_labels.png")

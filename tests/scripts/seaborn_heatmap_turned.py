"""Labels of heatmaps are turned by the axes as it is when heatmap() is called: layouts, resolutions and styles that come later change nothing."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(4)
names = ["height", "weight", "speed", "rating", "income", "spending"]
table = pd.DataFrame(rng.randn(40, 6), columns=names).corr()


def save(number, dpi=None):
    plt.savefig(f"seaborn_heatmap_turned_{number}.png", dpi=dpi)
    plt.close()


for number, width in enumerate((4.6, 5.0, 5.4, 5.8)):
    plt.figure(figsize=(width, 4))
    sns.heatmap(table, annot=True, fmt=".1f", cmap="coolwarm")
    plt.title("Correlations")
    plt.tight_layout()
    save(number, 80)
fig, axes = plt.subplots(1, 2, figsize=(11, 4.4))
sns.heatmap(table, ax=axes[0], square=True, cbar_kws={"shrink": .8})
sns.heatmap(table, ax=axes[1], cbar=False, vmin=-1, vmax=1)
axes[1].set_ylabel("a label")
axes[1].tick_params(labelsize=7)
fig.tight_layout()
save(4)
plt.figure(figsize=(4.5, 4))
sns.heatmap(table, cmap="Blues")
plt.xticks(rotation=45, ha="right")
plt.yticks(rotation=0)
plt.tight_layout()
save(5)
plt.figure(figsize=(4.5, 4))
ax = sns.heatmap(table, cmap="Blues")
ax.tick_params(axis="x", rotation=30)
save(6)

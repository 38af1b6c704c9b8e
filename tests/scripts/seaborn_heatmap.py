"""Heatmaps: of correlations, with values, centred, masked."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

plt.figure(figsize=(4, 3))
sns.heatmap(walks.corr(), annot=True, cmap="coolwarm")
plt.savefig("seaborn_heatmap_0.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.heatmap(walks.corr(), annot=True, fmt=".1f", vmin=-1, vmax=1, center=0, square=True, linewidths=0.5)
plt.savefig("seaborn_heatmap_1.png")
plt.close()
plt.figure(figsize=(4, 3))
sns.heatmap(walks.corr(), mask=np.triu(np.ones((4, 4), bool)), cbar_kws={"label": "r", "orientation": "horizontal"})
plt.savefig("seaborn_heatmap_2.png")
plt.close()

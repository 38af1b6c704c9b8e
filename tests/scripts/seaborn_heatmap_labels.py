"""Heatmaps with labels that are turned, left out, or sparse."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

plt.figure(figsize=(5, 4))
sns.heatmap(rng.rand(60, 40), cbar=False)
plt.savefig("seaborn_heatmap_labels_0.png")
plt.close()
plt.figure(figsize=(5, 4))
sns.heatmap(pd.DataFrame(np.arange(12).reshape(3, 4), columns=["a long name", "another long name", "third name here", "x"], index=["row one", "row two long", "three"]), annot=True, fmt="d", linecolor="k", linewidths=1, cmap="YlGnBu")
plt.savefig("seaborn_heatmap_labels_1.png")
plt.close()
plt.figure(figsize=(5, 4))
sns.heatmap(rng.rand(6, 8), xticklabels=2, yticklabels=False)
plt.savefig("seaborn_heatmap_labels_2.png")
plt.close()

"""The story: a scatter-plot matrix and an annotated heatmap."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

df = pd.DataFrame(np.random.RandomState(0).rand(4, 8))

figure = plt.figure(figsize=(12, 8))
grid = plt.GridSpec(8, 8, figure=figure, hspace=0.1, wspace=0.1)
for i in range(8):
    for j in range(8):
        ax = figure.add_subplot(grid[i, j])
        ax.scatter(df.iloc[:, j], df.iloc[:, i], s=3, color="black", alpha=0.5)
        ax.set_xticks([])
        ax.set_yticks([])
        if i == 7:
            ax.set_xlabel(df.columns[j])
        if j == 0:
            ax.set_ylabel(df.columns[i], rotation=0, labelpad=15)
plt.savefig("story_scatter_matrix.png", dpi=60)
plt.figure(figsize=(8, 6))
sns.heatmap(df.corr(), annot=True, cmap="coolwarm")
plt.savefig("story_heatmap.png", dpi=60)

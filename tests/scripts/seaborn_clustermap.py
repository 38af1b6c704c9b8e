"""Heatmaps whose rows and columns stand beside those that are like them."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.default_rng(12)
flowers = pd.DataFrame(rng.normal([5, 3, 4, 1], [1, 0.4, 2, 0.8], (40, 4)), columns=["sepal_length", "sepal_width", "petal_length", "petal_width"])
species = pd.Series(rng.choice(["setosa", "virginica", "versicolor"], 40), name="species")
colors = species.map(dict(zip(species.unique(), "rbg")))

sns.set_theme(color_codes=True)
sns.clustermap(flowers)
plt.savefig("a_default.png")
plt.close("all")

grid = sns.clustermap(flowers, figsize=(7, 5), row_cluster=False, dendrogram_ratio=(0.1, 0.2), cbar_pos=(0, 0.2, 0.03, 0.4))
plt.savefig("b_columns.png")
plt.close("all")

sns.clustermap(flowers, row_colors=colors, figsize=(6, 8))
plt.savefig("c_row_colors.png")
plt.close("all")

grid = sns.clustermap(flowers, cmap="mako", vmin=0, vmax=10, method="single", z_score=None, figsize=(6, 6), cbar_pos=None)
print(grid.dendrogram_row.reordered_ind[:5])
grid.savefig("d_no_bar.png")
plt.close("all")

sns.clustermap(flowers, standard_scale=1, metric="correlation", figsize=(6, 6), linewidths=0.2)
plt.savefig("e_standard.png")
plt.close("all")

networks = pd.DataFrame(rng.standard_normal((60, 12)), columns=pd.Index([f"net{i}" for i in range(12)], name="network"))
tones = pd.Series(sns.husl_palette(12, s=0.45), index=networks.columns, name="kind")
grid = sns.clustermap(networks.corr(), center=0, cmap="vlag", row_colors=tones, col_colors=tones, dendrogram_ratio=(0.1, 0.2), cbar_pos=(0.02, 0.32, 0.03, 0.2),
                      linewidths=0.75, figsize=(12, 13))
grid.ax_row_dendrogram.remove()
plt.savefig("f_corr.png")
plt.close("all")

sns.clustermap(networks.corr(), annot=True, fmt=".1f", figsize=(8, 8), cbar_kws={"label": "r", "orientation": "horizontal"}, cbar_pos=(0.05, 0.9, 0.12, 0.03),
               tree_kws={"linewidths": 1.5, "color": "C3"}, annot_kws={"size": 7})
plt.savefig("g_annotated.png")
plt.close("all")

table = pd.DataFrame({"year": np.repeat(np.arange(2000, 2008), 6), "month": np.tile(list("abcdef"), 8), "count": rng.integers(0, 90, 48)})
sns.clustermap(table, pivot_kws={"index": "month", "columns": "year", "values": "count"}, z_score=0, figsize=(6, 5),
               col_colors=pd.DataFrame({"odd": ["r", "g"] * 4, "late": ["k"] * 4 + ["w"] * 4}, index=range(2000, 2008)).to_numpy().T.tolist())
plt.savefig("h_pivot.png")

"""A heatmap's annotations, changed afterwards and dressed by annot_kws."""
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns

shares = np.linspace(0, 100, 20).reshape(4, 5)
ax = sns.heatmap(shares, annot=True, fmt=".0f", cmap="viridis")
for text in ax.texts:
    text.set_text(text.get_text() + " %")
ax.texts[7].set_weight("bold")
plt.savefig("seaborn_heatmap_texts_0.png")
plt.close()

words = np.array([["a", "bc"], ["", "$x^2$"]])
sns.heatmap([[1.0, 2.0], [np.nan, 4.0]], annot=words, fmt="", annot_kws={"c": "navy", "size": 14, "rotation": 30, "bbox": {"facecolor": "white"}}, cbar=False)
plt.savefig("seaborn_heatmap_texts_1.png")
plt.close()

sns.heatmap(np.arange(120).reshape(10, 12), annot=True, fmt="d", annot_kws={"size": 7, "alpha": 0.6}, square=True)
plt.savefig("seaborn_heatmap_texts_2.png")

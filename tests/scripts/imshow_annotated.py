"""A heatmap with its numbers."""
import matplotlib.pyplot as plt
import numpy as np

rows, columns = ["cucumber", "tomato", "lettuce"], ["Joe", "Upland", "Smith", "Agri"]
harvest = np.array([[0.8, 2.4, 2.5, 3.9], [2.4, 0.0, 4.0, 1.0], [1.1, 2.4, 0.8, 4.3]])
fig, ax = plt.subplots(figsize=(5, 4))
ax.imshow(harvest)
ax.set_xticks(np.arange(len(columns)), labels=columns)
ax.set_yticks(np.arange(len(rows)), labels=rows)
plt.setp(ax.get_xticklabels(), rotation=45, ha="right", rotation_mode="anchor")
for i in range(3):
    for j in range(4):
        ax.text(j, i, harvest[i, j], ha="center", va="center", color="w")
ax.set_title("Harvest of local farmers")
fig.tight_layout()
fig.savefig("imshow_annotated.png")

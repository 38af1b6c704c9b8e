"""Tables below, beside and instead of charts."""
import matplotlib.pyplot as plt
import numpy as np

data = [[66386, 174296, 75131, 577908, 32015], [58230, 381139, 78045, 99308, 160454], [89135, 80552, 152558, 497981, 603535]]
columns = ("Freeze", "Wind", "Flood", "Quake", "Hail")
rows = [f"{x} year" for x in (100, 50, 20)]
colors = plt.cm.BuPu(np.linspace(0, 0.5, len(rows)))
index = np.arange(len(columns)) + 0.3
offset = np.zeros(len(columns))
texts = []
for row, color in zip(data, colors):
    plt.bar(index, row, 0.4, bottom=offset, color=color)
    offset = offset + row
    texts.append([f"{x / 1000.0:1.1f}" for x in offset])
plt.table(cellText=texts, rowLabels=rows, rowColours=colors, colLabels=columns, loc="bottom")
plt.subplots_adjust(left=0.2, bottom=0.2)
plt.ylabel("Loss")
plt.xticks([])
plt.savefig("tables_axes_below.png")
plt.close()

fig, ax = plt.subplots(figsize=(6, 3))
ax.axis("off")
table = ax.table(cellText=[["alpha", "1.25", "yes"], ["a long name of a thing", "23.5", "no"], ["x", "-4", "maybe"]], colLabels=["name", "value", "ok"],
                 loc="center", cellLoc="center", colColours=["lightgray"] * 3, cellColours=[["w", "w", "lightgreen"], ["w", "w", "salmon"], ["w", "w", "khaki"]])
table.auto_set_font_size(False)
table.set_fontsize(12)
table.scale(1, 1.7)
for (row, column), cell in table.get_celld().items():
    if row == 0:
        cell.set_text_props(weight="bold", color="navy")
    cell.set_edgecolor("gray")
table[2, 1].set_facecolor("#ffffcc")
plt.savefig("tables_axes_only.png")
plt.close()

fig, axes = plt.subplots(2, 2, figsize=(9, 6))
cells = [["1", "2"], ["3", "four and more"]]
axes[0, 0].table(cellText=cells, loc="upper left", colWidths=[0.2, 0.3], edges="horizontal")
axes[0, 1].table(cellText=cells, rowLabels=["a", "bb"], bbox=[0.3, 0.2, 0.6, 0.5], cellLoc="left")
axes[1, 0].table(cellText=cells, loc="right", colWidths=[0.1, 0.1], edges="open", rowLabels=["r", "s"], rowLoc="right")
wide = axes[1, 1].table(cellText=cells, colLabels=["first column", "second"], loc="center")
wide.auto_set_column_width([0, 1])
plt.savefig("tables_axes_places.png", dpi=80)

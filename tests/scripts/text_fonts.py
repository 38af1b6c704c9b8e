"""Fonts by family, weight, style and size."""
import matplotlib.pyplot as plt
from matplotlib.font_manager import FontProperties

fig, ax = plt.subplots(figsize=(6, 4), dpi=80)
for i, family in enumerate(["serif", "sans-serif", "monospace", "cursive", "fantasy", ["Times New Roman", "serif"], "Arial"]):
    ax.text(0.02, 0.93 - 0.13 * i, f"family {i}", family=family, fontsize=12)
for i, weight in enumerate(["normal", "book", 400, 500, 600, "bold", 900]):
    ax.text(0.35, 0.93 - 0.13 * i, f"weight {weight}", weight=weight)
for i, size in enumerate(["xx-small", "small", "medium", "large", "x-large", 17.5]):
    ax.text(0.65, 0.93 - 0.13 * i, f"size {size}", size=size, style="italic" if i % 2 else "normal")
ax.text(0.65, 0.05, "properties", fontproperties=FontProperties(family="monospace", weight="bold", size=11, style="oblique"))
ax.set_xlabel("label", fontproperties=FontProperties(size=15, family="serif"), url="http://example.org")
ax.text(1.02, 0.5, "outside", transform=ax.transAxes, rotation="vertical", backgroundcolor="0.8").set_text("changed\nlater")
fig.savefig("text_fonts.png")

"""Shadows of pies, at two resolutions; a bar chart in the colours of a table."""
import matplotlib.colors as mcolors
import matplotlib.pyplot as plt

fig, (left, right) = plt.subplots(1, 2, figsize=(8, 4))
left.pie([15, 30, 45, 10], explode=(0, 0.1, 0, 0), labels=("Frogs", "Hogs", "Dogs", "Logs"), autopct="%1.1f%%", shadow=True, startangle=90)
slices, _ = right.pie([3, 4, 5], shadow=True, wedgeprops=dict(width=0.4, edgecolor="w", linewidth=3), colors=["gold", "tan", "tomato"])
slices[0].set_facecolor("black")
right.legend(list("abc"))
fig.savefig("pie_shadows.png")
fig.savefig("pie_shadows_fine.png", dpi=200, bbox_inches="tight")
by_hue = sorted(mcolors.TABLEAU_COLORS, key=lambda name: tuple(mcolors.rgb_to_hsv(mcolors.to_rgb(name))))
plt.figure()
plt.bar(by_hue, range(len(by_hue)), color=[mcolors.TABLEAU_COLORS[name] for name in by_hue])
plt.xticks(rotation=45)
plt.savefig("pie_shadows_table.png")

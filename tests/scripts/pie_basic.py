"""A pie with shares, one piece pulled out, a shadow-free ring."""
import matplotlib.pyplot as plt

fig, axs = plt.subplots(1, 2, figsize=(7, 3.5), dpi=80)
axs[0].pie([15, 30, 45, 10], explode=(0, 0.1, 0, 0), labels=["Frogs", "Hogs", "Dogs", "Logs"], autopct="%1.1f%%", startangle=90)
axs[0].axis("equal")
wedges, texts = axs[1].pie([3, 2, 5], radius=1, colors=["C0", "C2", "C4"], wedgeprops=dict(width=0.3, edgecolor="w"), counterclock=False)
axs[1].legend(wedges, ["a", "b", "c"], loc="center")
fig.savefig("pie_basic.png")

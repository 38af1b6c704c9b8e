"""Colours in all their spellings."""
import matplotlib.pyplot as plt
from matplotlib import cm

fig, ax = plt.subplots(figsize=(5, 3), dpi=80)
for i, color in enumerate(["r", "C1", "tab:green", "#1f77b4", "#abc", "0.5", "xkcd:sky blue", (0.1, 0.2, 0.5), (0.1, 0.2, 0.5, 0.3), plt.cm.viridis(0.7), cm.get_cmap("plasma")(200)]):
    ax.bar(i, i + 1, color=color)
fig.savefig("colors_named.png")

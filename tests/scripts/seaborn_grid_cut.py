import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(2)
df = pd.DataFrame({"v": rng.randn(60).cumsum(), "w": rng.randn(60) * 1000, "g": rng.choice(list("abc"), 60), "h": rng.choice(list("xy"), 60)})

g = sns.relplot(data=df, x="v", y="w", hue="g", style="h", col="h", height=3)
g.savefig("headings.png")

g = sns.relplot(data=df, x="v", y="w", hue="g", col="h", row="g", height=2, facet_kws={"margin_titles": True})
g.savefig("margins.png")
plt.savefig("margins_fine.png", bbox_inches="tight", dpi=150)

g = sns.catplot(data=df, x="g", y="w", col="h", kind="bar", errorbar=None, height=3, aspect=0.7)
g.despine(left=True)
g.set_axis_labels("", "W")
plt.subplots_adjust(top=0.8)
g.fig.suptitle("bars")
g.savefig("despined.png")

g = sns.relplot(data=df, x="v", y="w", hue="g", col="h", height=3)
sns.move_legend(g, "upper left", bbox_to_anchor=(0.1, 0.9))
g.fig.suptitle("A title")
g.fig.subplots_adjust(top=0.85)
g.savefig("legend_moved.png")

fig, ax = plt.subplots(figsize=(4, 3))
ax.plot([1, 2, 3], label="a")
fig.legend(loc="lower right")
fig.savefig("legend_of_figure.png", bbox_inches="tight")

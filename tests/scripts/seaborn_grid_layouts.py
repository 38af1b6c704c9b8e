import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(2)
df = pd.DataFrame({"d": pd.date_range("2024-01-01", periods=60), "v": rng.randn(60).cumsum(), "w": rng.randn(60) * 1000, "g": rng.choice(list("abc"), 60),
                   "h": rng.choice(list("xy"), 60)})

sns.relplot(data=df, x="d", y="v", hue="g", col="h", height=3)
plt.savefig("dates.png")

g = sns.FacetGrid(df, col="g", col_wrap=2, height=2)
g.map(plt.hist, "v")
plt.savefig("histograms.png")

g = sns.FacetGrid(df, col="h", row="g", hue="h", height=2, margin_titles=True, sharey=False)
g.map(plt.hist, "w", bins=5)
g.map(plt.axvline, x=0, color="k")
g.add_legend()
g.map_dataframe(sns.scatterplot, x="v", y="w")
plt.savefig("mapped_again.png")

g = sns.relplot(data=df, x="v", y="w", hue="g", col="h", height=3)
g.set_axis_labels("A long label", "Another\nlong").set_titles("{col_name}")
g.tight_layout(w_pad=0)
g.fig.suptitle("A title", y=1.02)
plt.savefig("labelled.png")
plt.tight_layout()
plt.savefig("without_room_for_the_legend.png")
g.fig.set_size_inches(9, 4)
plt.savefig("resized.png")

g = sns.jointplot(data=df, x="v", y="w", hue="g", height=4)
g.fig.suptitle("joint")
g.fig.tight_layout()
plt.savefig("joint.png")

g = sns.lmplot(data=df, x="v", y="w", col="g", col_wrap=2, height=2.5, ci=None)
g.set(ylim=(-1e5, 1e5))
g.fig.subplots_adjust(top=0.8)
g.fig.suptitle("lines")
g.fig.tight_layout()
plt.savefig("regressions.png")

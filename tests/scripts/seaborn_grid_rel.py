"""relplot and FacetGrid: points and lines of each part of a table, changed after their layout."""
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns

rng = np.random.RandomState(3)
tips = pd.DataFrame({"bill": rng.gamma(4, 5, 120).round(2), "day": rng.choice(["Thu", "Fri", "Sat"], 120), "time": rng.choice(["Lunch", "Dinner"], 120)})
tips["tip"] = (tips.bill * .15 + rng.normal(0, 1, 120)).round(2)

g = sns.relplot(data=tips, x="bill", y="tip", hue="day", col="time", height=3)
g.set_axis_labels("Total bill", "Tip").set_titles("{col_name}")
g.fig.subplots_adjust(top=.82)
g.fig.suptitle("Tips")
plt.savefig("rel.png")

g = sns.relplot(data=tips.round(0), x="tip", y="bill", hue="time", kind="line", errorbar="sd", height=4, aspect=1.4)
g.ax.axhline(20, ls=":", c="k")
plt.savefig("lines.png")

g = sns.FacetGrid(tips, col="day", hue="time", col_wrap=2, height=2.2)
g.map(plt.scatter, "bill", "tip", s=12, alpha=.7)
g.add_legend()
plt.savefig("facets.png")

g = sns.FacetGrid(tips, row="time", col="day", margin_titles=True, height=2)
g.map_dataframe(sns.histplot, x="tip", binwidth=1)
plt.savefig("margins.png")

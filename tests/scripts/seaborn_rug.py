"""Ticks at the edges for each value."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.default_rng(1)
tips = pd.DataFrame({"bill": rng.gamma(4, 5, 120), "tip": rng.gamma(3, 1, 120), "time": rng.choice(["Lunch", "Dinner"], 120), "day": rng.choice(list("abc"), 120)})

sns.set_theme()
sns.kdeplot(data=tips, x="bill")
sns.rugplot(data=tips, x="bill")
plt.savefig("a_kde.png")
plt.close("all")

sns.scatterplot(data=tips, x="bill", y="tip")
sns.rugplot(data=tips, x="bill", y="tip")
plt.savefig("b_scatter.png")
plt.close("all")

sns.scatterplot(data=tips, x="bill", y="tip", hue="time")
sns.rugplot(data=tips, x="bill", y="tip", hue="time")
plt.savefig("c_hue.png")
plt.close("all")

sns.rugplot(data=tips, x="bill", y="tip", height=0.1)
plt.savefig("d_alone.png")
plt.close("all")

sns.scatterplot(data=tips, x="bill", y="tip")
sns.rugplot(data=tips, x="bill", y="tip", height=-0.02, clip_on=False)
plt.savefig("e_outside.png")
plt.close("all")

sns.rugplot(data=tips, y="tip", lw=1, alpha=0.2, color="C3", expand_margins=False)
plt.savefig("f_alpha.png")
plt.close("all")

sns.displot(data=tips, x="bill", kind="kde", rug=True, rug_kws={"height": 0.05})
plt.savefig("g_displot.png")
plt.close("all")

sns.displot(data=tips, x="bill", col="time", hue="day", kde=True, rug=True, height=3)
plt.savefig("h_facets.png")
plt.close("all")

grid = sns.jointplot(data=tips, x="bill", y="tip")
grid.plot_joint(sns.kdeplot, color="r", zorder=0, levels=6)
grid.plot_marginals(sns.rugplot, color="r", height=-0.15, clip_on=False)
plt.savefig("i_joint.png")
plt.close("all")

grid = sns.JointGrid(data=tips, x="bill", y="tip", hue="time", marginal_ticks=True)
grid.plot_joint(sns.scatterplot)
grid.plot_marginals(sns.rugplot, height=0.4)
plt.savefig("j_joint_hue.png")
plt.close("all")

sns.displot(tips, x="bill", y="tip", rug=True)
plt.savefig("k_plane.png")

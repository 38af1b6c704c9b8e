"""Histograms and boxes of groups by `by=`, and boxes' return types."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.default_rng(2)
df = pd.DataFrame({"height": rng.normal(170, 9, 200), "weight": rng.normal(70, 11, 200), "sex": rng.choice(["f", "m"], 200), "team": rng.choice(["x", "y", "z"], 200)})

df.plot.hist(by="sex", column="height", figsize=(6, 5), bins=15)
plt.savefig("a_hist.png")
plt.close("all")

df.plot.hist(by="team", column=["height", "weight"], alpha=0.7, figsize=(6, 7))
plt.savefig("b_hist_two.png")
plt.close("all")

found = df.plot.box(by="sex", figsize=(8, 4))
print(list(found.index))
plt.savefig("c_box.png")
plt.close("all")

df.plot.box(column="weight", by=["sex", "team"], figsize=(8, 4), rot=30)
plt.savefig("d_box_two.png")
plt.close("all")

df.boxplot(column=["height", "weight"], by="team", figsize=(8, 4))
plt.savefig("e_boxplot.png")
plt.close("all")

df.boxplot(column="height", by=["sex", "team"], rot=45, grid=False)
plt.suptitle("")
plt.title("Heights")
plt.tight_layout()
plt.savefig("f_boxplot_two.png")
plt.close("all")

both = df.boxplot(column=["height", "weight"], return_type="both")
both.lines["medians"][0].set_linewidth(3)
both.ax.set_title("both")
plt.savefig("g_both.png")
plt.close("all")

df.groupby("sex").boxplot(subplots=False, column=["height", "weight"])
plt.savefig("h_one_axes.png")
plt.close("all")

df.plot.box(subplots=True, return_type="dict")["height"]["boxes"][0].set_color("C3")
plt.savefig("i_subplots.png")
plt.close("all")

df.hist(column="height", by="team", sharex=True, sharey=True, figsize=(6, 5))
plt.savefig("j_hist_method.png")

"""Shares of values that are not above each."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.default_rng(5)
birds = pd.DataFrame({"length": rng.normal(200, 14, 90), "mass": rng.lognormal(8, 0.3, 90), "kind": rng.choice(["Adelie", "Gentoo", "Chinstrap"], 90),
                      "sex": rng.choice(["m", "f"], 90)})

sns.ecdfplot(data=birds, x="length")
plt.savefig("a_x.png")
plt.close("all")

sns.ecdfplot(data=birds, y="length", color="C1", linewidth=3)
plt.savefig("b_y.png")
plt.close("all")

sns.ecdfplot(data=birds, x="length", hue="kind")
plt.savefig("c_hue.png")
plt.close("all")

sns.ecdfplot(data=birds, x="length", hue="kind", stat="count", palette="Set2", alpha=0.6)
plt.savefig("d_count.png")
plt.close("all")

sns.ecdfplot(data=birds, x="length", hue="kind", complementary=True, weights="mass")
plt.savefig("e_complementary.png")
plt.close("all")

sns.ecdfplot(data=birds, x="mass", log_scale=True)
plt.savefig("f_log.png")
plt.close("all")

sns.ecdfplot(data=birds[["length"]].assign(other=birds["length"] + 10))
plt.savefig("g_wide.png")
plt.close("all")

with sns.axes_style("whitegrid"):
    sns.displot(data=birds, x="length", hue="kind", col="sex", kind="ecdf", height=3, rug=True)
    plt.savefig("h_displot.png")
plt.close("all")

sns.displot(data=birds, x="length", kind="ecdf", stat="count").set_axis_labels("Length (mm)", "Birds")
plt.savefig("i_displot_count.png")

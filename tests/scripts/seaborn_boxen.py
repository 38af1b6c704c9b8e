"""Boxes of letter values."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.default_rng(9)
stones = pd.DataFrame({"price": rng.lognormal(8, 0.7, 900), "clarity": rng.choice(["SI2", "SI1", "VS2", "VS1"], 900), "cut": rng.choice(["Ideal", "Good"], 900)})

sns.set_theme(style="whitegrid")
sns.boxenplot(x=stones["price"])
plt.savefig("a_one.png")
plt.close("all")

sns.boxenplot(data=stones, x="clarity", y="price", color="b", order=["SI2", "SI1", "VS2", "VS1"], scale="linear")
plt.savefig("b_linear.png")
plt.close("all")

sns.boxenplot(data=stones, x="clarity", y="price", hue="cut", palette="Set3")
plt.savefig("c_hue.png")
plt.close("all")

sns.boxenplot(data=stones, y="clarity", x="price", scale="area", k_depth="proportion", linewidth=0.5)
plt.savefig("d_lying.png")
plt.close("all")

sns.boxenplot(data=stones, x="clarity", y="price", k_depth="trustworthy", showfliers=False, saturation=1, width=0.5)
plt.savefig("e_trustworthy.png")
plt.close("all")

sns.boxenplot(data=pd.DataFrame(rng.standard_normal((60, 3)), columns=list("abc")), k_depth=3, line_kws={"linewidth": 3, "color": "r"}, flier_kws={"s": 50, "color": "k"},
              box_kws={"linewidth": 2})
plt.savefig("f_wide.png")
plt.close("all")

sns.catplot(data=stones, x="clarity", y="price", col="cut", kind="boxen", height=3.5, aspect=0.8)
plt.savefig("g_catplot.png")
plt.close("all")

sns.boxenplot(data=pd.DataFrame({"a": ["x", "y", "y", "y", "y", "y"], "b": [1.0, 2, 3, 4, 5, 9]}), x="a", y="b", k_depth="full")
plt.savefig("h_single.png")

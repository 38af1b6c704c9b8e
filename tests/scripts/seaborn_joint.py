"""jointplot: two variables and each alone at the margins."""
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns

rng = np.random.RandomState(8)
data = pd.DataFrame({"x": rng.randn(150), "g": rng.choice(["a", "b"], 150)})
data["y"] = data.x * .6 + rng.randn(150)

for kind in ("scatter", "hist", "kde", "hex", "reg"):
    sns.jointplot(data=data, x="x", y="y", kind=kind, height=4, **({"seed": 1} if kind == "reg" else {}))
    plt.savefig(kind + ".png")
sns.jointplot(data=data, x="x", y="y", hue="g", height=4)
plt.savefig("hue.png")
g = sns.JointGrid(data=data, x="x", y="y", height=4, ratio=3, space=0)
g.plot(sns.scatterplot, sns.histplot)
g.refline(x=0, y=0)
plt.savefig("grid.png")

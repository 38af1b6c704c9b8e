"""Legends beside grids: in pictures that are cut, without entries, removed, moved."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(3)
cars = pd.DataFrame({"mpg": rng.gamma(9, 3, 80), "weight": rng.normal(30, 6, 80), "origin": rng.choice(["usa", "japan", "europe"], 80),
                     "doors": rng.choice([3, 5], 80)})

grid = sns.relplot(data=cars, x="weight", y="mpg", hue="origin", col="doors", height=3)
grid.savefig("seaborn_grid_legends_0.png")
grid = sns.FacetGrid(cars, col="doors", height=2.5)
grid.map(plt.scatter, "weight", "mpg")
grid.add_legend()
plt.savefig("seaborn_grid_legends_1.png")
grid = sns.catplot(data=cars, x="origin", y="mpg", hue="doors", kind="bar", errorbar=None, height=3)
grid._legend.remove()
plt.savefig("seaborn_grid_legends_2.png")
grid = sns.relplot(data=cars, x="weight", y="mpg", hue="origin", height=3)
sns.move_legend(grid, "upper right", title=None)
plt.savefig("seaborn_grid_legends_3.png", bbox_inches="tight")
figure, axes = plt.subplots(figsize=(4, 3))
axes.plot([1, 3, 2], label="a")
figure.legend(loc="center left")
plt.savefig("seaborn_grid_legends_4.png", bbox_inches="tight", dpi=120)

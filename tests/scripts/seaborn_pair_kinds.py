"""Pairs as densities, with regressions, of tables with gaps."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(8)
table = pd.DataFrame({"length": rng.normal(40, 5, 60), "depth": rng.gamma(4, 2, 60), "mass": rng.normal(4, 1, 60)})
table.loc[rng.rand(60) < .1, "depth"] = np.nan

sns.pairplot(table, vars=["length", "mass"], kind="kde", height=2)
plt.savefig("seaborn_pair_kinds_0.png")
grid = sns.PairGrid(table, vars=["length", "depth"], height=2)
grid.map_lower(sns.regplot, ci=None)
grid.map_diag(sns.histplot)
plt.savefig("seaborn_pair_kinds_1.png")

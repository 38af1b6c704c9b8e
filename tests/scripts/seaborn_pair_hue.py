"""Every column against every other, coloured by a further one."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(5)
iris = pd.DataFrame(rng.randn(90, 4), columns=["sl", "sw", "pl", "pw"]).assign(species=np.repeat(["setosa", "versicolor", "virginica"], 30))

sns.pairplot(iris, hue="species", height=1.2)
plt.savefig("seaborn_pair_hue.png")
sns.pairplot(iris, hue="species", diag_kind="hist", height=1.5, vars=["sl", "pw"], palette="Set1", markers=["o", "s", "D"])
plt.savefig("seaborn_pair_markers.png")

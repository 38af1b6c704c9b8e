"""Every column against every other."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(5)
iris = pd.DataFrame(rng.randn(90, 4), columns=["sl", "sw", "pl", "pw"]).assign(species=np.repeat(["setosa", "versicolor", "virginica"], 30))

sns.pairplot(iris[["sl", "sw", "pl"]], height=1.5)
plt.savefig("seaborn_pair.png")

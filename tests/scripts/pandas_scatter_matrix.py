"""Every column against every other, with histograms and densities."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from pandas.plotting import scatter_matrix

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

scatter_matrix(walks[["A", "B", "C"]], figsize=(5, 5))
plt.savefig("pandas_scatter_matrix.png")
scatter_matrix(walks, diagonal="kde", alpha=0.2, color="r", marker="o", s=4, figsize=(5, 5))
plt.savefig("pandas_scatter_matrix_kde.png")

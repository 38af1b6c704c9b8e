"""Points whose value is no number."""
import matplotlib.pyplot as plt
import numpy as np

x = np.arange(10.0)
c = np.where(x % 4 == 3, np.nan, x)
fig, (left, right) = plt.subplots(1, 2)
left.scatter(x, x, c=c, plotnonfinite=True, s=80)
right.scatter(x, x, c=np.where(x == 9, np.nan, c), plotnonfinite=True, s=x * 20 + 20, edgecolors="k", marker="s")
fig.savefig("scatter_nonfinite.png")

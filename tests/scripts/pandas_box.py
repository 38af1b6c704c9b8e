"""Boxes of columns, lying, and by groups."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
walks = pd.DataFrame(rng.randn(80, 4).cumsum(axis=0), columns=list("ABCD"))

walks.plot.box(figsize=(4, 3))
plt.savefig("pandas_box_0.png")
plt.close("all")
walks.plot.box(vert=False, color="r", sym="k+", figsize=(4, 3))
plt.savefig("pandas_box_1.png")
plt.close("all")
plt.figure(figsize=(4, 3))
walks.boxplot(rot=45, fontsize=12)
plt.savefig("pandas_box_2.png")
plt.close("all")
walks.assign(g=np.arange(80) % 3).boxplot(by="g", column=["A", "B"], layout=(1, 2), figsize=(6, 3))
plt.savefig("pandas_box_3.png")
plt.close("all")

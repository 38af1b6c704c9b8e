"""Heights of bars are written as they were given: whole numbers without a point."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

fig, (left, middle, right) = plt.subplots(1, 3, figsize=(9, 3))
for bar in left.bar(["a", "b", "c"], [20, 34, 30]):
    height = bar.get_height()
    left.annotate("{}".format(height), xy=(bar.get_x() + bar.get_width() / 2, height), xytext=(0, 3), textcoords="offset points", ha="center", va="bottom")
for bar in middle.barh(np.arange(3), pd.Series([2.5, 3.0, 1.5])):
    middle.text(bar.get_width(), bar.get_y() + bar.get_height() / 2, str(bar.get_width()), va="center")
pd.DataFrame({"north": [3, 5], "south": [4, 1]}, index=["2020", "2021"]).plot.bar(ax=right, rot=0)
for bar in right.patches:
    right.annotate(str(bar.get_height()), (bar.get_x() * 1.005, bar.get_height() * 1.005))
fig.savefig("bars.png")

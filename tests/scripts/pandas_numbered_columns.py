"""Columns whose names are numbers, beside others that are words."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(5)
frame = pd.DataFrame(rng.rand(30, 3), columns=[1, 2, 3])
frame["kind"] = rng.choice(["a", "b"], 30)

frame.plot.scatter(x=1, y=2, c=3, colormap="viridis", figsize=(5, 3))
plt.savefig("pandas_numbered_columns_0.png")
fig, ax = plt.subplots(figsize=(4, 3))
for name, part in frame.groupby("kind"):
    part.plot(y=1, ax=ax, label=name)
plt.savefig("pandas_numbered_columns_1.png")

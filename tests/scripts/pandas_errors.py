"""Error bars by name, in order, on two sides."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

index = pd.MultiIndex.from_arrays([["a", "a", "a", "a", "a", "b", "b", "b", "b", "b"], ["foo", "foo", "foo", "bar", "bar", "foo", "foo", "bar", "bar", "bar"]], names=["letter", "word"])
df = pd.DataFrame({"data1": [9, 3, 2, 4, 3, 2, 4, 6, 3, 2], "data2": [9, 6, 5, 7, 5, 4, 5, 6, 5, 1]}, index=index)
grouped = df.groupby(level=("letter", "word"))
means, errors = grouped.mean(), grouped.std()

fig, ax = plt.subplots()
means.plot.bar(yerr=errors, ax=ax, capsize=4, rot=0)
plt.savefig("a_frame.png")
plt.close("all")

means.plot.barh(xerr={"data1": [0.1, 0.2, 0.3, 0.4], "data2": [1, 0.5, 1, 0.5]}, capsize=3)
plt.savefig("b_map.png")
plt.close("all")

mins, maxs = grouped.min(), grouped.max()
sides = np.array([[means[name] - mins[name], maxs[name] - means[name]] for name in means])
means.plot.bar(yerr=sides, capsize=4, rot=0)
plt.savefig("c_sides.png")
plt.close("all")

table = pd.DataFrame({"value": [1.0, 2.5, 2.0, 3.5], "other": [2.0, 1.5, 2.5, 1.0], "error": [0.2, 0.4, 0.3, 0.5]})
table.plot(yerr="error")
plt.savefig("d_column.png")
plt.close("all")

table["value"].plot(yerr=table["error"], linestyle="--", marker="o")
plt.savefig("e_series.png")
plt.close("all")

table["value"].plot.bar(yerr=[[0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1]], color="lightgray", capsize=5)
plt.savefig("f_two_sides.png")
plt.close("all")

table.plot.scatter("value", "other", xerr=0.1, yerr="error", color="C2", s=60)
plt.savefig("g_scatter.png")
plt.close("all")

table.plot(x="value", y="other", yerr="error", kind="line")
plt.savefig("h_x_and_y.png")

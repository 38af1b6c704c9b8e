"""A second y axis at the right."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.default_rng(4)
dates = pd.date_range("2000-01-01", periods=300)
df = pd.DataFrame(rng.standard_normal((300, 4)).cumsum(axis=0), index=dates, columns=list("ABCD"))

plt.figure()
ax = df.plot(secondary_y=["A", "B"])
ax.set_ylabel("CD scale")
ax.right_ax.set_ylabel("AB scale")
plt.savefig("a_list.png")
plt.close("all")

plt.figure()
df["A"].plot()
df["B"].plot(secondary_y=True, style="g")
plt.savefig("b_series.png")
plt.close("all")

df.plot(secondary_y=["A", "B"], mark_right=False, figsize=(7, 4), title="Without marks")
plt.savefig("c_unmarked.png")
plt.close("all")

small = pd.DataFrame({"count": [3, 6, 9, 4], "share": [0.1, 0.5, 0.3, 0.2], "rest": [4, 5, 2, 8]}, index=list("wxyz"))
ax = small.plot.bar(secondary_y="share", rot=0)
ax.set_ylabel("count")
ax.right_ax.set_ylim(0, 1)
plt.savefig("d_bars.png")
plt.close("all")

ax = small["count"].plot(kind="bar", color="lightsteelblue", legend=True)
small["share"].plot(ax=ax, secondary_y=True, color="k", marker="o", legend=True)
plt.savefig("e_bar_and_line.png")
plt.close("all")

ax = small["share"].plot(secondary_y=True, grid=True)
print(ax is plt.gca(), hasattr(ax, "left_ax"))
plt.savefig("f_right_only.png")
plt.close("all")

axes = df.plot(subplots=True, secondary_y=["B", "D"], figsize=(6, 7))
print(len(axes))
plt.savefig("g_subplots.png")
plt.close("all")

df.abs().cumsum().plot(secondary_y=["D"], logy=True, legend="reverse")
plt.savefig("h_log.png")

"""Columns together in subplots, and styles of each column."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.default_rng(8)
df = pd.DataFrame(rng.standard_normal((60, 5)).cumsum(axis=0), columns=list("ABCDE"))

df.plot(subplots=[("A", "B"), ("C", "D", "E")], figsize=(6, 6))
plt.savefig("a_lines.png")
plt.close("all")

df.plot(subplots=[("A", "C")], title="One and the rest", layout=(2, 2), figsize=(8, 6))
plt.savefig("b_layout.png")
plt.close("all")

df.head(6).abs().plot.bar(subplots=[("B", "D")], figsize=(6, 8))
plt.savefig("c_bars.png")
plt.close("all")

df.abs().plot.area(subplots=[("A", "B"), ("C", "D", "E")], figsize=(6, 6))
plt.savefig("d_areas.png")
plt.close("all")

df.plot.kde(subplots=[("A", "B")], figsize=(6, 8))
plt.savefig("e_densities.png")
plt.close("all")

df.plot.hist(subplots=[("A", "B")], figsize=(6, 8), stacked=True)
plt.savefig("f_hists.png")
plt.close("all")

df.head(20).plot(style=["-", "--", ":", "r-.", "ko"])
plt.savefig("g_styles.png")
plt.close("all")

df.head(20).plot(style={"A": "s-", "D": "g^:"}, subplots=True, layout=(-1, 2), figsize=(8, 6))
plt.savefig("h_styles_of_columns.png")

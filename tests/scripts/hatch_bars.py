"""Bars, histograms, stairs and pies with hatches."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Patch

fig, ax = plt.subplots()
bars = ax.bar(range(5), [3, 5, 2, 6, 4], color="white", edgecolor="black", hatch=["/", "\\", "|", "-", "+"], label="each its own")
ax.bar(range(5), [1, 2, 1, 2, 1], bottom=[3, 5, 2, 6, 4], color="C1", hatch="xx", label="above")
bars[2].set_hatch("OO")
ax.legend()
plt.savefig("hatch_bars_each.png")
plt.close()

fig, axes = plt.subplots(2, 2, figsize=(8, 6))
values = np.random.default_rng(3).normal(size=500)
axes[0, 0].hist([values, values + 1], bins=12, hatch="..", edgecolor="C3", label=["a", "b"])
axes[0, 0].legend()
axes[0, 1].hist(values, bins=12, histtype="stepfilled", hatch="*", facecolor="lightblue")
axes[1, 0].stairs([2, 4, 3, 1], [0, 1, 3, 4, 6], hatch="//", fill=False)
for wedge, hatch in zip(axes[1, 1].pie([1, 2, 3], wedgeprops={"edgecolor": "w"})[0], ("o", "x", "-")):
    wedge.set_hatch(hatch)
plt.savefig("hatch_bars_hist.png", dpi=80)
plt.close()

plt.rcParams["hatch.linewidth"] = 0.5
plt.rcParams["hatch.color"] = "red"
fig, ax = plt.subplots()
ax.barh(["a", "b", "c"], [1, 4, 2], hatch="///")
ax.legend(handles=[Patch(facecolor="C2", hatch="\\\\", label="thin"), Patch(fill=False, hatch="++", edgecolor="b", label="open")])
plt.savefig("hatch_bars_rc.png")

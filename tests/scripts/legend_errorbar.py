"""Error bars in a legend: the line, its bars and caps; limits; bars of some values only."""
import matplotlib.pyplot as plt
import numpy as np

x = np.arange(8.0)
fig, (left, right) = plt.subplots(1, 2, figsize=(10, 5))
left.errorbar(x, x, yerr=0.5, label="plain")
left.errorbar(x, x + 3, yerr=0.5, capsize=4, fmt="o--", label="caps")
left.errorbar(x, x + 6, xerr=0.2, yerr=0.4, capsize=3, fmt="s", markersize=8, label="both ways")
left.errorbar(x, x + 9, yerr=0.4, fmt="none", ecolor="k", label="only bars")
left.errorbar(x, x + 12, yerr=0.8, lolims=True, label="lower limits")
left.errorbar(x, x + 15, yerr=0.8, uplims=[True, False] * 4, capsize=3, label="some upper limits")
left.legend(loc="upper left", ncol=2)
right.errorbar(x, np.sqrt(x), yerr=[0.1 * x, 0.2 * x], errorevery=2, label="every second", elinewidth=3, ecolor="gray", capsize=5, capthick=2)
right.errorbar(x, -x, xerr=0.3, xlolims=True, fmt=".", color="purple", label="x limits", alpha=0.6)
right.legend(numpoints=2, markerscale=1.5, title="Two points")
fig.savefig("legend_errorbar.png")

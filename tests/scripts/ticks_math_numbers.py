"""Numbers of linear axes as formulas: powers and offsets, by call, by formatter, by rcParams."""
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.colors import LogNorm
from matplotlib.ticker import ScalarFormatter

x = np.linspace(-1, 1, 30)
fig, axes = plt.subplots(2, 2, figsize=(8, 6), dpi=80)
(one, two), (three, four) = axes
one.plot(x * 2e6, x**2 * 3e-7)
one.ticklabel_format(useMathText=True)
two.plot(x, 1e5 + x * 0.01)
two.ticklabel_format(axis="y", style="sci", scilimits=(0, 0), useMathText=True)
two.set_title("offset")
formatter = ScalarFormatter(useMathText=True)
formatter.set_powerlimits((-2, 2))
three.plot(x * 300, 4000 * x)
three.yaxis.set_major_formatter(formatter)
four.plot(x, 25000 * x)
four.yaxis.get_major_formatter().set_useMathText(True)
four.yaxis.get_major_formatter().set_powerlimits((0, 0))
four.ticklabel_format(axis="x", useMathText=False)
assert four.yaxis.get_major_formatter().get_useMathText() and not four.xaxis.get_major_formatter().useMathText
fig.tight_layout()
fig.savefig("ticks_math_numbers.png")

plt.rcParams["axes.formatter.use_mathtext"] = True
plt.rcParams["axes.formatter.limits"] = (-3, 4)
fig, (one, two, three) = plt.subplots(1, 3, figsize=(10, 3), dpi=80)
points = one.scatter(x, x**3 * 1e5, c=x * 1e-5)
fig.colorbar(points, ax=one)
two.loglog(np.abs(x) + 1, np.exp(8 * x))
two.set_xlabel("log")
three.bar(["a", "b"], [3e7, 5e7])
three.secondary_yaxis("right", functions=(lambda y: y / 1e3, lambda y: y * 1e3))
fig.savefig("ticks_math_numbers_rc.png", bbox_inches="tight")

fig, ax = plt.subplots(figsize=(5, 4), dpi=80)
sns.scatterplot(x=x, y=x**2, size=x * 40, hue=x, ax=ax)
image = ax.imshow(np.outer(x, x) + 1.5, extent=(2, 3, 0, 1), norm=LogNorm())
fig.colorbar(image)
ax.set_aspect("auto")
ax.autoscale()
fig.savefig("ticks_math_numbers_seaborn.png")

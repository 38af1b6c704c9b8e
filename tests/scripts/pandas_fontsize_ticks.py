"""Sizes of pandas' tick labels: how many ticks there are goes by the usual size, on dates and after layouts too."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)
hours = pd.DataFrame(rng.rand(3, 2), index=pd.date_range("1999-12-31 23:50", periods=3, freq="6H"))
table = pd.DataFrame(rng.randn(60, 3) * [1, 20, 3], columns=["a", "b", "c"])

for number, draw in enumerate((lambda: hours.plot.area(fontsize=8), lambda: hours.plot(x_compat=True, fontsize=7, figsize=(9, 3)),
                               lambda: table.plot.hist(fontsize=6, bins=12), lambda: table.plot.box(fontsize=14, figsize=(4, 3)),
                               lambda: table.plot(fontsize=20), lambda: table.plot.scatter("a", "b", fontsize=7))):
    ax = draw()
    plt.savefig(f"pandas_fontsize_ticks_{number}.png")
    ax.set_title("A title")
    plt.tight_layout()
    plt.savefig(f"pandas_fontsize_ticks_{number}_tight.png")
    plt.close()
table.hist(xlabelsize=6, ylabelsize=15)
plt.tight_layout()
plt.savefig("pandas_fontsize_ticks_6.png")

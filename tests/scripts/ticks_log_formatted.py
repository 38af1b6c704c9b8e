"""Logarithmic axes with their own ticks and numbers."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import LogLocator, NullFormatter, ScalarFormatter

x = np.logspace(0, 3, 30)
fig, (one, two) = plt.subplots(1, 2, figsize=(7, 3), dpi=80)
one.loglog(x, x ** 1.5)
one.xaxis.set_major_formatter(ScalarFormatter())
one.yaxis.set_minor_formatter(NullFormatter())
two.semilogx(x, x)
two.set_xticks([1, 3, 10, 30, 100, 300, 1000], labels=[1, 3, 10, 30, 100, 300, 1000])
two.minorticks_off()
fig.savefig("ticks_log_formatted.png")

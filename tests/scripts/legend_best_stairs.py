"""The best place for a legend beside stairs whose limits are not where they run; markers at no vertex; bars over the runs of a condition."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import collections

counts = [3, 9, 14, 9, 4, 1]
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.5))
left.stairs(counts, np.arange(7.0), label="from zero")
left.stairs(counts, np.arange(7.0) + 4, baseline=2, label="from two")
left.stairs(counts, np.arange(7.0) + 8, baseline=None, label="open")
left.legend()

x = np.linspace(0, 6, 61)
right.plot(x, np.sin(x), "o-", markevery=slice(100, 200, 3), label="none marked")
right.plot(x, np.cos(x), "s-", markevery=[0, 30, 60], label="three marked")
right.add_collection(collections.BrokenBarHCollection.span_where(x, ymin=-1, ymax=0, where=np.sin(x) < 0, facecolor="tab:red", alpha=0.3))
right.legend()
plt.savefig("legend_best_stairs.png")

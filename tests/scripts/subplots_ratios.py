"""A scatter with histograms at its sides."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.RandomState(19680801)
x, y = rng.randn(300), rng.randn(300)
fig = plt.figure(figsize=(5, 5), dpi=80)
gs = fig.add_gridspec(2, 2, width_ratios=(4, 1), height_ratios=(1, 4), left=0.1, right=0.9, bottom=0.1, top=0.9, wspace=0.05, hspace=0.05)
ax = fig.add_subplot(gs[1, 0])
top = fig.add_subplot(gs[0, 0], sharex=ax)
side = fig.add_subplot(gs[1, 1], sharey=ax)
top.tick_params(axis="x", labelbottom=False)
side.tick_params(axis="y", labelleft=False)
ax.scatter(x, y)
bins = np.arange(-4, 4.25, 0.25)
top.hist(x, bins=bins)
side.hist(y, bins=bins, orientation="horizontal")
fig.savefig("subplots_ratios.png")

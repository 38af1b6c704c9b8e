"""A histogram with a number of bins."""
import matplotlib.pyplot as plt
import numpy as np

np.random.seed(19680801)
x = 100 + 15 * np.random.randn(437)
fig, ax = plt.subplots()
n, bins, patches = ax.hist(x, 50, density=True)
sigma, mu = 15, 100
ax.plot(bins, np.exp(-0.5 * ((bins - mu) / sigma) ** 2) / (np.sqrt(2 * np.pi) * sigma), "--")
ax.set_xlabel("Smarts")
ax.set_ylabel("Probability density")
ax.set_title("Histogram of IQ")
fig.tight_layout()
fig.savefig("hist_basic.png")

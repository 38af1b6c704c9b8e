"""Limits of log axes with negative numbers: which positive ones count."""
import numpy as np
import matplotlib.pyplot as plt
rng = np.random.default_rng(3)
fig, ax = plt.subplots(); ax.scatter(rng.normal(0, 1, 200), rng.normal(-1.95, 0.1, 200)); ax.set_xscale("log"); fig.savefig("0.png")
fig, ax = plt.subplots(); ax.bar(list("abcde"), [-3, -1.7, -0.3, 4.6, -2.2], log=True); fig.savefig("1.png")
fig, ax = plt.subplots(); ax.bar([1, 2], [np.nan, np.nan]); fig.savefig("2.png")
fig, ax = plt.subplots(); ax.bar([1, 20], [np.nan, 3]); fig.savefig("3.png")
fig, axs = plt.subplots(2, 1, sharey="col"); axs[0].axvspan(0, 2); axs[1].plot([1, 2], [-3, 4]); axs[1].set_yscale("log"); fig.savefig("4.png")

"""Logarithmic axes: both, one, powers of two, minor grid."""
import matplotlib.pyplot as plt
import numpy as np

t = np.arange(0.01, 10.0, 0.05)
fig, axs = plt.subplots(2, 2, figsize=(7, 5.5), dpi=80)
axs[0, 0].semilogy(t, np.exp(-t / 2.0))
axs[0, 0].grid()
axs[0, 1].semilogx(t, np.sin(2 * np.pi * t))
axs[1, 0].loglog(t, 20 * np.exp(-t / 10.0))
axs[1, 0].grid(True, which="both", alpha=0.4)
axs[1, 1].plot(t, t ** 2)
axs[1, 1].set_xscale("log", base=2)
axs[1, 1].set_yscale("log")
fig.tight_layout()
fig.savefig("axes_log.png")

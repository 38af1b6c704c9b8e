"""Equal units, a given aspect, a square box."""
import matplotlib.pyplot as plt
import numpy as np

t = np.linspace(0, 2 * np.pi, 100)
fig, axs = plt.subplots(1, 3, figsize=(8, 3), dpi=80)
axs[0].plot(3 * np.cos(t), 3 * np.sin(t))
axs[0].set_aspect("equal", "box")
axs[1].plot(3 * np.cos(t), 3 * np.sin(t))
axs[1].set_aspect(0.5)
axs[2].plot(3 * np.cos(t), 3 * np.sin(t))
axs[2].axis("off")
fig.savefig("axes_equal.png")

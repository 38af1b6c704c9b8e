"""An axis that is linear about zero and logarithmic beyond."""
import matplotlib.pyplot as plt
import numpy as np

x = np.arange(-50.0, 50.0, 0.1)
fig, ax = plt.subplots(figsize=(5, 3), dpi=80)
ax.plot(x, x ** 3 / 100)
ax.set_yscale("symlog", linthresh=1)
ax.grid(True)
fig.savefig("axes_symlog.png")

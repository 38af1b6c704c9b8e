"""Stairs, filled stairs, stems."""
import matplotlib.pyplot as plt
import numpy as np

fig, axs = plt.subplots(1, 3, figsize=(8, 2.6), dpi=80)
axs[0].stairs([4.8, 5.5, 3.5, 4.6, 6.5], linewidth=2.5)
axs[1].stairs([1, 3, 2], [0, 1, 3, 4], fill=True, color="C2")
x = np.linspace(0.1, 2 * np.pi, 21)
axs[2].stem(x, np.exp(np.sin(x)), linefmt="grey", markerfmt="D", bottom=1.1)
fig.savefig("stairs_and_stem.png")

"""plt.subplot and subplots_adjust."""
import matplotlib.pyplot as plt
import numpy as np

plt.figure(figsize=(6, 4), dpi=80)
for i in range(1, 7):
    plt.subplot(2, 3, i)
    plt.plot(np.arange(i + 2) ** i)
    plt.title(f"231{i}")
plt.subplot(2, 3, 2)
plt.axvline(1, color="r")
plt.subplots_adjust(left=0.1, right=0.95, hspace=0.5, wspace=0.4)
plt.savefig("subplots_adjusted.png")

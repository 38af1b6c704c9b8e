"""Many points."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.RandomState(0)
plt.figure(figsize=(5, 4), dpi=80)
plt.scatter(rng.randn(20000), rng.randn(20000), s=2, alpha=0.2)
plt.plot(np.linspace(-4, 4, 50000), np.sin(np.linspace(0, 300, 50000)) / 2 - 4)
plt.savefig("large_scatter.png")

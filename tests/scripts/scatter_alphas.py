import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(4)
x, y = rng.random(40), rng.random(40)
alphas = np.linspace(0.05, 1, 40)
fig, (left, middle, right) = plt.subplots(1, 3, figsize=(12, 4))
left.scatter(x, y, s=120, alpha=alphas, label="fading")
left.legend()
mapped = middle.scatter(x, y, s=200, c=y, cmap="plasma", alpha=alphas)
fig.colorbar(mapped, ax=middle)
right.scatter(x, y, s=300, c=["red", "blue"] * 20, edgecolors="black", alpha=list(alphas))
fig.savefig("scatter_alphas.png")

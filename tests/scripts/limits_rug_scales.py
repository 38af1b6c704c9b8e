"""Ticks at the edges of axes with scales: limits take the shares for data, once another artist asks for them."""
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns

rng = np.random.default_rng(0)
a, b = rng.lognormal(size=30) * 10, rng.lognormal(size=30) * 3
for x_scale, y_scale in (("log", "linear"), ("log", "log"), ("symlog", "linear"), ("linear", "symlog")):
    for name, values in {"x": {"x": a}, "both": {"x": a, "y": b}}.items():
        fig, ax = plt.subplots(figsize=(4, 3))
        ax.scatter(a, b)
        ax.set_xscale(x_scale)
        ax.set_yscale(y_scale)
        sns.rugplot(**values)
        fig.savefig(f"{x_scale}_{y_scale}_{name}.png")
        plt.close(fig)

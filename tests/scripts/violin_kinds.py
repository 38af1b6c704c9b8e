"""Violins."""
import matplotlib.pyplot as plt
import numpy as np

np.random.seed(10)
data = [np.random.normal(i, i + 1, 80) for i in range(3)]
fig, (one, two) = plt.subplots(1, 2, figsize=(7, 3.2), dpi=80)
one.violinplot(data, showmeans=True, showmedians=True)
parts = two.violinplot(data, [2, 4, 6], vert=False, widths=1.5, showextrema=False, quantiles=[[0.25, 0.75]] * 3, points=60)
for body in parts["bodies"]:
    body.set_facecolor("#D43F3A")
    body.set_edgecolor("black")
    body.set_alpha(1)
fig.savefig("violin_kinds.png")

"""Stacked bars with error bars and labels in the middle."""
import matplotlib.pyplot as plt

labels = ["G1", "G2", "G3"]
men, women = [20, 35, 30], [25, 32, 34]
fig, ax = plt.subplots(figsize=(5, 4), dpi=80)
first = ax.bar(labels, men, 0.5, yerr=[2, 3, 4], label="Men")
second = ax.bar(labels, women, 0.5, bottom=men, yerr=[3, 5, 2], capsize=4, label="Women", ecolor="gray")
ax.bar_label(second, label_type="center", color="white")
ax.legend()
fig.savefig("bar_stacked.png")

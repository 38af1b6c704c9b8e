"""The best place for a legend keeps clear of lines across the axes."""
import matplotlib.pyplot as plt

for i, draw in enumerate((lambda ax: ax.axhline(1.8, color="r"), lambda ax: ax.axvline(.3, ls=":", color="gray"), lambda ax: ax.axvline(9.5))):
    fig, ax = plt.subplots(figsize=(4, 3))
    ax.plot([0, 4, 10], [1, 2, 1.1], label="a line")
    draw(ax)
    ax.legend()
    fig.savefig(f"legend_best_spans_{i}.png")

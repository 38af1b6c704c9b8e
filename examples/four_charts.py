#!/usr/bin/python3
"""A month of a shop as four charts, with matplotlib: what `plotmill migrate` and `plotmill compare` are tried on.

    plotmill compare examples/four_charts.py
"""
import matplotlib.pyplot as plt
import numpy as np

chance = np.random.default_rng(7)
days = np.arange(1, 31)
orders = 200 + 60 * np.sin(days / 4) + chance.normal(0, 12, days.size)
returns = 30 + chance.normal(0, 6, days.size)
baskets = chance.gamma(4, 12, 3000)
seconds, spent = chance.gamma(3, 40, 400), chance.gamma(2, 30, 400)

figure, ((top_left, top_right), (bottom_left, bottom_right)) = plt.subplots(2, 2, figsize=(9, 6))
top_left.plot(days, orders, "o-", markersize=3, label="orders")
top_left.plot(days, returns, "--", color="tab:red", label="returns")
top_left.fill_between(days, orders - 24, orders + 24, alpha=0.2)
top_left.set_title("Orders a day")
top_left.legend()
weeks = ["w1", "w2", "w3", "w4"]
sold, gifts = chance.integers(300, 500, 4), chance.integers(40, 90, 4)
top_right.bar(weeks, sold, label="sold")
top_right.bar(weeks, gifts, bottom=sold, label="given")
top_right.set_title("Pieces a week")
top_right.legend(loc="lower right")
bottom_left.hist(baskets, bins=40, color="tab:green", edgecolor="white", linewidth=0.5)
bottom_left.axvline(baskets.mean(), color="black", linestyle=":")
bottom_left.set_xlabel("basket, EUR")
bottom_left.set_title("Baskets")
points = bottom_right.scatter(seconds, spent, c=np.hypot(seconds / 4, spent), s=14, cmap="plasma")
figure.colorbar(points, ax=bottom_right, label="score")
bottom_right.set_xlabel("visit, s")
bottom_right.set_title("Visits")
figure.suptitle("The shop in November")
figure.tight_layout()
plt.savefig("four_charts.png", dpi=80)

"""Bars with names, a colour each, labels above."""
import matplotlib.pyplot as plt

fruits, counts = ["apple", "blueberry", "cherry", "orange"], [40, 100, 30, 55]
fig, ax = plt.subplots()
bars = ax.bar(fruits, counts, color=["tab:red", "tab:blue", "tab:red", "tab:orange"])
ax.bar_label(bars)
ax.set_ylabel("fruit supply")
ax.set_title("Fruit supply by kind and color")
fig.savefig("bar_categories.png")

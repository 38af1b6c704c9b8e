"""plt.xticks and its kin."""
import matplotlib.pyplot as plt

plt.figure(figsize=(5, 3), dpi=80)
plt.plot(["a", "b", "c"], [1, 3, 2], marker="o")
plt.xticks(rotation=90)
plt.yticks([1, 2, 3], ["low", "mid", "high"])
plt.ylim(0.5, 3.5)
plt.minorticks_on()
plt.savefig("ticks_pyplot.png")

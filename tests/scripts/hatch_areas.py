"""Areas with hatches: fill_between, stackplot, polygons, spans."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 10, 80)
fig, ax = plt.subplots()
ax.fill_between(x, np.sin(x), np.cos(x), hatch="/", facecolor="none", edgecolor="C0", label="between")
ax.fill_between(x, np.sin(x) - 3, -4, hatch="xx", alpha=0.4, label="below")
ax.axvspan(4, 6, facecolor="yellow", alpha=0.3, hatch="|")
ax.fill([1, 3, 2], [1.2, 1.2, 2], hatch="O", color="C3", fill=False)
ax.legend()
plt.savefig("hatch_areas_between.png")
plt.close()

fig, ax = plt.subplots()
for area, hatch in zip(ax.stackplot(x, np.abs(np.sin(x)), np.abs(np.cos(x)), labels=["a", "b"]), ("-", "\\\\")):
    area.set_hatch(hatch)
ax.legend(loc="upper left")
plt.savefig("hatch_areas_stack.png")

import matplotlib.pyplot as plt
import numpy as np

plt.rcParams["font.size"] = 9
plt.rcParams["figure.figsize"] = (8, 5)
fig, axes = plt.subplots(2, 2)
line, = axes[0, 0].plot([1, 2, 3], [2, 4, 8], "o-")
for x, y in zip(line.get_xdata(), line.get_ydata()):
    axes[0, 0].text(x, y, f"{x}/{y}")
axes[0, 0].set_title(f"{line.get_ydata().sum()} {plt.rcParams['font.size']} {plt.rcParams['figure.figsize']}")

axes[0, 1].bar(["a", "b"], [3, 4])
axes[0, 1].set_yticks([0, 2, 4])
axes[0, 1].set_yticklabels([f"{tick} pc" for tick in axes[0, 1].get_yticks()])

axes[1, 0].plot(np.arange(4), np.arange(4) ** 2)
axes[1, 0].set_xticks([0, 1, 2, 3])
axes[1, 0].xaxis.set_major_formatter(lambda value, pos: f"<{value}>")
axes[1, 0].set_xlabel(f"{axes[1, 0].get_xlim()} {axes[1, 0].lines[0].get_xydata()[2]}")

level = axes[1, 1].axhline(7)
axes[1, 1].text(0.1, 7, str(level.get_ydata()))
bars = axes[1, 1].bar([1, 2], [5, 6.5])
axes[1, 1].set_title(f"{bars} {bars[0].get_height()} {bars.datavalues}")
axes[1, 1].title.set_position([0.5, 1.4])
axes[1, 1].set_xlabel(f"{axes[1, 1].title.get_position()} {axes[1, 1].texts[0]}")
fig.tight_layout()
fig.savefig("values_written.png")

fig, ax = plt.subplots()
ax.title.set_text("the place counts once a title has one")
ax.title.set_y(1.1)
ax.set_title("higher", loc="left", y=1.02).set_y(1.06)
fig.savefig("values_title.png")

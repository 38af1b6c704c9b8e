import matplotlib.pyplot as plt

fig, ax = plt.subplots()
ax.set(xlim=(0, 4), ylim=(0, 4))
ax.annotate("the usual arrow", xy=(3, 3), xytext=(0.5, 1), arrowprops={})
ax.annotate("no text between", (1, 3), (2, 3.5), arrowprops=dict(arrowstyle="->"))
plt.annotate("", xy=(3, 0.5), xytext=(1, 0.5), arrowprops={})
fig.savefig("annotate_empty_arrow.png")

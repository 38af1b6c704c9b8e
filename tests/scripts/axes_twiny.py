"""A second x axis on top, and one legend for lines of both axes."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4, 3), dpi=80)
first, = ax.plot([0, 1, 2], [0, 1, 4], label="below")
top = ax.twiny()
second, = top.plot([0, 100, 200], [4, 1, 0], "r--", label="above")
top.set_xlabel("hundreds")
ax.legend(handles=[first, second], loc="center right")
fig.savefig("axes_twiny.png")

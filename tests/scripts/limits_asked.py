"""Limits that the script asks for and uses."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4, 3), dpi=80)
ax.plot([1, 5, 9], [2, 7, 3])
low, high = ax.get_xlim()
bottom, top = ax.get_ylim()
ax.plot([low, high], [bottom, top], "k:")
ax.text(low, top, f"{low:.2f} {high:.2f}", va="bottom")
ax.set_xlim(low, high)
ax.set_ylim(bottom, top)
fig.savefig("limits_asked.png")

"""Figure without pyplot."""
from matplotlib.figure import Figure

fig = Figure(figsize=(4, 3), dpi=80)
axs = fig.subplots(1, 2)
axs[0].plot([1, 2, 3])
axs[1].hist([1, 1, 2, 3, 3, 3], bins=3)
fig.suptitle("without pyplot")
fig.savefig("figure_object.png")

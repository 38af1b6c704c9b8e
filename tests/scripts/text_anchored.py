"""AnchoredText in every corner."""
import matplotlib.pyplot as plt
from matplotlib.offsetbox import AnchoredText

fig, axs = plt.subplots(1, 2, figsize=(9, 4))
for loc in ("upper left", "upper right", "lower left", "lower right", "center"):
    axs[0].add_artist(AnchoredText(loc, loc=loc))
at = AnchoredText("Figure 1a\nwith more", prop=dict(size=15), frameon=True, loc="upper left")
at.patch.set_boxstyle("round,pad=0.,rounding_size=0.2")
axs[1].plot([0, 1])
axs[1].add_artist(at)
axs[1].add_artist(AnchoredText("bare", loc=4, frameon=False, prop={"color": "r", "fontweight": "bold"}, pad=0.1, borderpad=2))
low = AnchoredText(r"$\mu=3$", "lower center", pad=0.2, borderpad=0)
low.patch.set(facecolor="wheat", alpha=0.5)
axs[1].add_artist(low)
fig.savefig("text_anchored.png")

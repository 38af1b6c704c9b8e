"""Formatters: percent, engineering, by format, by function, with an offset."""
import matplotlib.pyplot as plt
from matplotlib.ticker import EngFormatter, FormatStrFormatter, FuncFormatter, PercentFormatter, StrMethodFormatter

fig, axs = plt.subplots(3, 2, figsize=(7, 6), dpi=80)
for ax in axs.flat:
    ax.plot([0, 50000, 120000], [0.1, 0.5, 0.2])
axs[0, 0].yaxis.set_major_formatter(PercentFormatter(xmax=1))
axs[0, 1].xaxis.set_major_formatter(EngFormatter(unit="Hz"))
axs[1, 0].yaxis.set_major_formatter(FormatStrFormatter("%.3f"))
axs[1, 0].xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
axs[1, 1].set_xticks([0, 50000, 100000])
axs[1, 1].xaxis.set_major_formatter(FuncFormatter(lambda x, pos: f"{x / 1000:.0f}k"))
axs[1, 1].yaxis.set_major_formatter("{x:1.2f}")
axs[2, 0].ticklabel_format(axis="x", style="sci", scilimits=(0, 0))
axs[2, 1].plot([0, 120000], [1000000.1, 1000000.5])
fig.tight_layout()
fig.savefig("ticks_formatters.png")

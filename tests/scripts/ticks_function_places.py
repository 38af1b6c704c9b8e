import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import FixedLocator, Formatter, FuncFormatter, MultipleLocator


class Ends(Formatter):
    """Only the first and the last tick that the axis knows have a text, and those in between a number."""

    def __call__(self, x, pos=None):
        return f"{x:g} of {self.locs[0]:g} to {self.locs[-1]:g}" if pos in (1, len(self.locs) - 2) else str(pos)


fig, axes = plt.subplots(2, 3, figsize=(11, 6))
x = np.linspace(0, 10, 50)
for ax in axes.flat:
    ax.plot(x, np.sin(x))
axes[0, 0].xaxis.set_major_formatter(FuncFormatter(lambda value, pos: f"#{pos}"))
axes[0, 1].xaxis.set_major_formatter(lambda value, pos: "" if pos % 2 else f"{value:g}")
axes[0, 2].xaxis.set_major_locator(MultipleLocator(2))
axes[0, 2].xaxis.set_major_formatter(FuncFormatter(lambda value, pos: "ABCDEFGH"[pos]))
axes[1, 0].xaxis.set_major_locator(FixedLocator([-5, 0, 5, 10, 15]))
axes[1, 0].xaxis.set_major_formatter(FuncFormatter(lambda value, pos: f"{value:g} ({pos})"))
axes[1, 1].xaxis.set_major_formatter(Ends())
axes[1, 1].tick_params(axis="x", labelsize=6)
axes[1, 2].set_xlim(2, 7)
axes[1, 2].xaxis.set_major_formatter(FuncFormatter(lambda value, pos: f"{value} {pos}"))
axes[1, 2].yaxis.set_major_formatter(FuncFormatter(lambda value, pos: pos))
fig.tight_layout()
fig.savefig("ticks_function_places.png")

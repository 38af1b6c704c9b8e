"""palplot: a palette as a row of squares."""

import numpy as np

from .. import colors as mpl_colors
from .. import pyplot as plt
from .. import ticker


def palplot(pal, size=1):
    """The colours side by side, each `size` inches wide."""
    count = len(pal)
    _, ax = plt.subplots(1, 1, figsize=(count * size, size))
    ax.imshow(np.arange(count).reshape(1, count), cmap=mpl_colors.ListedColormap(list(pal)), interpolation="nearest", aspect="auto")
    ax.set_xticks(np.arange(count) - .5)
    ax.set_yticks([-.5, .5])
    ax.set_xticklabels(["" for _ in range(count)])
    ax.yaxis.set_major_locator(ticker.NullLocator())

"""boxplot: quartiles, whiskers and what lies beyond, of each category."""

from .. import pyplot as plt
from .categories import Categories, CategoryColors, Slots, add_legend_patches, line_points

NESTED_SHARE = .98
BOX_ZORDER = .9


def boxplot(data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, orient=None, color=None, palette=None, saturation=.75, width=.8,
            dodge=True, fliersize=5, linewidth=None, whis=1.5, ax=None, **kwargs):
    """A box for each category of one variable and level of hue."""
    categories = Categories(data, x, y, hue, order, hue_order, orient)
    colors, points = CategoryColors(categories, color, palette, saturation), line_points(linewidth)
    ax = plt.gca() if ax is None else ax
    slots = Slots(categories, width, dodge, NESTED_SHARE)
    add_legend_patches(ax, categories, colors, points)
    given = {part: kwargs.pop(part + "props", {}) for part in ("box", "whisker", "cap", "median", "flier")}
    for category, level, values in categories.cells():
        if not values.size:
            continue
        looks = _looks(colors.of(category, level), colors.gray, points, fliersize)
        looks = {part + "props": {**look, **given[part]} for part, look in looks.items()}
        ax.boxplot(values, vert=categories.orient == "v", patch_artist=True, positions=[slots.center(category, level)], widths=slots.width, whis=whis,
                   **looks, **kwargs)
    categories.annotate(ax)
    return ax


def _looks(color, gray, points, fliersize):
    line = {"color": gray, "linewidth": points}
    return {"box": {"facecolor": color, "edgecolor": gray, "linewidth": points, "zorder": BOX_ZORDER}, "whisker": {**line, "linestyle": "-"},
            "cap": dict(line), "median": dict(line),
            "flier": {"markerfacecolor": gray, "marker": "d", "markeredgecolor": gray, "markersize": fliersize}}

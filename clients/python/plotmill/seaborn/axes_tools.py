"""despine and move_legend, and what functions ask of axes."""

import numpy

from .. import pyplot as plt

SIDES = ("top", "right", "left", "bottom")


def despine(fig=None, ax=None, top=True, right=True, left=False, bottom=False, offset=None, trim=False):
    """Hides the spines that are named; `offset` moves the others away from the axes, points or a map of them; `trim` ends
    them at the first and the last tick of the moment."""
    if fig is not None:
        axes = fig.axes
    else:
        axes = plt.gcf().axes if ax is None else [ax]
    hidden = dict(zip(SIDES, (top, right, left, bottom)))
    for each in axes:
        for side, is_hidden in hidden.items():
            each.spines[side].set_visible(not is_hidden)
            if offset is not None and not is_hidden:
                points = offset.get(side, 0) if isinstance(offset, dict) else offset
                each.spines[side].set_position(("outward", points))
        if left and not right:
            _move_ticks(each.yaxis, "right")
        if bottom and not top:
            _move_ticks(each.xaxis, "top")
        if trim:
            _trim(each, each.xaxis, each.get_xlim(), ("bottom", "top"))
            _trim(each, each.yaxis, each.get_ylim(), ("left", "right"))


def _move_ticks(axis, high):
    """To the other side; where there were no ticks, only their labels move."""
    had = {which: axis._has_ticks("low", which) for which in ("major", "minor")}
    axis.set_ticks_position(high)
    for which, is_shown in had.items():
        axis.set_tick_params(which, **{high: is_shown})


def _trim(ax, axis, limits, sides):
    ticks = numpy.asarray(axis.get_ticklocs())
    if not ticks.size:
        return
    first, last = ticks[ticks >= min(limits)][0], ticks[ticks <= max(limits)][-1]
    for side in sides:
        ax.spines[side].set_bounds(first, last)
    axis.set_ticks(ticks[(ticks <= last) & (ticks >= first)])


def move_legend(obj, loc, **kwargs):
    """Draws the legend of axes, of a figure or of a grid again at another place, with other options."""
    is_grid = hasattr(obj, "add_legend") and hasattr(obj, "figure")
    owner = obj.figure if is_grid else obj
    legend = obj.legend if is_grid else obj.get_legend() if hasattr(obj, "get_legend") else next(iter(getattr(obj, "legends", [])), None)
    if legend is None:
        raise ValueError(f"{obj} has no legend attached.")
    handles = list(legend.legendHandles)
    labels = [text.get_text() for text in legend.get_texts()]
    title = legend.get_title()
    if "title" in kwargs:
        title.set_text(kwargs.pop("title"))
    for name in [name for name in kwargs if name.startswith("title_")]:
        title.set(**{name.removeprefix("title_"): kwargs.pop(name)})
    kept = {"frameon": legend.get_frame_on(), "alignment": legend.get_alignment()}
    if legend in getattr(owner, "legends", []):
        owner.legends.remove(legend)
    made = owner.legend(handles, labels, loc=loc, **{**kept, **kwargs})
    made.set_title(title.get_text(), {"size": title.get_fontsize(), "weight": title.get_fontweight(), "style": title.get_fontstyle()})
    if is_grid:
        obj._legend = made


def size_in_points(ax):
    """Width and height of an axes, in points, as it stands before layouts."""
    place, (width, height) = ax.place_before_layouts(), ax.figure.size_before_layouts()
    return place.width * width * 72, place.height * height * 72


def set_sticky(artist, x=(), y=()):
    """Numbers that margins stop at."""
    artist.sticky_edges.x[:] = x
    artist.sticky_edges.y[:] = y

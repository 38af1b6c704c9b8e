"""The legend of points and lines: entries of hue, size and style, under headings when there is more than one variable."""

import numpy as np

from .. import colors as mpl_colors
from .. import pyplot as plt
from .. import ticker
from ..charting.formatters import as_plain_formula
from .vectors import NUMERIC

BRIEF_ENTRIES = 6
NEUTRAL = ".2"


class Entry(dict):
    """What one entry looks like: `color`, `size`, `marker`, `dashes`; a heading has none."""

    is_heading = False


def legend_entries(verbosity, names, columns, hue, size, style):
    """(title, [(label, entry)]) of the mapped variables, in the order hue, size, style; the same name and label is one entry."""
    if isinstance(verbosity, str) and verbosity not in ("auto", "brief", "full"):
        raise ValueError("`legend` must be 'auto', 'brief', 'full', or a boolean.")
    verbosity = "auto" if verbosity is True else verbosity
    titles = {names[role] for role in ("hue", "size", "style") if names.get(role) is not None}
    title = titles.pop() if len(titles) == 1 else ""
    entries = {}

    def heading(role):
        name = names.get(role)
        if not title and name is not None:
            entry = entries.setdefault(((name, "title"), name), Entry())
            entry.is_heading = True

    def add(role, label, **look):
        entries.setdefault((names.get(role), label), Entry()).update(look)

    heading("hue")
    for level, label in _levels(hue, verbosity, columns.get("hue")):
        add("hue", label, color=hue(level))
    heading("size")
    for level, label in _levels(size, verbosity, columns.get("size")):
        add("size", label, size=size(level))
    heading("style")
    for level in style.levels or []:
        add("style", level, marker=style.markers.get(level, ""), dashes=style.dashes.get(level, ""))
    return title, [(label, entry) for (_, label), entry in entries.items()]


def _levels(mapping, verbosity, column):
    """(level, label) of each entry; of many numbers a few round ones."""
    if mapping.levels is None:
        return []
    is_brief = mapping.kind == NUMERIC and (verbosity == "brief" or (verbosity == "auto" and len(mapping.levels) > BRIEF_ENTRIES))
    if not is_brief:
        return [(level, level) for level in mapping.levels]
    limits = min(mapping.levels), max(mapping.levels)
    is_log = isinstance(mapping.norm, mpl_colors.LogNorm)
    locator = ticker.LogLocator(numticks=BRIEF_ENTRIES) if is_log else ticker.MaxNLocator(nbins=BRIEF_ENTRIES)
    levels = np.asarray(locator.tick_values(*limits)).astype(column.infer_objects().dtype)
    levels = [level for level in levels if limits[0] <= level <= limits[1]]
    return list(zip(levels, log_labels(levels) if is_log else plain_labels(levels, limits)))


def plain_labels(levels, limits):
    """Numbers written with the same count of decimals, as few as tell them apart to a thousandth of their range."""
    if not levels:
        return []
    places = np.asarray([*levels, *limits], float) if len(levels) < 2 else np.asarray(levels, float)
    spread = np.ptp(places) or np.max(np.abs(places)) or 1
    magnitude = int(np.floor(np.log10(spread)))
    decimals = max(0, 3 - magnitude)
    threshold = 1e-3 * 10 ** magnitude
    levels = np.asarray(levels, float)
    while decimals >= 0 and np.abs(levels - np.round(levels, decimals=decimals)).max() < threshold:
        decimals -= 1
    return [as_plain_formula(f"{level:.{decimals + 1}f}".replace("-", "\N{MINUS SIGN}")) for level in levels]


def log_labels(levels):
    """Powers of ten as numbers, those out of 1e-4..1e4 with an exponent."""
    return [f"{level:1.0e}" if level > 10000 or level < 1e-4 else f"{level:g}" for level in np.asarray(levels, float)]


def add_legend(ax, title, entries, make_handle):
    """Draws empty artists for the entries, so that a legend made again finds them, and the legend."""
    for label, entry in entries:
        make_handle(ax, label, entry)
    handles, _ = ax.get_legend_handles_labels()
    if handles:
        legend = ax.legend(title=title)
        mark_headings(legend, [label for label, entry in entries if entry.is_heading])


def mark_headings(legend, headings):
    """Headings stand at the left edge, in the size of the title."""
    if headings:
        legend.set_headings(headings, plt.rcParams.get("legend.title_fontsize"))

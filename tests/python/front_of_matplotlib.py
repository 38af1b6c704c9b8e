"""plotmill.seaborn and plotmill.pandas on matplotlib's own axes: what they draw there is compared with the originals' pictures,
so that their rules are checked apart from how the front records."""

import sys
import warnings

import matplotlib
import numpy as np

matplotlib.use("agg")

import matplotlib.cm  # noqa: E402
import matplotlib.colors  # noqa: E402
import matplotlib.dates  # noqa: E402
import matplotlib.lines  # noqa: E402
import matplotlib.offsetbox  # noqa: E402
import matplotlib.patches  # noqa: E402
import matplotlib.pyplot as plt  # noqa: E402
import matplotlib.ticker  # noqa: E402
import seaborn  # noqa: E402  registers its colour maps
from matplotlib.legend import Legend  # noqa: E402


def set_headings(legend, labels, size):
    """What the front's legend does, with matplotlib's boxes."""
    for row in legend.findobj(matplotlib.offsetbox.VPacker)[0].get_children():
        handle, text = row.get_children()
        if not all(artist.get_visible() for artist in handle.get_children()):
            handle.set_width(0)
            if size is not None:
                text.get_children()[0].set_size(size)


def set_overlap_rotation(axis, degrees, length):
    """What the renderer does with tick labels that overlap."""
    figure = axis.figure
    figure.canvas.draw()
    labels = axis.get_majorticklabels()
    boxes = [label.get_window_extent() for label in labels]
    if any(box.count_overlaps(boxes) > 1 for box in boxes):
        plt.setp(labels, rotation=degrees)


def add_texts(axes, x, y, texts, colors, which, look):
    """What the front records as one artist."""
    for column, row, text, color in zip(x, y, texts, which):
        axes.text(column, row, text, **{"color": colors[color], **look})


def widen_by_legend(figure, margin):
    """What the renderer does: the figure grows by its legend. Where its grids end from then on."""
    width, height = figure.get_size_inches()
    own = figure.legends[0].get_window_extent().width / figure.dpi
    figure.set_size_inches(width + own, height)
    right = 1 - (margin + own / (width + own))
    figure.subplots_adjust(right=right)
    figure.canvas.draw()
    return right


def share_cycles(axes, other):
    """What pandas does with the twins of its secondary_y."""
    axes._get_lines, axes._get_patches_for_fill = other._get_lines, other._get_patches_for_fill


def pixels(draw):
    """What a call draws on the current figure, which is then closed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        draw()
        figure = plt.gcf()
        figure.canvas.draw()
    found = np.array(figure.canvas.buffer_rgba())
    plt.close("all")
    return found


def install():
    """From here on `from plotmill import pyplot` is matplotlib's, and what belongs to it."""
    import plotmill

    plt.Axes.add_texts = add_texts
    plt.Axes.add = lambda axes, mark: axes.autoscale_view()  # marks that nobody sees only ask for limits
    plt.Axes.share_cycles = share_cycles
    Legend.set_headings = set_headings
    plt.Figure.widen_by_legend = widen_by_legend
    plt.Axes.place_before_layouts = plt.Axes.get_position
    plt.Figure.size_before_layouts = plt.Figure.get_size_inches
    plt.Figure.is_tight = plt.Figure.is_constrained = False
    matplotlib.axis.Axis.set_overlap_rotation = set_overlap_rotation
    matplotlib.axis.Axis.has_turned_labels = lambda axis: any(label.get_rotation() for label in axis.get_majorticklabels())
    matplotlib.axis.Axis._has_grid = lambda axis, _: any(line.get_visible() for line in axis.get_gridlines())
    matplotlib.axis.Axis.set_periods = lambda axis, periods: None
    for name in ("cm", "colors", "dates", "lines", "patches", "pyplot", "ticker"):
        module = getattr(matplotlib, name)
        sys.modules["plotmill." + name] = module
        setattr(plotmill, name, module)
    return plt, seaborn

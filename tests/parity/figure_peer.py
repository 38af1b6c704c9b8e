#!/usr/bin/python3
"""What matplotlib draws of a job of kind `figure` (docs/figure.md).

usage: figure_peer.py JOB.json|JOB.msgpack OUT.png

Imported: draw(options, data=None, frames=()) gives the Figure, save(figure, options, path) writes it.
"""
import json
import sys

import matplotlib

matplotlib.use("Agg")
matplotlib.rcParams.update(matplotlib.rcParamsDefault)

import figure_artists  # noqa: E402
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.transforms import Bbox  # noqa: E402
from figure_axes import Places, add_colorbar, add_legend, align_labels, dress, set_limits, start  # noqa: E402
from figure_data import Data, color  # noqa: E402
from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: E402

PARTS = ("left", "right", "bottom", "top", "wspace", "hspace")


def constrained_engine(options):
    """{"layout": …} for a figure in a constrained layout, else nothing."""
    if "constrained_layout" not in options:
        return {}
    fields = options["constrained_layout"]
    names = ("w_pad", "h_pad", "wspace", "hspace", "rect", "compress")
    return {"layout": ConstrainedLayoutEngine(**{name: fields[name] for name in names if name in fields})}


def add_texts(figure, options, data):
    """Figure texts are drawn by a bare axes' rules but owned by the figure."""
    constrained = options.get("constrained_layout", {})
    labels = {constrained[name]: (name, across) for name, across in (("supxlabel", "x"), ("supylabel", "y")) if name in constrained}
    for number, fields in enumerate(options.get("texts", [])):
        look = figure_artists.style(fields) | figure_artists.style(fields, ("zorder",))
        if "bbox" in fields:
            look["bbox"] = figure_artists.text_box(fields["bbox"])
        if number in labels:
            name, along = labels[number]
            getattr(figure, name)(fields["s"], **{along: fields[along]}, **look)
            continue
        figure.text(fields["x"], fields["y"], fields["s"], **look)
    if "suptitle" in options:
        fields = options["suptitle"]
        look = figure_artists.style(fields) | figure_artists.style(fields, ("x",) if constrained.get("suptitle") else ("x", "y"))
        figure.suptitle(fields["s"], **look)


def draw_axes(places, options, data):
    """Artists of all axes before any limits: shared ones are those of all."""
    drawn = []
    for fields in options.get("axes", []):
        if "colorbar" in fields:
            add_colorbar(places, fields, drawn)
            drawn.append([])
            continue
        ax = places.make(fields)
        start(ax, fields)
        drawn.append([figure_artists.draw(ax, artist, data) for artist in fields.get("artists", [])])
        for table in fields.get("tables", []):
            figure_artists.table(ax, table)
    return drawn


def draw(options, data=None, frames=()):
    given, data = (data, frames), Data(data, frames)
    size = options.get("figsize", [6.4, 4.8])
    figure = plt.figure(figsize=size, dpi=options.get("dpi", 100), facecolor=color(options.get("facecolor", "white")),
                        **constrained_engine(options))
    if "constrained_layout" not in options:
        figure.subplots_adjust(**{name: options[name] for name in PARTS if name in options})
    places = Places(figure, options.get("gridspecs", ()))
    drawn = draw_axes(places, options, data)
    own = [(ax, fields) for ax, fields in zip(places.axes, options.get("axes", [])) if "colorbar" not in fields]
    for finish in (set_limits, dress):
        for ax, fields in own:
            finish(ax, fields)
    align_labels(figure, own)
    for number, fields in enumerate(options.get("axes", [])):
        if "legend" in fields:
            add_legend(places.axes[number], fields["legend"], drawn, number)
    for fields in options.get("legends", []):
        add_legend(figure, fields, drawn, 0)
    add_texts(figure, options, data)
    lay_out(figure, options, given)
    return figure


def lay_out(figure, options, given):
    """The options layouts and tight_layout: a figure of then is drawn anew, and what its layout gave is handed on."""
    for step in options.get("layouts", ()):
        figure.set_size_inches(step.get("figsize", figure.get_size_inches()))
        if "legend_beside" in step:
            raise NotImplementedError("legend_beside: seaborn does this in tests/scripts")
        if "tight_layout" in step:
            seen = figure
            if "of" in step:
                seen = draw({"dpi": figure.dpi, **step["of"], "figsize": figure.get_size_inches()}, *given)
                seen.subplots_adjust(**{name: getattr(figure.subplotpars, name) for name in PARTS})
            tighten(seen, step["tight_layout"], step.get("of", options))
            figure.subplots_adjust(**{name: getattr(seen.subplotpars, name) for name in PARTS})
        figure.subplots_adjust(**step.get("subplots_adjust", {}))
    if "tight_layout" in options:
        tighten(figure, options["tight_layout"], options)


def tighten(figure, tight, options):
    figure.set_dpi(tight.get("dpi", figure.dpi))
    with plt.rc_context({"font.size": options.get("font_size", 10)}):
        for _ in range(tight.get("times", 1)):
            figure.tight_layout(**{name: tight[name] for name in ("pad", "w_pad", "h_pad", "rect") if name in tight})


def save(figure, options, path):
    tight = {"bbox_inches": "tight", "pad_inches": options.get("pad_inches", 0.1)} if options.get("tight") else {}
    if "crop" in options:
        left, bottom, right, top = options["crop"]
        tight = {"bbox_inches": Bbox([[left, bottom], [right, top]])}
    figure.savefig(path, dpi=options.get("dpi", 100), facecolor=figure.get_facecolor(), **tight)
    plt.close(figure)


def read_job(path):
    """(options of the first chart, data)"""
    if path.endswith(".msgpack"):
        import msgpack
        with open(path, "rb") as file:
            job = msgpack.unpack(file)
    else:
        with open(path, encoding="utf-8") as file:
            job = json.load(file)
    return job["charts"][0]["options"], job.get("data")


if __name__ == "__main__":
    given, table = read_job(sys.argv[1])
    save(draw(given, table), given, sys.argv[2])

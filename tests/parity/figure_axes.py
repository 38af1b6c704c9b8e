"""Axes of a job of kind `figure` (docs/figure.md, "Axes"): places, axes' looks, titles, spines, legends, colour bars."""
import json

import figure_artists
from figure_data import color, linestyle
from figure_tickers import formatter, locator, scale, set_tickers
from matplotlib.offsetbox import DrawingArea, HPacker
from matplotlib.patches import Rectangle

GRID_PARTS = ("left", "right", "bottom", "top", "wspace", "hspace")
LEGEND_FIELDS = ("loc", "bbox_to_anchor", "title", "fontsize", "title_fontsize", "ncol", "frameon", "framealpha", "fancybox",
                 "facecolor", "edgecolor", "labelspacing", "handlelength", "handleheight", "handletextpad", "columnspacing",
                 "borderpad", "borderaxespad", "numpoints", "scatterpoints", "labelcolor")
SIDES = {"x": ("bottom", "top"), "y": ("left", "right")}


class Places:
    """Makes the axes; those of one grid share a GridSpec, as subplots' do."""

    def __init__(self, figure, gridspecs=()):
        self.figure = figure
        self.gridspecs = []
        for fields in gridspecs:
            self.gridspecs.append(self._gridspec(fields))
        self.grids = {}
        self.axes = []

    def _gridspec(self, fields):
        """One of a constrained layout, in the figure or in cells of an earlier one."""
        parts = {name: fields[name] for name in (*GRID_PARTS, "width_ratios", "height_ratios") if name in fields}
        if "in" not in fields:
            return self.figure.add_gridspec(*fields["grid"], **parts)
        (top, bottom), (left, right) = (fields["in"].get(name, [0, 0]) for name in ("rows", "columns"))
        return self.gridspecs[fields["in"]["gridspec"]][top:bottom + 1, left:right + 1].subgridspec(*fields["grid"], **parts)

    def _cell(self, place):
        if "gridspec" in place:
            (top, bottom), (left, right) = (place.get(name, [0, 0]) for name in ("rows", "columns"))
            return self.gridspecs[place["gridspec"]][top:bottom + 1, left:right + 1]
        rows, columns = place.get("grid", [1, 1])
        parts = {name: place[name] for name in (*GRID_PARTS, "width_ratios", "height_ratios") if name in place}
        key = json.dumps([rows, columns, parts], sort_keys=True)
        if key not in self.grids:
            self.grids[key] = self.figure.add_gridspec(rows, columns, **parts)
        (top, bottom), (left, right) = place.get("rows", [0, 0]), place.get("columns", [0, 0])
        return self.grids[key][top:bottom + 1, left:right + 1]

    def make(self, fields):
        place = fields.get("place", {})
        shared = {"share" + way: self.axes[fields[way]["share"]] for way in "xy" if "share" in fields.get(way, {})}
        if "twin" in place:
            made = self.axes[place["twin"]]._make_twin_axes(**shared)
        elif "inset" in place:
            of, *bounds = place["inset"]
            made = self.axes[of].inset_axes(bounds, zorder=fields.get("zorder", 0), **shared)
        elif "rect" in place:
            made = self.figure.add_axes(place["rect"], **shared)
        else:
            made = self.figure.add_subplot(self._cell(place), **shared)
        self.axes.append(made)
        return made


def read_text(given, extra=()):
    """A text, or {"s", …}: (text, keywords)."""
    if isinstance(given, str):
        return given, {}
    return given["s"], figure_artists.style(given) | figure_artists.style(given, extra)


def start(ax, fields):
    """What must be known before the artists come."""
    for way in "xy":
        axis = fields.get(way, {})
        if "scale" in axis:
            name, keywords = scale(axis["scale"])
            getattr(ax, f"set_{way}scale")(name, **keywords)
        if axis.get("units") == "date":
            getattr(ax, f"{way}axis").axis_date()
        if "margin" in axis:
            ax.margins(**{way: axis["margin"]})
        getattr(ax.patch.sticky_edges, way).extend(axis.get("sticky", []))
    if "aspect" in fields:
        ax.set_aspect(fields["aspect"], adjustable=fields.get("adjustable"))
    if "anchor" in fields:
        anchor = fields["anchor"]
        ax.set_anchor(tuple(anchor) if isinstance(anchor, list) else anchor)


def set_limits(ax, fields):
    for way in "xy":
        axis = fields.get(way, {})
        low, high = axis.get("lim", [None, None])
        if low is not None or high is not None:
            getattr(ax, f"set_{way}lim")(low, high)
        if axis.get("inverted") and (low is None or high is None) and "share" not in axis:
            getattr(ax, f"{way}axis").set_inverted(True)


FACES = ("labelweight", "labelstyle", "labelfamily")


def set_ticks(axis, which, way, look):
    if "roomsize" in look:
        set_ticks(axis, which, way, {name: value for name, value in look.items() if name != "roomsize"} | {"labelsize": look["roomsize"]})
        for label in axis.get_ticklabels(minor=which == "minor"):
            label.set_fontsize(look.get("labelsize", 10))
        return
    low, high = SIDES[way]
    names = {"low": low, "high": high, "labellow": "label" + low, "labelhigh": "label" + high}
    params = {names.get(name, name): color(value) for name, value in look.items() 
              if name not in ("labelha", "labelva", "labelrotation_overlap", *FACES) and not name.startswith("overlap_")}
    axis.set_tick_params(which=which, **params)
    for name in ("labelha", "labelva", *FACES):
        if name in look:
            for label in axis.get_ticklabels(minor=which == "minor"):
                label.set(**{name[5:]: look[name]})
    if "labelrotation_overlap" in look:
        turn_if_overlapping(axis, way, look)


def turn_if_overlapping(axis, way, look):
    figure, place, dpi, size = axis.figure, axis.axes.get_position(), axis.figure.dpi, look.get("labelsize", 10)
    figure.dpi = look.get("overlap_dpi", dpi)
    if "overlap_length" in look:
        share = look["overlap_length"] / 72 / figure.get_size_inches()["xy".index(way)]
        axis.axes.set_position([place.x0, place.y0, share if way == "x" else place.width, share if way == "y" else place.height])
    axis.set_tick_params(labelsize=look.get("overlap_labelsize", size))
    figure.canvas.draw()
    boxes = [label.get_window_extent(figure.canvas.get_renderer()) for label in axis.get_majorticklabels()]
    is_crowded = any(box.count_overlaps(boxes) > 1 for box in boxes)
    figure.dpi = dpi
    axis.set_tick_params(labelsize=size)
    if "overlap_length" in look:
        axis.axes.set_position(place)
    if is_crowded:
        axis.set_tick_params(rotation=look["labelrotation_overlap"])


def set_grid(axis, which, look):
    if look is True:
        axis.grid(True, which=which)
    elif look:
        axis.grid(True, which=which, **figure_artists.style(look, ("color", "alpha", "linewidth")),
                  **({"linestyle": linestyle(look["linestyle"])} if "linestyle" in look else {}))


def dress_axis(ax, way, fields):
    axis = getattr(ax, way + "axis")
    set_tickers(axis, fields)
    for which, prefix in (("major", ""), ("minor", "minor_")):
        set_grid(axis, which, fields.get(prefix + "grid"))
        set_ticks(axis, which, way, fields.get(prefix + "ticks", {}))
    if "label" in fields:
        label = fields["label"]
        text, look = read_text(label, ("loc",))
        pad = label.get("pad") if isinstance(label, dict) else None
        getattr(ax, f"set_{way}label")(text, labelpad=pad, **look)
        if isinstance(label, dict) and "side" in label:
            axis.set_label_position(SIDES[way][label["side"] == "high"])
    if "visible" in fields:
        axis.set_visible(fields["visible"])


def set_titles(ax, fields):
    for name, loc in (("title", "center"), ("title_left", "left"), ("title_right", "right")):
        if name in fields:
            text, look = read_text(fields[name], ("pad", "y"))
            ax.set_title(text, loc=loc, **look)


def set_spines(ax, fields):
    for name, look in fields.get("spines", {}).items():
        spine = ax.spines[name]
        spine.set(**figure_artists.style(look, ("visible", "color", "linewidth")))
        if "linestyle" in look:
            spine.set_linestyle(linestyle(look["linestyle"]))
        if "position" in look:
            spine.set_position(tuple(look["position"]))
        if "bounds" in look:
            spine.set_bounds(look["bounds"])


def dress(ax, fields):
    """All but the limits and the legend."""
    for way in "xy":
        if way in fields:
            dress_axis(ax, way, fields[way])
    set_titles(ax, fields)
    set_spines(ax, fields)
    if "facecolor" in fields:
        ax.set_facecolor(color(fields["facecolor"]))
    if "frame_on" in fields:
        ax.set_frame_on(fields["frame_on"])
    if not fields.get("axis", True):
        ax.set_axis_off()
    if "axisbelow" in fields:
        ax.set_axisbelow(fields["axisbelow"])
    if "zorder" in fields:
        ax.set_zorder(fields["zorder"])
    ax.set_visible(fields.get("visible", True))


def align_labels(figure, own):
    """Joins the axes of each `label_group`, as fig.align_labels() would."""
    for way in "xy":
        first = {}
        for ax, fields in own:
            group = fields.get(way, {}).get("label_group")
            if group is not None:
                figure._align_label_groups[way].join(first.setdefault(group, ax), ax)


def add_legend(owner, fields, drawn, own):
    """A legend of `owner` (axes or figure); `drawn[axes][k]` are the artists, `own` the number of the axes."""
    look = {name: tuple(value) if isinstance(value, list) and name in ("loc", "bbox_to_anchor") else color(value)
            for name, value in fields.items() if name in LEGEND_FIELDS}
    if "handles" in fields:
        found = [(drawn[handle.get("axes", own)][handle["artist"]] if "artist" in handle else heading(), handle["label"])
                 for handle in fields["handles"]]
    else:
        found = [(artist, artist.get_label()) for artist in drawn[own]
                 if artist is not None and artist.get_label() and not artist.get_label().startswith("_")]
    legend = owner.legend([artist for artist, _ in found], [label for _, label in found], **look)
    for entry in legend.findobj(HPacker):
        handle, text = entry.get_children() if len(entry.get_children()) == 2 else (None, None)
        if isinstance(handle, DrawingArea) and not all(artist.get_visible() for artist in handle.get_children()):
            handle.set_width(0)
            text._text.set_size(legend.get_title().get_fontsize())
    return legend


def heading():
    return Rectangle((0, 0), 0, 0, visible=False)


def add_colorbar(places, fields, drawn):
    """The axes of a colour bar, in the room of its parents or in its own place."""
    look = fields["colorbar"]
    mappable = drawn[look["axes"]][look["artist"]]
    keywords = {name: look[name] for name in ("extend", "drawedges", "extendfrac", "extendrect", "spacing") if name in look}
    if "parents" in look:
        keywords |= {name: look[name] for name in ("fraction", "shrink", "aspect", "pad", "location") if name in look}
        if "location" not in look and "orientation" in look:
            keywords["orientation"] = look["orientation"]
        parents = [places.axes[parent] for parent in look["parents"]]
        bar = places.figure.colorbar(mappable, ax=parents if len(parents) > 1 else parents[0], **keywords)
        places.axes.append(bar.ax)
    else:
        bar = places.figure.colorbar(mappable, cax=places.make({"place": fields.get("place", {})}),
                                     orientation=look.get("orientation", "vertical"), **keywords)
    dress_colorbar(bar, fields)
    return bar


def dress_colorbar(bar, fields):
    """A colour bar has tickers of its own; its other looks are those of every axes."""
    long = "y" if bar.orientation == "vertical" else "x"
    axis = dict(fields.get(long, {}))
    if fields["colorbar"].get("ticklocation"):
        bar._long_axis().set_ticks_position(fields["colorbar"]["ticklocation"])
        bar._long_axis().set_label_position(fields["colorbar"]["ticklocation"])
    if "locator" in axis and axis["locator"].get("kind", "auto") != "auto":
        bar.locator = locator(axis.pop("locator"), bar._long_axis())
    if "minor_locator" in axis and axis["minor_locator"].get("kind", "auto") != "auto":
        bar.minorlocator = locator(axis.pop("minor_locator"), bar._long_axis())
    if "formatter" in axis and axis["formatter"].get("kind", "auto") != "auto":
        bar.formatter = formatter(axis.pop("formatter"), bar._long_axis())
    bar.update_ticks()
    dress(bar.ax, {name: value for name, value in fields.items() if name not in "xy"} | {long: axis})

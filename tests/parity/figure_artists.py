"""The artists of a job of kind `figure` (docs/figure.md, "Artists"), drawn by matplotlib in the most direct way. Each function
returns what a legend or a colour bar may be made of, or None."""
import contextlib
import itertools

import numpy as np
from figure_data import color, linestyle, mapping
from matplotlib import image, lines, rcParams, transforms
from matplotlib.collections import LineCollection, PatchCollection, PolyCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch, Polygon, Rectangle, Wedge
from matplotlib.path import Path
from matplotlib.table import Table

TEXT_STYLE = ("fontsize", "color", "alpha", "fontweight", "fontstyle", "fontfamily", "rotation", "rotation_mode", "ha", "va",
              "linespacing", "multialignment")
LINE_LOOK = ("alpha", "linewidth", "drawstyle", "solid_capstyle", "dash_capstyle", "marker", "markersize", "markeredgewidth")
PLACE_WORDS = {"data": "data", "axes": "axes fraction", "figure": "figure fraction"}


def pair(coords):
    return tuple(coords) if isinstance(coords, list) else (coords, coords)


def transform(ax, coords):
    own = {"data": ax.transData, "axes": ax.transAxes, "figure": ax.figure.transFigure}
    x, y = pair(coords)
    return own[x] if x == y else transforms.blended_transform_factory(own[x], own[y])


def style(fields, names=TEXT_STYLE):
    return {name: color(fields[name]) for name in names if name in fields}


def base(ax, artist):
    """What every artist has, as matplotlib's keywords."""
    found = {"transform": transform(ax, artist.get("coords", "data")), "clip_on": artist.get("clip_on", True)}
    return found | style(artist, ("label", "zorder"))


@contextlib.contextmanager
def limits_kept(ax, keep):
    """With `keep` the data limits afterwards are those before."""
    points, smallest = ax.dataLim.get_points().copy(), ax.dataLim.minpos.copy()
    ignored = ax.ignore_existing_data_limits
    yield
    if keep:
        ax.dataLim.set_points(points)
        ax.dataLim._minpos[:] = smallest
        ax.ignore_existing_data_limits = ignored


def take_in(ax, artist, corners):
    """The corners into the data limits, in the directions that are counted in data."""
    x, y = (word == "data" for word in pair(artist.get("coords", "data")))
    corners = corners[np.isfinite(corners).all(axis=1)]
    if len(corners):
        ax.update_datalim(corners, updatex=x, updatey=y)


def area_look(artist, data):
    edges = artist.get("edgecolors", "none")
    return {"facecolor": data.colors(artist.get("facecolors", "C0")),
            "edgecolor": edges if isinstance(edges, str) and edges == "face" else data.colors(edges),
            "linewidth": np.atleast_1d(artist.get("linewidths", 1)), "linestyle": linestyle(artist.get("linestyle", "-")),
            "alpha": artist.get("alpha")}


def set_hatch(drawn, artist):
    """In its own colour, whatever the edges have; the line width is the figure's."""
    if "hatch" in artist:
        drawn.set_hatch(artist["hatch"])
        drawn._hatch_color = to_rgba(color(artist.get("hatch_color", "black")))
        rcParams["hatch.linewidth"] = artist.get("hatch_linewidth", 1)


def add_patches(ax, artist, data, patches):
    """Patches with the looks in turn; the first stands in the legend."""
    look = area_look(artist, data)
    turns = [itertools.cycle(look[name] if len(look[name]) else ["none"]) for name in ("facecolor", "edgecolor", "linewidth")]
    shared = base(ax, artist)
    label = shared.pop("label", "_nolegend_")
    for patch, face, edge, width in zip(patches, *turns):
        patch.set(facecolor=face, edgecolor=edge, linewidth=width, linestyle=look["linestyle"], alpha=look["alpha"],
                  antialiased=artist.get("antialiased", True))
        set_hatch(patch, artist)
        patch.set(**{name: value for name, value in shared.items() if name != "transform"})
        if pair(artist.get("coords", "data")) != ("data", "data"):
            patch.set_transform(shared["transform"])
        with limits_kept(ax, not artist.get("in_limits", True)):
            ax.add_patch(patch)
    if patches:
        patches[0].set_label(label)
    return patches[0] if patches else None


def stick(artist, patch, x, y):
    sticky = artist.get("sticky", "none")
    if sticky in ("x", "both"):
        patch.sticky_edges.x.append(x)
    if sticky in ("y", "both"):
        patch.sticky_edges.y.append(y)


def line(ax, artist, data):
    x, y = data.numbers(artist["x"]), data.numbers(artist["y"])
    count = max(len(x), len(y))
    drawn = lines.Line2D(np.resize(x, count) if len(x) == 1 else x, np.resize(y, count) if len(y) == 1 else y,
                         color=color(artist.get("color", "C0")), linestyle=linestyle(artist.get("linestyle", "-")),
                         **base(ax, artist), **style(artist, LINE_LOOK))
    for name in ("markerfacecolor", "markeredgecolor"):
        if name in artist:
            drawn.set(**{name: color(artist[name])})
    if "markevery" in artist:
        every = artist["markevery"]
        drawn.set_markevery(tuple(every) if isinstance(every, list) else every)
    with limits_kept(ax, not artist.get("in_limits", True)):
        ax.add_line(drawn)
    return drawn


def points(ax, artist, data):
    x, y = data.numbers(artist["x"]), data.numbers(artist["y"])
    look = {"linewidths": artist.get("linewidths", 1.5), "alpha": artist.get("alpha"), "marker": artist.get("marker", "o")}
    if isinstance(look["marker"], list):
        look["marker"] = tuple(look["marker"])
    if "values" in artist:
        look |= {"c": data.numbers(artist["values"])} | mapping(artist)
    with limits_kept(ax, not artist.get("in_limits", True)):
        drawn = ax.scatter(x, y, data.numbers(artist.get("s", 36)), **look, **base(ax, artist))
    if "values" not in artist:
        drawn.set_facecolor(data.colors(artist.get("c", "C0")))
    edges = artist.get("edgecolors", "face")
    drawn.set_edgecolor(edges if isinstance(edges, str) and edges == "face" else data.colors(edges))
    return drawn


def rects(ax, artist, data):
    names = ("x", "y", "width", "height")
    count = max(len(data.numbers(artist[name])) for name in names)
    patches = []
    for x, y, width, height in zip(*(data.numbers(artist[name], count) for name in names)):
        patch = Rectangle((x, y), width, height)
        patch.get_path()._interpolation_steps = 100
        stick(artist, patch, x, y)
        patches.append(patch)
    return add_patches(ax, artist, data, patches)


def corners_of(artist, data):
    corners = np.column_stack([data.numbers(artist["x"]), data.numbers(artist["y"])])
    if "counts" not in artist:
        return corners, [corners]
    counts = data.numbers(artist["counts"]).astype(int)
    if len(counts) == 1:
        counts = np.resize(counts, len(corners) // counts[0])
    return corners, np.split(corners, np.cumsum(counts)[:-1])


def paths(ax, artist, data, each):
    codes = np.split(data.numbers(artist["codes"]), np.cumsum([len(one) for one in each])[:-1])
    outlines = [PathPatch(Path(*one)) for one in zip(each, codes)]
    if artist.get("snap", False):
        return add_patches(ax, artist, data, outlines)
    drawn = PatchCollection(outlines, **{name + "s": value for name, value in area_look(artist, data).items() if name != "alpha"}, **base(ax, artist))
    if "values" in artist:
        colours = mapping(artist)
        drawn.set(array=data.numbers(artist["values"]), cmap=colours["cmap"], norm=colours["norm"])
    ax.add_collection(drawn, autolim=artist.get("in_limits", True))
    return drawn


def polygons(ax, artist, data):
    corners, each = corners_of(artist, data)
    if "codes" in artist:
        return paths(ax, artist, data, each)
    closed = artist.get("closed", True)
    if artist.get("snap", False):
        patches = [Polygon(one, closed=closed) for one in each]
        for patch, one in zip(patches, each):
            stick(artist, patch, *np.nanmin(one, axis=0))
        return add_patches(ax, artist, data, patches)
    look = {name + "s": value for name, value in area_look(artist, data).items() if name != "alpha"}
    drawn = PolyCollection(each, closed=closed, alpha=artist.get("alpha"), **look, **base(ax, artist))
    set_hatch(drawn, artist)
    if "values" in artist:
        colours = mapping(artist)
        drawn.set_array(data.numbers(artist["values"]))
        drawn.set_cmap(colours["cmap"])
        drawn.set_norm(colours["norm"])
        drawn._scale_norm(None, None, None)
    if len(corners):
        stick(artist, drawn, *np.nanmin(corners, axis=0))
    ax.add_collection(drawn, autolim=False)
    if artist.get("in_limits", True):
        take_in(ax, artist, corners)
    return drawn


def segments(ax, artist, data):
    ends = [data.numbers(artist[name]) for name in ("x0", "y0", "x1", "y1")]
    count = max(map(len, ends))
    x0, y0, x1, y1 = (np.resize(end, count) if len(end) == 1 else end for end in ends)
    pieces = np.stack([np.column_stack([x0, y0]), np.column_stack([x1, y1])], axis=1)
    drawn = LineCollection(pieces, colors=data.colors(artist.get("colors", "C0")), linewidths=artist.get("linewidths", 1.5),
                           linestyles=[linestyle(artist.get("linestyle", "-"))], capstyle=artist.get("capstyle"),
                           alpha=artist.get("alpha"), **({"zorder": 1} | base(ax, artist)))
    ax.add_collection(drawn, autolim=False)
    if artist.get("in_limits", True):
        take_in(ax, artist, pieces.reshape(-1, 2))
    return drawn


def wedges(ax, artist, data):
    names = ("x", "y", "r", "theta1", "theta2")
    count = max(len(data.numbers(artist[name])) for name in names)
    rows = zip(*(data.numbers(artist[name], count) for name in names))
    width = artist.get("width") or None
    return add_patches(ax, artist, data, [Wedge((x, y), r, start, end, width=width) for x, y, r, start, end in rows])


def mesh(ax, artist, data):
    x, y = data.numbers(artist["x"]), data.numbers(artist["y"])
    rows, columns = len(y) - 1, len(x) - 1
    if "rgba" in artist:
        values = data.colors(artist["rgba"]).reshape(rows, columns, 4)
    else:
        values = np.ma.masked_invalid(data.numbers(artist["values"]).reshape(rows, columns))
    keep = not artist.get("in_limits", True)
    alpha = data.numbers(artist["alphas"]).reshape(rows, columns) if "alphas" in artist else artist.get("alpha")
    if artist.get("image", False):
        drawn = image.AxesImage(ax, **mapping(artist), interpolation=artist.get("interpolation", "nearest"), origin="lower",
                                resample=True, extent=(x[0], x[-1], y[0], y[-1]),
                                **style(artist, ("label", "zorder", "clip_on", "interpolation_stage", "filterrad", "filternorm")))
        drawn.set_data(values)
        drawn.set_alpha(alpha)
        with limits_kept(ax, keep):
            drawn._scale_norm(None, None, None)
            drawn.set_extent(drawn.get_extent())
            ax.add_image(drawn)
            drawn.set_clip_path(ax.patch if artist.get("clip_on", True) else None)
        return drawn
    with limits_kept(ax, keep):
        drawn = ax.pcolormesh(x, y, values if "rgba" not in artist else values[:, :, 0], shading="flat", **mapping(artist),
                              edgecolors=color(artist.get("edgecolors", "none")), linewidth=artist.get("linewidth", 0),
                              alpha=alpha, **style(artist, ("label", "zorder", "clip_on")))
    if "rgba" in artist:
        drawn.set_array(None)
        drawn.set_facecolor(values.reshape(-1, 4))
    return drawn


def text_box(bbox):
    look = style(bbox, ("facecolor", "edgecolor", "linewidth", "alpha")) | ({"snap": True} if bbox.get("snap") else {})
    sizes = "".join(f",{name}={bbox[name]}" for name in ("rounding_size", "tooth_size") if name in bbox)
    return look | {"boxstyle": f"{bbox.get('boxstyle', 'square')},pad={bbox.get('pad', 0.3)}{sizes}"}


def arrow(given):
    props = style(given, ("arrowstyle", "linewidth", "shrinkA", "shrinkB", "mutation_scale", "width", "headwidth", "headlength",
                          "shrink", "connectionstyle", "relpos", "linestyle"))
    if not given.get("clip_by_text", True):
        props["patchA"] = None
    return props | {name: color(given[name]) for name in ("color", "facecolor", "edgecolor") if name in given}


def words(coords):
    x, y = (PLACE_WORDS[word] for word in pair(coords))
    return x if x == y else (x, y)


def text(ax, artist, data):
    look = style(artist) | style(artist, ("zorder",)) | {"clip_on": artist.get("clip_on", False)}
    if "bbox" in artist:
        look["bbox"] = text_box(artist["bbox"])
    place = artist["x"], artist["y"]
    coords = artist.get("coords", "data")
    look |= style(artist, ("wrap", "annotation_clip"))
    if not {"offset", "xytext", "arrowprops", "annotation_clip"} & artist.keys():
        return ax.text(*place, artist["s"], transform=transform(ax, coords), **look)
    if "offset" in artist:
        look |= {"xytext": artist["offset"], "textcoords": "offset points"}
    elif "xytext" in artist:
        look |= {"xytext": artist["xytext"], "textcoords": words(artist.get("textcoords", coords))}
    if "arrowprops" in artist:
        look["arrowprops"] = arrow(artist["arrowprops"])
    return ax.annotate(artist["s"], place, xycoords=words(coords), **look)


def texts(ax, artist, data):
    look = style(artist) | style(artist, ("zorder",)) | {"clip_on": artist.get("clip_on", False), "transform": transform(ax, artist.get("coords", "data"))}
    colours = itertools.cycle(data.colors(artist.get("colors", "black")))
    places = (data.numbers(artist[name], len(artist["s"])) for name in ("x", "y"))
    return [ax.text(x, y, s, color=colour, **look) for x, y, s, colour in zip(*places, artist["s"], colours)]


DRAWERS = {"line": line, "points": points, "rects": rects, "polygons": polygons, "segments": segments, "wedges": wedges,
           "mesh": mesh, "text": text, "texts": texts}


def table(ax, fields):
    made = Table(ax, fields.get("loc", "bottom"), fields.get("bbox"))
    for cell in fields["cells"]:
        added = made.add_cell(cell["row"], cell["column"], width=cell.get("width", 0), height=cell.get("height", 0), text=cell.get("text", ""),
                              facecolor=color(cell.get("facecolor", "white")), edgecolor=color(cell.get("edgecolor", "black")), loc=cell.get("ha", "right"))
        added.set_linewidth(cell.get("linewidth", 1))
        added.visible_edges = cell.get("edges", "closed")
        added.set_text_props(**style(cell, [name for name in TEXT_STYLE if name != "ha"]))
    made.auto_set_column_width(fields.get("auto_columns", []))
    made.auto_set_font_size(fields.get("shrink", True))
    made.set_zorder(fields.get("zorder", 0))
    ax.add_table(made)


def draw(ax, artist, data):
    drawn = DRAWERS[artist["kind"]](ax, artist, data)
    if artist["kind"] not in ("text", "texts"):
        ax._request_autoscale_view()
    return drawn

"""From a figure to the options of chart kind `figure`: what was kept of every call becomes the contract's words."""

from __future__ import annotations

from typing import Any

import numpy

from ..arrays import Arrays
from .formatters import CategoryFormatter, NullFormatter
from .gridspec import SubplotSpec
from .limit_mark import unseen
from .looks import grid_look
from .images import AxesImage, QuadMesh
from .patches import Patch, Rectangle
from .rc import rcParams
from .refuse import refuse
from .scales import LINEAR
from .tickers import NO_TICKS, WIRE_NULL
from .text import wire_labels

MAX_INLINE = 1


class Recorder:
    """Numbers go into `arrays`; `places` says where each artist stands: (axes, artist)."""

    def __init__(self) -> None:
        self.arrays = Arrays()
        self._names: dict[int, dict[str, int]] = {}
        self.places: dict[int, tuple[int, int]] = {}
        self.leads: set[int] = set()  # artists that are the first of those recorded with them
        self.axes_numbers: dict[int, int] = {}
        self.axes_fields: list[dict[str, Any]] = []
        self.stand_ins: dict[int, list[dict[str, Any]]] = {}
        self.dpi = 100.0  # of the picture

    def numbers(self, values: Any) -> Any:
        if len(values) <= MAX_INLINE:
            return [float(value) if value == value else None for value in values]
        number = self.arrays.add(values)
        return self._names.get(number) or self._named(number)

    def bytes(self, values: Any) -> Any:
        return self._named(self.arrays.add(values, "|u1"))

    def _named(self, number: int) -> Any:
        """One and the same for all who name that array: Python's collector counts what is made."""
        name = self._names[number] = {"array": number}
        return name

    def place_of(self, artist: Any) -> tuple[int, int] | None:
        return self.places.get(id(artist))

    def colorbar_stand_in(self, number: int, fields: dict[str, Any]) -> tuple[int, int]:
        """An artist that is only there for its colours; it stands behind those of its axes."""
        self.stand_ins.setdefault(number, []).append(fields)
        return number, len(self.stand_ins[number]) - 1

    def add_hidden(self, number: int, fields: dict[str, Any]) -> tuple[int, int]:
        """An artist that only stands for another in a legend."""
        artists = self.axes_fields[number].setdefault("artists", [])
        artists.append(fields)
        return number, len(artists) - 1


def record_figure(figure: Any, recorder: Recorder) -> list[dict[str, Any]]:
    """The `axes` of the options."""
    order = figure.all_axes()
    for number, axes in enumerate(order):
        recorder.axes_numbers[id(axes)] = number
    for axes in order:
        recorder.axes_fields.append(_axes(axes, recorder))
    for axes, fields in zip(order, recorder.axes_fields):
        if axes.legend_ is not None and axes.legend_.get_visible():
            fields["legend"] = axes.legend_.wire(recorder, recorder.axes_numbers[id(axes)])
        if axes.more_legends is not None:
            fields["legends"] = [legend.wire(recorder, recorder.axes_numbers[id(axes)]) for legend in axes.more_legends if legend.get_visible()]
    if figure._label_groups is not None:
        from .label_groups import record
        record(figure._label_groups, recorder.axes_numbers, recorder.axes_fields)
    return recorder.axes_fields


# What is said of every axes and axis. One of which no more is said is recorded the short way: figures have many of them.
BARE_AXES = frozenset(("figure", "place", "look", "_xmargin", "_ymargin", "artists_recorded", "xaxis", "yaxis"))
BARE_AXIS = frozenset(("axes", "name", "view"))
BARE_AXIS_WITH_LOCATOR = BARE_AXIS | {"locator"}


def _axes(axes: Any, recorder: Recorder) -> dict[str, Any]:
    fields = _bare_axes(axes, recorder) if axes.__dict__.keys() == BARE_AXES else _said_axes(axes, recorder)
    for artist in axes.artists_recorded:
        if artist.MAY_STICK or artist._sticky_edges is not None:
            _record_sticky(axes, fields)
            break
    if axes._aspect != "auto":
        _record_aspect(axes, fields)
    number = recorder.axes_numbers[id(axes)]
    first = recorder.stand_ins.get(number, []) if recorder.stand_ins else []
    artists = first + record_artists(axes, recorder, number, len(first))
    if artists:
        fields["artists"] = artists
    return fields


def _bare_axes(axes: Any, recorder: Recorder) -> dict[str, Any]:
    look = axes.look
    fields: dict[str, Any] = {"place": axes.place.wire() if type(axes.place) is SubplotSpec else _place(axes, recorder), **look.axes}
    x, y = _bare_axis(axes, axes.xaxis, look.x, axes._xmargin, recorder), _bare_axis(axes, axes.yaxis, look.y, axes._ymargin, recorder)
    if x:
        fields["x"] = x
    if y:
        fields["y"] = y
    if look.spines_said:
        fields["spines"] = look.spines_said
    return fields


def _said_axes(axes: Any, recorder: Recorder) -> dict[str, Any]:
    if axes.pending_labels:
        values, count, name = next(iter(axes.pending_labels.values()))
        refuse(f"{name} of {len(values)} tick labels of {count}", "one for all of an axis")
    fields: dict[str, Any] = {"place": _place(axes, recorder), **axes.look.axes, **axes._fields}
    if axes.colorbar_ is not None:
        fields["colorbar"] = axes.colorbar_.wire(recorder)
        if axes.colorbar_.takes_room:
            del fields["place"]
    for axis, look, margin in ((axes.xaxis, axes.look.x, axes._xmargin), (axes.yaxis, axes.look.y, axes._ymargin)):
        said = _said_axis(axes, axis, look, margin, recorder)
        if said:
            fields[axis.name] = said
    _record_frame(axes, fields)
    for loc, title in axes.titles.items():
        if title.get_text():
            fields["title" if loc == "center" else f"title_{loc}"] = _title(title, loc, any(other.title_y is not None for other in axes.titles.values()))
    if axes._tables:
        fields["tables"] = [table.wire() for table in axes._tables if table._visible]
    return fields


def _place(axes: Any, recorder: Recorder) -> dict[str, Any]:
    if axes.twin_of is not None:
        return {"twin": recorder.axes_numbers[id(axes.twin_of)]}
    if axes.inset_of is not None:
        return {"inset": [recorder.axes_numbers[id(axes.inset_of[0])], *axes.inset_of[1]]}
    if hasattr(axes.place, "wire"):
        return axes.place.wire()
    return {"rect": axes.place} if axes.place is not None else {}


def _record_frame(axes: Any, fields: dict[str, Any]) -> None:
    spines = axes.look.spines_said
    if axes._spines is not None:
        spines = {side: spine.fields for side, spine in axes._spines.items() if spine.fields}
    if spines:
        fields["spines"] = spines
    if not axes.is_on:
        fields["axis"] = False
    if axes.zorder:
        fields["zorder"] = axes.zorder
    if not axes._visible:
        fields["visible"] = False


def _record_aspect(axes: Any, fields: dict[str, Any]) -> None:
    fields["aspect"] = "equal" if axes._aspect == 1 else axes._aspect
    if axes.get_adjustable() == "datalim":
        from .equal import check_datalim
        check_datalim(axes)
        fields["adjustable"] = "datalim"


def _record_sticky(axes: Any, fields: dict[str, Any]) -> None:
    """Edges that margins stop at, of artists that cannot say so themselves; of limits that are set they mean nothing."""
    artists = [artist for artist in axes.artists_recorded if artist.MAY_STICK or artist._sticky_edges is not None]
    for which, axis in enumerate((axes.xaxis, axes.yaxis)):
        if axis.view.has_limits:
            continue
        at = {float(value) for artist in artists if not isinstance(artist, (Rectangle, AxesImage, QuadMesh)) for value in artist.sticky()[which]}
        at |= {float(value) for artist in artists for value in artist.more_sticky(axis.name) if numpy.isfinite(value)}
        if at:
            fields.setdefault(axis.name, {})["sticky"] = sorted(at)


def _title(title: Any, loc: str, is_by_hand: bool) -> Any:
    fields: dict[str, Any] = {}
    title.check_side(0.0 if loc == "left" else 0.5 if loc == "center" else 1.0)
    title.record_text(fields, 12)
    if title.pad is not None and title.pad != 6:
        fields["pad"] = title.pad
    if is_by_hand:
        fields["y"] = float(title.y)  # set_y() counts only after a set_title(y=…) of the axes, as in matplotlib
    return fields if len(fields) > 1 else fields["s"]


# ---- one axis --------------------------------------------------------------------------------------------------------


def _bare_axis(axes: Any, axis: Any, look: dict[str, Any], margin: float, recorder: Recorder) -> dict[str, Any] | None:
    """Of an axes of which no more is said than of every one; of its axis there may be."""
    if axis.view is axis and not look and margin == 0.05:
        said = axis.__dict__.keys()
        if said == BARE_AXIS:
            return None
        if said == BARE_AXIS_WITH_LOCATOR and axis.locator is NO_TICKS:
            return {"locator": WIRE_NULL}
    return _said_axis(axes, axis, look, margin, recorder)


def _said_axis(axes: Any, axis: Any, look: dict[str, Any], margin: float, recorder: Recorder) -> dict[str, Any]:
    fields = dict(look) if look else {}
    view = axis.view
    shared = _earlier(axes, view, recorder) if view is not axis or view.is_shared else None
    if shared is not None:
        fields["share"] = shared
    if view.scale is not LINEAR:
        fields["scale"] = view.scale.wire()
    if shared is None:
        _record_limits(view, fields)
    if margin != 0.05:
        fields["margin"] = margin
    if view.units == "date":
        fields["units"] = "date"
    _record_ticks(axis, fields)
    if axis._ticks:
        fields["ticks"] = {**fields.get("ticks", {}), **axis._ticks}
    if axis._minor_ticks:
        fields["minor_ticks"] = {**fields.get("minor_ticks", {}), **axis._minor_ticks}
    if axis._grids:
        _record_grids(axis._grids, fields)
    if axis._label is not None and axis._label._visible and (axis._label.get_text() or axis.label_side is not None):
        fields["label"] = _label(axis)
    if not axis.is_visible:
        fields["visible"] = False
    return fields


def _record_grids(grids: dict[str, Any], fields: dict[str, Any]) -> None:
    for which, field in (("major", "grid"), ("minor", "minor_grid")):
        if which in grids:
            fields[field] = grid_look(grids.get(f"{which} look", {})) if grids[which] else False


def _earlier(axes: Any, view: Any, recorder: Recorder) -> int | None:
    """The first axes of those that share, unless it is this one."""
    if not view.is_shared:
        return None
    numbers = [recorder.axes_numbers[id(member)] for member in view.members if id(member) in recorder.axes_numbers]
    first = min(numbers)
    return first if first != recorder.axes_numbers[id(axes)] else None


def _record_limits(view: Any, fields: dict[str, Any]) -> None:
    few = None if view.scale is LINEAR else view.log_limits_of_few()
    if few is not None:
        fields["lim"] = [float(few[0]), float(few[1])]
        return
    if view.limits is None and view.is_auto and not view.is_inverted and view.follows_data():
        return
    if view.has_limits:
        fields["lim"] = [float(view.limits[0]), float(view.limits[1])]
        return
    if not view.follows_data():
        fields["lim"] = [float(end) for end in view.interval()]
    elif view.is_inverted:
        fields["inverted"] = True


def _record_ticks(axis: Any, fields: dict[str, Any]) -> None:
    ticker = axis.view
    if "formatter" in fields and (ticker.formatter is not None or ticker.units in ("date", "category") or ticker.scale is not LINEAR
                                  or axis.axes.colorbar_ is not None and axis.axes.colorbar_.has_log_labels):
        del fields["formatter"]  # of plain axes
    if ticker.locator is NO_TICKS and ticker.formatter is None:
        fields["locator"] = WIRE_NULL
    elif ticker.locator is not None or ticker.formatter is not None or ticker.units:
        _record_major_ticks(axis, ticker, fields)
    if ticker.minor_locator is not None:
        fields["minor_locator"] = ticker.minor_locator.wire()
    if ticker.minor_formatter is not None:
        fields["minor_formatter"] = ticker.minor_formatter.wire()


def _record_major_ticks(axis: Any, ticker: Any, fields: dict[str, Any]) -> None:
    if ticker.has_category_ticks and ticker.locator is None:
        labels = list(axis.view.categories or ()) if ticker.labels is None else ticker.labels
        fields["locator"] = {"kind": "fixed", "at": [float(i) for i in range(len(labels))]}
        if ticker.formatter is None:
            fields["formatter"] = {"kind": "fixed", "labels": labels}
    elif ticker.has_category_ticks and ticker.formatter is None:
        ticker.formatter = CategoryFormatter(ticker)
    own = axis.function_labels()
    if own is not None:
        at, labels, are_ticks = own
        fields["formatter"] = {"kind": "fixed", "labels": labels}
        (fields.setdefault("locator", {"kind": "fixed"}) if are_ticks else fields["formatter"])["at"] = at
    elif ticker.locator is not None:
        fields["locator"] = ticker.locator.wire()
        if fields["locator"] == {"kind": "auto"}:
            del fields["locator"]
    if own is None and ticker.formatter is not None:
        _record_formatter(ticker, fields, axis.view.scale is LINEAR and not axis.view.units)
    if "formatter" in fields and "labels" in fields["formatter"]:
        fields["formatter"]["labels"] = wire_labels(fields["formatter"]["labels"])


def _record_formatter(ticker: Any, fields: dict[str, Any], is_plain: bool) -> None:
    formatter = ticker.formatter
    wire = formatter.wire()
    if wire.get("kind") == "fixed" and fields.get("locator", {}).get("kind") == "fixed":
        count = len(fields["locator"]["at"])
        wire["labels"] = [*wire["labels"], *[""] * count][:count]
    elif wire.get("kind") == "fixed" and fields.get("locator", {}).get("kind") != "null":
        refuse("FixedFormatter without fixed ticks", "set_xticks(ticks, labels)")
    if not (isinstance(formatter, NullFormatter) and fields.get("locator", {}).get("kind") == "null"):
        if wire != {"kind": "scalar"} or is_plain is False:
            fields["formatter"] = wire


def _label(axis: Any) -> Any:
    label = axis._label
    fields: dict[str, Any] = {}
    label.check_side(0.5, axis.name)
    label.record_text(fields, 10)
    if fields.get("rotation") == 90 and axis.name == "y" or fields.get("rotation") == 0 and axis.name == "x":
        del fields["rotation"]
    if axis.name == "y" and label.style.fields.get("rotation") == 0:
        fields["rotation"] = 0.0
    pad = label.pad if label.pad is not None else _label_pad()
    if pad != 4:
        fields["pad"] = pad
    if label.title_y is not None:
        fields["loc"] = label.title_y
    if axis.label_side == "high":
        fields["side"] = "high"
    return fields if len(fields) > 1 else fields["s"]


def _label_pad() -> float:
    return float(rcParams["axes.labelpad"])


# ---- artists ---------------------------------------------------------------------------------------------------------


def record_artists(axes: Any, recorder: Recorder, number: int, first: int) -> list[dict[str, Any]]:
    """In the order of the calls; neighbouring patches of one look become one artist."""
    artists, hidden = axes.artists_recorded, []
    for artist in artists:
        if not artist._visible:
            hidden = [artist for artist in artists if not artist._visible and artist.in_limits]
            artists = [artist for artist in artists if artist._visible]
            break
    found: list[dict[str, Any]] = []
    places, at = recorder.places, 0
    while at < len(artists):
        artist = artists[at]
        recorder.leads.add(id(artist))
        if isinstance(artist, Patch):
            group = _group(artists, at)
            for one in group:
                places[id(one)] = number, first + len(found)
            found += artist.record_many(recorder, group)
            at += len(group)
        else:
            places[id(artist)] = number, first + len(found)
            found += artist.record(recorder)
            at += 1
    return found + _limits_of_hidden(hidden) if hidden else found


def _group(artists: list[Any], at: int) -> list[Any]:
    first = artists[at]
    look, end = first.shared_look(), at + 1
    while end < len(artists) and type(artists[end]) is type(first) and artists[end].shared_look() == look:
        end += 1
    return artists[at:end]


def _limits_of_hidden(hidden: list[Any]) -> list[dict[str, Any]]:
    """Artists that are not visible count for the limits all the same."""
    found = []
    for artist in hidden:
        extents = artist.extents()
        if extents is None or artist._coords.x != "data" or artist._coords.y != "data":
            continue
        x, y = (numpy.asarray(part, float) for part in extents)
        x, y = x[numpy.isfinite(x)], y[numpy.isfinite(y)]
        if len(x) and len(y):
            found.append(unseen(x, y))
    return found

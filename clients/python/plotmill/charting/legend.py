"""Legends of axes and figures."""

from __future__ import annotations

from typing import Any

from .colors import wire_color
from .legend_handles import legend_artists, look_of_handle, wire_handle
from .rc import font_points, rcParams
from .refuse import only, refuse, unknown_keyword
from .text import Text

LOCATIONS = ("best", "upper right", "upper left", "lower left", "lower right", "right", "center left", "center right", "lower center", "upper center", "center")
_SPACES = {"numpoints": "numpoints", "scatterpoints": "scatterpoints", "borderpad": "borderpad", "labelspacing": "labelspacing", "handlelength": "handlelength",
           "handleheight": "handleheight", "handletextpad": "handletextpad", "borderaxespad": "borderaxespad", "columnspacing": "columnspacing",
           "frameon": "frameon", "fancybox": "fancybox", "framealpha": "framealpha"}
_DEFAULTS = {"numpoints": 1, "scatterpoints": 1, "borderpad": 0.4, "labelspacing": 0.5, "handlelength": 2.0, "handleheight": 0.7, "handletextpad": 0.8,
             "borderaxespad": 0.5, "columnspacing": 2.0, "frameon": True, "fancybox": True, "framealpha": 0.8}


class Legend:
    """Handles with labels; the fields of the contract that differ from its defaults."""

    def __init__(self, parent: Any, handles: Any, labels: Any, *, is_of_figure: bool = False, **kwargs: Any) -> None:
        self.parent, self._is_of_figure = parent, is_of_figure
        self.legend_handles_given = list(handles)
        self._looks = [look_of_handle(handle) for handle in self.legend_handles_given]
        self.labels = [str(label) for label in labels]
        self.fields: dict[str, Any] = {}
        self._title = Text()
        self._visible = True
        self.headings: set[str] = set()
        self._read_place(kwargs)
        self._read_fonts(kwargs)
        self._read_frame(kwargs)
        for name, field in _SPACES.items():
            value = kwargs.pop(name, None)
            value = rcParams[f"legend.{name}"] if value is None else value
            if value != _DEFAULTS[field]:
                self.fields[field] = value
        for name, allowed in (("markerfirst", (True, None)), ("shadow", (False, None)), ("mode", (None,)), ("markerscale", (None, 1, 1.0)),
                              ("scatteryoffsets", (None,)), ("bbox_transform", (None,)), ("handler_map", (None, {})), ("alignment", (None, "center")),
                              ("title_fontproperties", (None,)), ("prop", (None,))):
            only(f"legend({name}", kwargs.pop(name, allowed[0]), allowed)
        self._draggable = kwargs.pop("draggable", False)
        for name, value in kwargs.items():
            unknown_keyword("Legend", name, value, TypeError)

    def _read_place(self, kwargs: dict[str, Any]) -> None:
        loc = kwargs.pop("loc", None)
        if loc is None:
            loc = "upper right" if self._is_of_figure and rcParams["legend.loc"] == "best" else rcParams["legend.loc"]
        if isinstance(loc, int):
            if not 0 <= loc <= 10:
                raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, LOCATIONS))}")
            loc = LOCATIONS[loc]
        if isinstance(loc, str) and loc not in LOCATIONS:
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, LOCATIONS))}")
        if self._is_of_figure and loc == "best":
            loc = "upper right"
        self.set_loc(loc)
        anchor = kwargs.pop("bbox_to_anchor", None)
        transform = kwargs.pop("bbox_transform", None)
        if transform is not None and (transform.x, transform.y) != (("figure", "figure") if self._is_of_figure else ("axes", "axes")):
            refuse("legend(bbox_transform=…)", "bbox_to_anchor in fractions of the axes, or fig.legend()")
        if anchor is not None:
            self.set_bbox_to_anchor(anchor)
        columns = kwargs.pop("ncol", kwargs.pop("ncols", 1))
        kwargs.pop("ncols", None)
        if columns != 1:
            self.fields["ncol"] = int(columns)

    def _read_fonts(self, kwargs: dict[str, Any]) -> None:
        prop, fontsize = kwargs.pop("prop", None), kwargs.pop("fontsize", None)
        if prop is not None:
            from .font import FontProperties
            said = FontProperties.of(prop).fields
            if set(said) - {"fontsize"}:
                refuse("legend(prop) with more than a size", "fontsize")
            fontsize = said.get("fontsize", fontsize)
        points = font_points(rcParams["legend.fontsize"] if fontsize is None else fontsize)
        if points != 10:
            self.fields["fontsize"] = points
        title_size = kwargs.pop("title_fontsize", None)
        title_size = rcParams["legend.title_fontsize"] if title_size is None else title_size
        self._title_points = font_points(title_size)  # matplotlib: None is font.size
        self.set_title(kwargs.pop("title", None))
        color = kwargs.pop("labelcolor", None)
        color = rcParams["legend.labelcolor"] if color is None else color
        if color is not None and not (isinstance(color, str) and color == "None"):
            if isinstance(color, str) and color in ("linecolor", "markerfacecolor", "mfc", "markeredgecolor", "mec") or not isinstance(color, str) and len(color) not in (3, 4):
                refuse(f"legend(labelcolor={color!r:.40})", "one colour")
            self.fields["labelcolor"] = wire_color(color)
        elif wire_color(rcParams["text.color"]) != "#000000":
            self.fields["labelcolor"] = wire_color(rcParams["text.color"])

    def _read_frame(self, kwargs: dict[str, Any]) -> None:
        face = kwargs.pop("facecolor", None)
        face = rcParams["legend.facecolor"] if face is None else face
        if isinstance(face, str) and face == "inherit":
            face = rcParams["axes.facecolor"]
        edge = kwargs.pop("edgecolor", None)
        edge = rcParams["legend.edgecolor"] if edge is None else edge
        if isinstance(edge, str) and edge == "inherit":
            edge = rcParams["axes.edgecolor"]
        if wire_color(face) != "#ffffff":
            self.fields["facecolor"] = wire_color(face)
        if wire_color(edge) != "#cccccc":
            self.fields["edgecolor"] = wire_color(edge)

    # ---- what may be changed -----------------------------------------------------------------------------------------

    def set_loc(self, loc: Any) -> None:
        self.fields["loc"] = loc if isinstance(loc, str) else [float(part) for part in loc]
        if loc == "best":
            del self.fields["loc"]

    def set_title(self, title: Any, prop: Any = None) -> None:
        self._title.set_text(title)
        if prop is not None:
            from .font import FontProperties
            said = FontProperties.of(prop).fields
            if set(said) - {"fontsize"}:
                refuse("set_title(prop) with more than a size", "title_fontsize")
            self._title_points = font_points(said.get("fontsize", self._title_points))

    def get_title(self) -> Text:
        return self._title

    def set_bbox_to_anchor(self, bbox: Any, transform: Any = None) -> None:
        if bbox is not None:
            self.fields["bbox_to_anchor"] = [float(part) for part in (bbox.bounds if hasattr(bbox, "bounds") else bbox)]

    def set_headings(self, labels: Any, size: Any = None) -> None:
        """Entries that only part the others: seaborn's, for legends of several variables (Plotmill's own call)."""
        self.headings = set(map(str, labels))
        if size is not None:
            self._title_points = font_points(size)

    def set_frame_on(self, b: bool) -> None:
        self.fields["frameon"] = bool(b)

    def get_frame(self) -> Any:
        return _Frame(self.fields)

    def get_texts(self) -> list[Any]:
        return [_LegendText(self, i) for i in range(len(self.labels))]

    @property
    def legendHandles(self) -> list[Any]:
        return self.legend_handles_given

    legend_handles = legendHandles
    texts = property(get_texts)

    def get_lines(self) -> list[Any]:
        refuse("a legend's own lines", "handles of your own: legend(handles=[Line2D(…)])")

    get_patches = get_lines

    def set_visible(self, b: bool) -> None:
        self._visible = bool(b)

    def get_visible(self) -> bool:
        return self._visible

    def set_zorder(self, level: float) -> None:
        if level != 5:
            refuse("a legend's zorder", "the zorder of artists")

    def set_draggable(self, *args: Any, **kwargs: Any) -> None:
        pass

    def remove(self) -> None:
        if self._is_of_figure:
            self.parent.legends.remove(self)
        else:
            self.parent.legend_ = None

    # ---- recording ---------------------------------------------------------------------------------------------------

    def wire(self, recorder: Any, number: int | None) -> dict[str, Any]:
        fields = dict(self.fields)
        if self._title.get_text():
            fields["title"] = self._title.get_text()
            if self._title_points != fields.get("fontsize", 10) or "fontsize" in fields:
                fields["title_fontsize"] = self._title_points
        pairs = [(handle, look, label) for handle, look, label in zip(self.legend_handles_given, self._looks, self.labels) if not label.startswith("_")]
        fields["handles"] = [{"label": label} if label in self.headings and not handle.get_visible() else wire_handle(handle, look, label, recorder, number)
                             for handle, look, label in pairs]
        if self.headings:
            fields["title_fontsize"] = self._title_points
        return fields


class _Frame:
    """legend.get_frame()"""

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def set_facecolor(self, color: Any) -> None:
        self._fields["facecolor"] = wire_color(color)

    def set_edgecolor(self, color: Any) -> None:
        self._fields["edgecolor"] = wire_color(color)

    def set_alpha(self, alpha: Any) -> None:
        self._fields["framealpha"] = alpha

    def set_linewidth(self, w: float) -> None:
        if w != 1:
            refuse("the width of a legend's frame", "edgecolor='none'")

    def set_boxstyle(self, *args: Any, **kwargs: Any) -> None:
        refuse("a legend frame's boxstyle", "fancybox")


class _LegendText:
    def __init__(self, legend: Legend, place: int) -> None:
        self._legend, self._place = legend, place

    def get_text(self) -> str:
        return self._legend.labels[self._place]

    def set_text(self, s: Any) -> None:
        self._legend.labels[self._place] = str(s)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        refuse(f"a legend text's {name}()", "legend(fontsize=…, labelcolor=…)")


def _pairs(several: list[Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    handles, labels = kwargs.pop("handles", None), kwargs.pop("labels", None)
    if handles is not None and labels is not None:
        return list(handles), list(labels)
    if handles is not None:
        handles = list(handles)
        return handles, [handle.get_label() for handle in handles]
    if len(args) >= 2:
        return list(args[0]), list(args[1])
    if labels is not None or args:
        labels = list(args[0] if args else labels)
        found = [artist for axes in several for artist in [*(a for a in axes.artists_recorded if _has_entry(a)), *axes.containers]]
        return found[:len(labels)], labels
    found = legend_artists(several)
    return found, [artist.get_label() for artist in found]


def _has_entry(artist: Any) -> bool:
    return not isinstance(artist, Text) and artist.container is None and hasattr(artist, "in_legend") and type(artist).__name__ not in ("AxesImage", "QuadMesh")


def axes_legend(axes: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Legend:
    handles, labels = _pairs([axes], args, kwargs)
    return Legend(axes, handles, labels, **kwargs)


def figure_legend(figure: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Legend:
    handles, labels = _pairs(figure.axes, args, kwargs)
    return Legend(figure, handles, labels, is_of_figure=True, **kwargs)

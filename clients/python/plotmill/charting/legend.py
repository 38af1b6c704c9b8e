"""Legends of axes and figures."""

from __future__ import annotations

import warnings
from typing import Any

import numpy

from .colors import wire_color
from .legend_arguments import anchor_parent, handles_and_labels
from .legend_frame import LegendFrame
from .legend_colors import color_labels, label_colors
from .legend_handlers import DEFAULT_HANDLERS, find_handler, is_plain
from .legend_handles import Entry
from .lines import Line2D
from .patches import Patch
from .not_covered import Named
from .rc import font_points, rcParams
from .refuse import only, refuse, unknown_keyword
from .text import Text, wire_formulas

LOCATIONS = ("best", "upper right", "upper left", "lower left", "lower right", "right", "center left", "center right", "lower center", "upper center", "center")
_DEFAULTS = {"numpoints": 1, "scatterpoints": 1, "borderpad": 0.4, "labelspacing": 0.5, "handlelength": 2.0, "handleheight": 0.7, "handletextpad": 0.8,
             "borderaxespad": 0.5, "columnspacing": 2.0, "frameon": True, "fancybox": True, "framealpha": 0.8, "shadow": False}
_FONT = ("fontfamily", "fontstyle", "fontweight")
_ALIGNMENTS = ("center", "left", "right")


class Legend(Named):
    """Entries; the fields of the contract that differ from its defaults."""

    zorder = 5.0
    codes = dict(zip(LOCATIONS, range(len(LOCATIONS))))

    def __init__(self, parent: Any, handles: Any, labels: Any, **kwargs: Any) -> None:
        self.parent, self._is_of_figure = parent, not hasattr(parent, "xaxis")
        self.axes = None if self._is_of_figure else parent
        self.fields: dict[str, Any] = {}
        self._title = Text()
        self._title_said = False  # whether its style was set by itself
        self._texts: list[Text] | None = None
        self._visible = True
        self.headings: set[str] = set()
        self._custom_handler_map = kwargs.pop("handler_map", None)
        self._read_place(kwargs)
        self._read_fonts(kwargs)
        self._read_frame(kwargs)
        self._read_looks(kwargs)
        colors = label_colors(kwargs.pop("labelcolor", None), self.fields)
        kwargs.pop("draggable", None)  # by a mouse: a picture has none
        for name, value in kwargs.items():
            unknown_keyword("Legend", name, value, TypeError)
        self._make_entries(handles, labels)
        if colors is not None:
            color_labels(self, colors)

    # ---- what it is made of ------------------------------------------------------------------------------------------

    def _make_entries(self, handles: Any, labels: Any) -> None:
        self.entries: list[Entry] = []
        needs_drawing = self.markerscale != 1 or self._own_offsets or self.numpoints != 1 or self.scatterpoints != 1
        handlers = self.get_legend_handler_map()
        for handle, label in zip(handles, labels):
            if isinstance(label, str) and label.startswith("_"):
                warnings.warn(f"The label {label!r} of {handle!r} starts with '_'. It is thus excluded from the legend.", stacklevel=5)
                continue
            handler = find_handler(handlers, handle)
            if handler is None:
                warnings.warn(f"Legend does not support handles for {type(handle).__name__} instances.", stacklevel=5)
                continue
            entry = Entry(handle, str(label))
            if needs_drawing or handlers is not DEFAULT_HANDLERS or not is_plain(handle):
                entry.draw(self, handler)
            else:
                entry.keep_look()
            self.entries.append(entry)

    def get_legend_handler_map(self) -> dict[Any, Any]:
        return {**DEFAULT_HANDLERS, **self._custom_handler_map} if self._custom_handler_map else DEFAULT_HANDLERS

    @staticmethod
    def get_legend_handler(legend_handler_map: dict[Any, Any], orig_handle: Any) -> Any:
        return find_handler(legend_handler_map, orig_handle)

    @classmethod
    def get_default_handler_map(cls) -> dict[Any, Any]:
        return DEFAULT_HANDLERS

    @classmethod
    def update_default_handler_map(cls, handler_map: Any) -> None:
        refuse("Legend.update_default_handler_map()", "legend(handler_map=…)")

    set_default_handler_map = update_default_handler_map

    def _read_place(self, kwargs: dict[str, Any]) -> None:
        loc = kwargs.pop("loc", None)
        if loc is None:
            loc = "upper right" if self._is_of_figure and rcParams["legend.loc"] in ("best", 0) else rcParams["legend.loc"]
        elif self._is_of_figure and loc in ("best", 0) and not isinstance(loc, tuple):
            raise ValueError("Automatic legend placement (loc='best') not implemented for figure legend")
        self.set_loc(loc)
        self._bbox_to_anchor: Any = None
        self.set_bbox_to_anchor(kwargs.pop("bbox_to_anchor", None), kwargs.pop("bbox_transform", None))
        columns, ncol = kwargs.pop("ncols", 1), kwargs.pop("ncol", 1)
        self.set_ncols(columns if columns != 1 else ncol)
        mode = kwargs.pop("mode", None)
        if mode not in (None, "", "expand"):
            refuse(f"legend(mode={mode!r:.40})", "'expand'")
        if mode == "expand":
            self.fields["mode"] = "expand"

    def _read_fonts(self, kwargs: dict[str, Any]) -> None:
        from .font import FontProperties
        prop, fontsize = kwargs.pop("prop", None), kwargs.pop("fontsize", None)
        self._font: dict[str, Any] = {}
        if prop is not None:
            said = FontProperties.of(prop).fields
            fontsize = said.get("fontsize", None if isinstance(prop, dict) else rcParams["font.size"])
            self._font = {name: said[name] for name in _FONT if name in said}
        self._fontsize = font_points(rcParams["legend.fontsize"] if fontsize is None else fontsize)
        if self._fontsize != 10:
            self.fields["fontsize"] = self._fontsize
        title_size, title_prop = kwargs.pop("title_fontsize", None), kwargs.pop("title_fontproperties", None)
        if title_size is not None and title_prop is not None:
            raise ValueError("title_fontsize and title_fontproperties can't be specified at the same time. Only use one of them. ")
        title_size = rcParams["legend.title_fontsize"] if title_size is None else title_size
        self._title.set_fontsize(font_points(title_size))  # matplotlib: None is font.size
        self.set_title(kwargs.pop("title", None), title_prop)
        if title_prop is not None and not isinstance(title_prop, dict) and "fontsize" not in FontProperties.of(title_prop).fields:
            self._title.set_fontsize(rcParams["font.size"])

    def _read_frame(self, kwargs: dict[str, Any]) -> None:
        for name, setting, inherited, usual in (("facecolor", "legend.facecolor", "axes.facecolor", "#ffffff"),
                                                ("edgecolor", "legend.edgecolor", "axes.edgecolor", "#cccccc")):
            color = kwargs.pop(name, None)
            color = rcParams[setting] if color is None else color
            if isinstance(color, str) and color == "inherit":
                color = rcParams[inherited]
            if wire_color(color) != usual:
                self.fields[name] = wire_color(color)
        if rcParams["patch.linewidth"] != 1:
            self.fields["linewidth"] = float(rcParams["patch.linewidth"])

    def _read_looks(self, kwargs: dict[str, Any]) -> None:
        said = {name: kwargs.pop(name, None) for name in _DEFAULTS}
        if said["framealpha"] is None and (said["shadow"] or said["shadow"] is None and rcParams["legend.shadow"]):
            said["framealpha"] = 1.0  # a shadow would be seen through
        for name, value in said.items():
            value = rcParams[f"legend.{name}"] if value is None else value
            if not isinstance(value, (bool, int, float, numpy.number)):
                refuse(f"legend({name}={value!r:.40})", "a number" if name != "shadow" else "True or False")
            if value != _DEFAULTS[name]:
                self.fields[name] = type(_DEFAULTS[name])(value)
            setattr(self, name if name not in ("frameon", "fancybox", "framealpha") else f"_{name}", value)
        if self.numpoints <= 0:
            raise ValueError(f"numpoints must be > 0; it was {self.numpoints}")
        scale = kwargs.pop("markerscale", None)
        self.markerscale = float(rcParams["legend.markerscale"] if scale is None else scale)
        if not kwargs.pop("markerfirst", True):
            self.fields["markerfirst"] = False
        self._own_offsets = kwargs.get("scatteryoffsets") is not None
        offsets = kwargs.pop("scatteryoffsets", None)
        self._scatteryoffsets = numpy.resize(numpy.array([3 / 8, 4 / 8, 2.5 / 8] if offsets is None else offsets, float), self.scatterpoints)
        self.set_alignment(kwargs.pop("alignment", "center"))

    # ---- what may be changed -----------------------------------------------------------------------------------------

    def set_loc(self, loc: Any = None) -> None:
        if isinstance(loc, (int, numpy.integer)):
            if not 0 <= loc <= 10:
                raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, LOCATIONS))}")
            loc = LOCATIONS[loc]
        if isinstance(loc, str) and loc not in LOCATIONS:
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, LOCATIONS))}")
        self.fields["loc"] = loc if isinstance(loc, str) else [float(part) for part in loc]
        if loc == "best":
            del self.fields["loc"]

    _set_loc = set_loc
    _loc = property(lambda self: self._get_loc(), set_loc)

    def _get_loc(self) -> Any:
        loc = self.fields.get("loc", "best")
        return self.codes[loc] if isinstance(loc, str) else tuple(loc)

    def set_ncols(self, ncols: int) -> None:
        self.fields["ncol"] = int(ncols)
        if ncols == 1:
            del self.fields["ncol"]

    def set_alignment(self, alignment: str) -> None:
        if alignment not in _ALIGNMENTS:
            raise ValueError(f"{alignment!r} is not a valid value for alignment; supported values are {', '.join(map(repr, _ALIGNMENTS))}")
        self.fields["alignment"] = alignment
        if alignment == "center":
            del self.fields["alignment"]

    def get_alignment(self) -> str:
        return self.fields.get("alignment", "center")

    def set_title(self, title: Any, prop: Any = None) -> None:
        self._title.set_text(title)
        if prop is not None:
            self._title.set_fontproperties(prop)

    def get_title(self) -> Text:
        return self._title

    def set_bbox_to_anchor(self, bbox: Any, transform: Any = None) -> None:
        self._bbox_to_anchor = bbox
        for name in ("bbox_to_anchor", "bbox_transform"):
            self.fields.pop(name, None)
        if bbox is None:
            return
        place = [float(part) for part in (bbox.bounds if hasattr(bbox, "bounds") else bbox)]
        if len(place) not in (2, 4):
            raise ValueError(f"Invalid bbox_to_anchor : {bbox}")
        self.fields["bbox_to_anchor"] = place
        if transform is not None:
            self._anchor_parent = anchor_parent(transform)
            self.fields["bbox_transform"] = "figure"  # until it is known which axes has which number

    def set_headings(self, labels: Any, size: Any = None) -> None:
        """Entries that only part the others: seaborn's, for legends of several variables (Plotmill's own call)."""
        self.headings = set(map(str, labels))
        if size is not None:
            self._title.set_fontsize(font_points(size))

    def set_frame_on(self, b: bool) -> None:
        self.fields["frameon"] = bool(b)

    draw_frame = set_frame_on

    def get_frame_on(self) -> bool:
        return self.fields.get("frameon", True)

    def get_frame(self) -> LegendFrame:
        return LegendFrame(self.fields)

    legendPatch = property(get_frame)

    def get_texts(self) -> list[Text]:
        if self._texts is None:
            self._texts = [self._label_text(entry.label) for entry in self.entries]
        return self._texts

    texts = property(get_texts)

    def _label_text(self, label: str) -> Text:
        text = Text(0, 0, label, fontsize=self._fontsize, **self._font)
        text.set_color(self.fields.get("labelcolor", "black"))
        return text

    @property
    def legend_handles(self) -> list[Any]:
        """The legend's own, which may be changed."""
        handlers = self.get_legend_handler_map()
        for entry in self.entries:
            if entry.drawn is None:
                entry.draw(self, find_handler(handlers, entry.handle))
        return [entry.own for entry in self.entries]

    legendHandles = legend_handles

    def get_lines(self) -> list[Any]:
        return [handle for handle in self.legend_handles if isinstance(handle, Line2D)]

    def get_patches(self) -> list[Any]:
        return [handle for handle in self.legend_handles if isinstance(handle, Patch)]

    def set_visible(self, b: bool) -> None:
        self._visible = bool(b)

    def get_visible(self) -> bool:
        return self._visible

    def set_zorder(self, level: float) -> None:
        if self._is_of_figure:
            only("the zorder of a figure's legend", float(level), (5.0,))
        self.fields["zorder"] = float(level)

    def get_zorder(self) -> float:
        return self.fields.get("zorder", self.zorder)

    def set_draggable(self, *args: Any, **kwargs: Any) -> None:
        pass

    def set_in_layout(self, in_layout: bool) -> None:
        only("a legend's in_layout", bool(in_layout), (True,))

    def set(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            method = getattr(self, f"set_{name}", None)
            if method is None:
                unknown_keyword("Legend.set()", name, value)
            method(value)

    def set_label(self, s: Any) -> None:
        pass  # a legend has no entry of its own

    @property
    def figure(self) -> Any:
        return self.parent if self._is_of_figure else self.parent.figure

    def remove(self) -> None:
        if self._is_of_figure:
            self.parent.legends.remove(self)
        elif self.parent.legend_ is self:
            self.parent.legend_ = None
        elif self.parent.more_legends and self in self.parent.more_legends:
            self.parent.more_legends.remove(self)

    # ---- recording ---------------------------------------------------------------------------------------------------

    def wire(self, recorder: Any, number: int | None) -> dict[str, Any]:
        fields = dict(self.fields)
        if "bbox_transform" in fields and not isinstance(self._anchor_parent, str):
            fields["bbox_transform"] = recorder.axes_numbers[id(self._anchor_parent)]
        elif "bbox_transform" in fields:
            fields["bbox_transform"] = self._anchor_parent
        if self._title.get_text() or self.headings:
            self._wire_title(fields)
        styles = self._wire_styles()
        fields["handles"] = [self._wire_entry(entry, style, recorder, number) for entry, style in zip(self.entries, styles)]
        return fields

    def _wire_title(self, fields: dict[str, Any]) -> None:
        if self._title.get_text() and self._title._visible:
            fields["title"] = wire_formulas(self._title.get_text())
        size = font_points(self._title.style.fields.get("fontsize"))
        if size != fields.get("fontsize", 10) or "fontsize" in fields or self.headings:
            fields["title_fontsize"] = size
        style = self._wire_text(self._title, size)
        if style:
            fields["title_style"] = {"fontsize": size, **style}

    def _wire_styles(self) -> list[dict[str, Any]]:
        """Of each label: what differs from the legend's."""
        if self._texts is not None:
            for entry, text in zip(self.entries, self._texts):
                entry.label = text.get_text()
            return [self._wire_text(text, self._fontsize) for text in self._texts]
        if not self._font and not _has_own_font():
            return [{}] * len(self.entries)
        style = self._wire_text(self._label_text(""), self._fontsize)
        return [style] * len(self.entries)

    def _wire_text(self, text: Text, size: float) -> dict[str, Any]:
        if text._bbox is not None or (text.x, text.y) != (0, 0):
            refuse("a legend's text with a place or a box of its own", "its size, colour and font")
        style = dict(text.style.wire(size, text._alpha))
        for name in ("rotation", "rotation_mode", "ha", "va"):
            if style.pop(name, None) not in (None, {"ha": "left", "va": "baseline"}.get(name)):
                refuse(f"a legend text's {name}", "its size, colour and font")
        if not text._visible:
            style["alpha"] = 0.0
        return style

    def _wire_entry(self, entry: Entry, style: dict[str, Any], recorder: Any, number: int | None) -> dict[str, Any]:
        if entry.label in self.headings and not entry.handle.get_visible():
            return {"label": wire_formulas(entry.label)}
        fields = entry.wire(recorder, number)
        if "$" in entry.label:
            fields["label"] = wire_formulas(entry.label)
        if style:
            fields["style"] = style
        return fields


def _has_own_font() -> bool:
    return rcParams["font.weight"] not in ("normal", 400) or bool(Text().style.wire(rcParams["font.size"]).keys() - {"color", "fontsize"})


def axes_legend(axes: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Legend:
    handles, labels = handles_and_labels([axes], args, kwargs)
    return Legend(axes, handles, labels, **kwargs)


def figure_legend(figure: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Legend:
    handles, labels = handles_and_labels(figure.axes, args, kwargs)
    return Legend(figure, handles, labels, **kwargs)

"""What is set of an axes besides its data: titles, labels, ticks, grid, aspect, frame."""

from __future__ import annotations

from typing import Any

from .boxes import Bbox
from .colors import to_rgba, wire_color
from .rc import rcParams
from .refuse import refuse
from .text import Text

_ANCHORS = {"C": (0.5, 0.5), "SW": (0, 0), "S": (0.5, 0), "SE": (1, 0), "E": (1, 0.5), "NE": (1, 1), "N": (0.5, 1), "NW": (0, 1), "W": (0, 0.5)}
TITLE_PLACES = {"left": (0.0, 1.0), "center": (0.5, 1.0), "right": (1.0, 1.0)}


class AxesSettings:
    __slots__ = ()

    # ---- titles and labels -------------------------------------------------------------------------------------------

    def set_title(self: Any, label: Any, fontdict: Any = None, loc: str | None = None, pad: Any = None, *, y: Any = None, **kwargs: Any) -> Text:
        loc = (rcParams["axes.titlelocation"] if loc is None else loc).lower()
        if loc not in ("left", "center", "right"):
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are 'left', 'center', 'right'")
        if not kwargs.keys().isdisjoint(("x", "position")):
            refuse("set_title(x=…)", "loc, y and pad")
        title = self._title(loc)
        title.set_text(label)
        title.pad = rcParams["axes.titlepad"] if pad is None else float(pad)
        y = rcParams["axes.titley"] if y is None else y
        title.title_y = None if y is None else float(y)
        title.y = 1.0 if y is None else float(y)
        title.style.fields.update(self._title_look())
        if fontdict or kwargs:
            title.set(**{**(fontdict or {}), **kwargs})
            title.check_side(TITLE_PLACES[loc][0])
        return title

    def _title_look(self: Any) -> dict[str, Any]:
        from .looks import axes_look
        return axes_look().title

    def _title(self: Any, loc: str) -> Text:
        if loc not in self.titles:
            title = Text(*TITLE_PLACES[loc])
            title.style.fields.update(self.look.title)
            self.titles = {**self.titles, loc: title}
        return self.titles[loc]

    @property
    def title(self: Any) -> Text:
        return self._title("center")

    def get_title(self: Any, loc: str = "center") -> str:
        return self.titles[loc].get_text() if loc in self.titles else ""

    def set_xlabel(self: Any, xlabel: Any, fontdict: Any = None, labelpad: Any = None, *, loc: Any = None, **kwargs: Any) -> Text:
        return _set_label(self.xaxis, xlabel, fontdict, labelpad, loc, kwargs, ("left", "center", "right"))

    def set_ylabel(self: Any, ylabel: Any, fontdict: Any = None, labelpad: Any = None, *, loc: Any = None, **kwargs: Any) -> Text:
        return _set_label(self.yaxis, ylabel, fontdict, labelpad, loc, kwargs, ("bottom", "center", "top"))

    def get_xlabel(self: Any) -> str:
        return self.xaxis.label.get_text()

    def get_ylabel(self: Any) -> str:
        return self.yaxis.label.get_text()

    def set_label(self: Any, s: Any) -> None:
        self._label = str(s)

    def get_label(self: Any) -> str:
        return self._label

    # ---- ticks -------------------------------------------------------------------------------------------------------

    def set_xticks(self: Any, ticks: Any, labels: Any = None, *, minor: bool = False, **kwargs: Any) -> Any:
        return self.xaxis.set_ticks(ticks, labels, minor=minor, **kwargs) if kwargs else self.xaxis.set_ticks(ticks, labels, minor=minor)

    def set_yticks(self: Any, ticks: Any, labels: Any = None, *, minor: bool = False, **kwargs: Any) -> Any:
        return self.yaxis.set_ticks(ticks, labels, minor=minor, **kwargs) if kwargs else self.yaxis.set_ticks(ticks, labels, minor=minor)

    def set_xticklabels(self: Any, labels: Any, fontdict: Any = None, minor: bool = False, **kwargs: Any) -> Any:
        return self.xaxis.set_ticklabels(labels, minor=minor, **{**(fontdict or {}), **kwargs})

    def set_yticklabels(self: Any, labels: Any, fontdict: Any = None, minor: bool = False, **kwargs: Any) -> Any:
        return self.yaxis.set_ticklabels(labels, minor=minor, **{**(fontdict or {}), **kwargs})

    def get_xticks(self: Any, *, minor: bool = False) -> Any:
        return self.xaxis.get_ticklocs(minor=minor)

    def get_yticks(self: Any, *, minor: bool = False) -> Any:
        return self.yaxis.get_ticklocs(minor=minor)

    def get_xticklabels(self: Any, minor: bool = False, which: Any = None) -> Any:
        return self.xaxis.get_ticklabels(minor, which)

    def get_yticklabels(self: Any, minor: bool = False, which: Any = None) -> Any:
        return self.yaxis.get_ticklabels(minor, which)

    def get_xmajorticklabels(self: Any) -> Any:
        return self.xaxis.get_ticklabels()

    def get_ymajorticklabels(self: Any) -> Any:
        return self.yaxis.get_ticklabels()

    def get_xminorticklabels(self: Any) -> Any:
        return self.xaxis.get_ticklabels(minor=True)

    def get_yminorticklabels(self: Any) -> Any:
        return self.yaxis.get_ticklabels(minor=True)

    def get_xgridlines(self: Any) -> Any:
        return self.xaxis.get_gridlines()

    def get_ygridlines(self: Any) -> Any:
        return self.yaxis.get_gridlines()

    def get_xticklines(self: Any) -> Any:
        return self.xaxis.get_ticklines()

    def get_yticklines(self: Any) -> Any:
        return self.yaxis.get_ticklines()

    def tick_params(self: Any, axis: str = "both", **kwargs: Any) -> None:
        if axis not in ("x", "y", "both"):
            raise ValueError(f"{axis!r} is not a valid value for axis; supported values are 'x', 'y', 'both'")
        if axis in ("x", "both"):
            self.xaxis.tick_params(**{k: v for k, v in kwargs.items() if axis == "x" or k not in ("left", "right", "labelleft", "labelright")})
        if axis in ("y", "both"):
            self.yaxis.tick_params(**{k: v for k, v in kwargs.items() if axis == "y" or k not in ("bottom", "top", "labelbottom", "labeltop")})

    def minorticks_on(self: Any) -> None:
        self.xaxis.minorticks_on()
        self.yaxis.minorticks_on()

    def minorticks_off(self: Any) -> None:
        self.xaxis.minorticks_off()
        self.yaxis.minorticks_off()

    def locator_params(self: Any, axis: str = "both", tight: Any = None, **kwargs: Any) -> None:
        for name, each in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in ("both", name):
                locator = each.get_major_locator()
                if not hasattr(locator, "set_params"):
                    refuse(f"locator_params() of a {type(locator).__name__}", "set_major_locator()")
                locator.set_params(**kwargs)

    def ticklabel_format(self: Any, *, axis: str = "both", style: str = "", scilimits: Any = None, useOffset: Any = None, useLocale: Any = None,
                         useMathText: Any = None) -> None:
        from .formatters import ScalarFormatter
        if style not in ("", "sci", "scientific", "plain", None):
            raise ValueError(f"{style!r} is not a valid value for style; supported values are 'sci', 'scientific', 'plain'")
        if useLocale:
            refuse("ticklabel_format(useLocale)", "style, scilimits, useOffset, useMathText")
        for name, each in (("x", self.xaxis), ("y", self.yaxis)):
            if axis not in ("both", name):
                continue
            formatter = each.get_major_formatter()
            if not isinstance(formatter, ScalarFormatter):
                raise AttributeError("This method only works with the ScalarFormatter")
            if style:
                formatter.set_scientific(style != "plain")
            if scilimits is not None:
                formatter.set_powerlimits(scilimits)
            if useOffset is not None:
                formatter.set_useOffset(useOffset)
            if useMathText is not None:
                formatter.set_useMathText(useMathText)

    def grid(self: Any, visible: Any = None, which: str = "major", axis: str = "both", **kwargs: Any) -> None:
        visible = kwargs.pop("b", visible)
        if axis not in ("x", "y", "both"):
            raise ValueError(f"{axis!r} is not a valid value for axis; supported values are 'x', 'y', 'both'")
        if axis in ("x", "both"):
            self.xaxis.grid(visible, which, **kwargs)
        if axis in ("y", "both"):
            self.yaxis.grid(visible, which, **kwargs)

    def xaxis_date(self: Any, tz: Any = None) -> None:
        self.xaxis.axis_date(tz)

    def yaxis_date(self: Any, tz: Any = None) -> None:
        self.yaxis.axis_date(tz)

    def label_outer(self: Any) -> None:
        spec = self.get_subplotspec()
        if spec is None:
            return
        if not spec.is_last_row():
            self._hide_inner(self.xaxis, "labellow")
        if not spec.is_first_col():
            self._hide_inner(self.yaxis, "labellow")
        if not spec.is_first_row():
            self._hide_inner(self.xaxis, "labelhigh")
        if not spec.is_last_col():
            self._hide_inner(self.yaxis, "labelhigh")

    def _hide_inner(self: Any, axis: Any, field: str) -> None:
        if (axis.label_side == "high") == (field == "labelhigh"):
            axis.label.set_text("")
        for ticks in (axis.ticks, axis.minor_ticks):
            ticks[field] = False

    # ---- frame -------------------------------------------------------------------------------------------------------

    def set_facecolor(self: Any, color: Any) -> None:
        self.say("facecolor", wire_color(color))

    def get_facecolor(self: Any) -> Any:
        return to_rgba(self._fields.get("facecolor", self.look.axes.get("facecolor", "white")))

    def set_fc(self: Any, color: Any) -> None:
        self.set_facecolor(color)

    def set_frame_on(self: Any, b: bool) -> None:
        self.say("frame_on", bool(b))

    def get_frame_on(self: Any) -> bool:
        return self._fields.get("frame_on", True)

    def set_axisbelow(self: Any, b: Any) -> None:
        if b not in (True, False, "line"):
            raise ValueError(f"axisbelow must be True, False or 'line', got {b!r}")
        self.say("axisbelow", b)

    def get_axisbelow(self: Any) -> Any:
        return self._fields.get("axisbelow", self.look.axes.get("axisbelow", "line"))

    def set_axis_off(self: Any) -> None:
        self.is_on = False

    def set_axis_on(self: Any) -> None:
        self.is_on = True

    def set_visible(self: Any, b: bool) -> None:
        self._visible = bool(b)

    def get_visible(self: Any) -> bool:
        return self._visible

    def set_zorder(self: Any, level: float) -> None:
        self.zorder = float(level)

    def get_zorder(self: Any) -> float:
        return self.zorder

    def set_alpha(self: Any, alpha: Any) -> None:
        if alpha not in (None, 1, 1.0):
            refuse("an axes' alpha", "set_facecolor((r, g, b, alpha))")

    def set_rasterized(self: Any, rasterized: Any) -> None:
        pass

    def set_rasterization_zorder(self: Any, z: Any) -> None:
        pass

    def set_navigate(self: Any, b: bool) -> None:
        pass

    # ---- aspect and place --------------------------------------------------------------------------------------------

    def set_aspect(self: Any, aspect: Any, adjustable: Any = None, anchor: Any = None, share: bool = False) -> None:
        if aspect == "equal":
            aspect = 1.0
        if aspect != "auto":
            aspect = float(aspect)
            if aspect <= 0:
                raise ValueError("aspect must be finite and positive ")
        if adjustable is not None:
            self.set_adjustable(adjustable)
        if anchor is not None:
            self.set_anchor(anchor)
        self._aspect = aspect

    def get_aspect(self: Any) -> Any:
        return self._aspect

    def set_adjustable(self: Any, adjustable: str, share: bool = False) -> None:
        if adjustable not in ("box", "datalim"):
            raise ValueError(f"{adjustable!r} is not a valid value for adjustable; supported values are 'box', 'datalim'")
        self._box_sized = adjustable

    def get_adjustable(self: Any) -> str:
        return self._box_sized or "box"

    def set_anchor(self: Any, anchor: Any, share: bool = False) -> None:
        if isinstance(anchor, str) and anchor not in _ANCHORS:
            raise ValueError(f"argument must be among {', '.join(_ANCHORS)}")
        self.say("anchor", anchor if isinstance(anchor, str) else [float(part) for part in anchor])

    def set_box_aspect(self: Any, aspect: Any = None) -> None:
        if aspect is not None:
            refuse("set_box_aspect()", "figsize, or set_aspect()")

    def get_position(self: Any, original: bool = False) -> Bbox:
        """In fractions of the figure, as it is before layout engines and aspects, without the room of colour bars."""
        if self.figure._layouts and self.get_subplotspec() is not None:
            refuse("get_position() after tight_layout()", "get_position() before it, or add_axes([left, bottom, width, height])")
        return self.place_before_layouts()

    def place_before_layouts(self: Any) -> Bbox:
        """Plotmill's own, for what only wants a size to go by."""
        box = self._place_given()
        for side, share in self.bars_beside:
            width, height = (box.width * share, box.height) if side in ("left", "right") else (box.width, box.height * share)
            box = Bbox.from_bounds(box.x1 - width if side == "left" else box.x0, box.y1 - height if side == "bottom" else box.y0, width, height)
        return box

    def _place_given(self: Any) -> Bbox:
        if self.twin_of is not None:
            return self.twin_of.place_before_layouts()
        if self.inset_of is not None:
            outer, (x, y, width, height) = self.inset_of[0].place_before_layouts(), self.inset_of[1]
            return Bbox.from_bounds(outer.x0 + x * outer.width, outer.y0 + y * outer.height, width * outer.width, height * outer.height)
        if hasattr(self.place, "box"):
            return self.place.box(self.figure)
        if self.place is None:
            refuse("the place of a colour bar before it is drawn", "cax=fig.add_axes(…)")
        return Bbox.from_bounds(*self.place)

    def set_position(self: Any, pos: Any, which: str = "both") -> None:
        self.check_undivided("set_position()")
        self.place = [float(part) for part in (pos.bounds if isinstance(pos, Bbox) else pos)]

    def check_undivided(self: Any, what: str) -> None:
        """A divider's axes stand where it says; matplotlib's twins of them don't."""
        if getattr(self.place, "is_divided", False):
            refuse(f"{what} of an axes of a divider", "add_axes([left, bottom, width, height])")

    def get_subplotspec(self: Any) -> Any:
        return self.place if hasattr(self.place, "box") else self.twin_of.get_subplotspec() if self.twin_of is not None else None

    def get_gridspec(self: Any) -> Any:
        spec = self.get_subplotspec()
        return None if spec is None else spec.grid

    def set_subplotspec(self: Any, subplotspec: Any) -> None:
        self.check_undivided("set_subplotspec()")
        self.place = subplotspec

    def get_window_extent(self: Any, renderer: Any = None) -> Bbox:
        box = self.get_position()
        width, height = (inches * self.figure.dpi for inches in self.figure.get_size_inches())
        return Bbox([[box.x0 * width, box.y0 * height], [box.x1 * width, box.y1 * height]])

    def get_tightbbox(self: Any, *args: Any, **kwargs: Any) -> Any:
        refuse("get_tightbbox()", "tight_layout(), savefig(bbox_inches='tight')")

    def get_shared_x_axes(self: Any) -> Any:
        return _Shared(self, "x")

    def get_shared_y_axes(self: Any) -> Any:
        return _Shared(self, "y")

    def sharex(self: Any, other: Any) -> None:
        self._share("x", other)

    def sharey(self: Any, other: Any) -> None:
        self._share("y", other)

    def _share(self: Any, name: str, other: Any) -> None:
        axis = self.xaxis if name == "x" else self.yaxis
        if axis.view.is_shared:
            raise ValueError(f"{name}-axis is already shared")
        self.shares = (other, self.shares[1]) if name == "x" else (self.shares[0], other)
        self.share(axis, other)

    def secondary_xaxis(self: Any, location: Any, *, functions: Any = None, **kwargs: Any) -> Any:
        from .secondary_axes import add_secondary
        return add_secondary(self, "x", location, functions, kwargs)

    def secondary_yaxis(self: Any, location: Any, *, functions: Any = None, **kwargs: Any) -> Any:
        from .secondary_axes import add_secondary
        return add_secondary(self, "y", location, functions, kwargs)


class _Shared:
    def __init__(self, axes: Any, name: str) -> None:
        self._axes, self._name = axes, name

    def get_siblings(self, a: Any) -> list[Any]:
        return list((a.xaxis if self._name == "x" else a.yaxis).view.members)

    def joined(self, a: Any, b: Any) -> bool:
        return b in self.get_siblings(a)

    def join(self, *axes: Any) -> None:
        for other in axes[1:]:
            other._share(self._name, axes[0])


def _set_label(axis: Any, text: Any, fontdict: Any, labelpad: Any, loc: Any, kwargs: dict[str, Any], places: tuple[str, ...]) -> Text:
    label = axis.label
    if labelpad is not None:
        label.pad = float(labelpad)
    loc = rcParams[f"{axis.name}axis.labellocation"] if loc is None else loc
    if loc not in places:
        raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, places))}")
    label.set_text(text)
    label.title_y = None if loc == "center" else loc
    for name in ("x", "y", "position"):
        if name in kwargs:
            refuse(f"set_{axis.name}label({name}=…)", "loc, labelpad")
    if fontdict or kwargs:
        label.set(**{**(fontdict or {}), **kwargs})
        label.check_side(label.x)
    return label



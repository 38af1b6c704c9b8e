"""Axes: holds artists and how they are framed; the calls that make artists are in *_calls.py, those that set things up in axes_settings.py."""

from __future__ import annotations

from typing import Any

from .area_calls import AreaCalls
from .axes_settings import AxesSettings
from .axis import Axis
from .bar_calls import BarCalls
from .coords import Coords
from .correlation_calls import CorrelationCalls
from .error_calls import ErrorCalls
from .hist_calls import HistCalls
from .image_calls import ImageCalls
from .limit_calls import LimitCalls
from .line_calls import LineCalls
from .looks import axes_look
from .mark_calls import MarkCalls
from .pie_calls import PieCalls
from .pyplot_calls import NOT_COVERED
from .rc import rcParams
from .refuse import refuse, unknown_keyword
from .scatter_calls import ScatterCalls
from .spines import Spines
from .stats_calls import StatsCalls
from .text_calls import TextCalls
from .view import View


class Axes(LineCalls, ScatterCalls, BarCalls, HistCalls, AreaCalls, ErrorCalls, StatsCalls, CorrelationCalls, PieCalls, ImageCalls, MarkCalls, TextCalls, LimitCalls,
           AxesSettings):
    """One axes of a figure. `place` is its `place` of the contract, or cells of a grid."""

    __slots__ = ("figure", "place", "look", "artists_recorded", "containers", "xaxis", "yaxis", "_xmargin", "_ymargin", "_spines", "titles", "legend_", "zorder",
                 "_fields", "_lines_cycle", "_fill_cycle", "use_sticky_edges", "colorbar_", "_label", "_visible", "pending_labels", "twin_of", "inset_of", "_aspect",
                 "shares", "is_on", "_box_sized", "current_mappable", "by_hand", "autoscale_asked", "bars_beside", "__weakref__")

    def __init__(self, figure: Any, place: Any, sharex: Any = None, sharey: Any = None) -> None:
        self.figure, self.place = figure, place
        self.shares = (sharex, sharey)
        self.twin_of: Any = None
        self.inset_of: Any = None
        self.colorbar_: Any = None
        self.bars_beside: tuple[tuple[str, float], ...] = ()  # (side, share that is left) of each colour bar that took room
        self._label = ""
        self.zorder = 0.0
        self._start()

    def _start(self) -> None:
        self.look = look = axes_look()
        self.artists_recorded: list[Any] = []
        self.containers: list[Any] = []
        self._xmargin, self._ymargin = look.margins
        self._fields: dict[str, Any] = {}
        self._spines: Any = None
        self.titles: dict[str, Any] = {}
        self.legend_: Any = None
        self._lines_cycle: Any = None
        self._fill_cycle: Any = None
        self.use_sticky_edges = True
        self.by_hand: set[int] = set()
        self.autoscale_asked = False
        self._visible = self.is_on = True
        self.pending_labels: dict[Any, Any] = {}
        self._aspect: Any = "auto"
        self._box_sized: Any = None
        self.current_mappable: Any = None
        self.xaxis = Axis(self, "x", self._view("x", self.shares[0]))
        self.yaxis = Axis(self, "y", self._view("y", self.shares[1]))

    def _view(self, name: str, other: Any) -> View:
        if other is None:
            return View(name, self)
        view: View = (other.xaxis if name == "x" else other.yaxis).view
        if self not in view.members:
            view.members.append(self)
        return view

    # ---- property cycles ---------------------------------------------------------------------------------------------

    def next_line_props(self) -> dict[str, Any]:
        if self._lines_cycle is None:
            self._lines_cycle = rcParams["axes.prop_cycle"]()
        return next(self._lines_cycle)

    def next_fill_color(self) -> Any:
        if self._fill_cycle is None:
            self._fill_cycle = rcParams["axes.prop_cycle"]()
        return next(self._fill_cycle).get("color", "k")

    @property
    def _get_lines(self) -> Any:
        return _CycleOf(self.next_line_props)

    @property
    def _get_patches_for_fill(self) -> Any:
        return _CycleOf(lambda: {"color": self.next_fill_color()})

    def set_prop_cycle(self, *args: Any, **kwargs: Any) -> None:
        from .cycle import cycler
        made = rcParams["axes.prop_cycle"] if args == (None,) else cycler(*args, **kwargs)
        self._lines_cycle, self._fill_cycle = made(), made()

    # ---- artists -----------------------------------------------------------------------------------------------------

    def add(self, artist: Any) -> Any:
        artist.axes = self
        self.artists_recorded.append(artist)
        if not artist.IS_TEXT:
            self.release_limits()
        return artist

    def release_limits(self) -> None:
        """After an artist: limits that only held until then are the data's again."""
        self.xaxis.view.is_held = self.yaxis.view.is_held = False

    def _forget(self, artist: Any) -> None:
        self.artists_recorded = [other for other in self.artists_recorded if other is not artist]
        if self.legend_ is artist:
            self.legend_ = None

    def add_by_hand(self, artist: Any) -> Any:
        """As matplotlib's add_line(): limits take it in, but are not asked for."""
        self.by_hand.add(id(artist))
        return self.add(artist)

    add_line = add_patch = add_image = add_by_hand

    def add_collection(self, collection: Any, autolim: bool = True) -> Any:
        collection.in_limits = bool(autolim)
        return self.add_by_hand(collection)

    def asks_for_limits(self) -> bool:
        """Whether limits follow the data: some call has asked for it."""
        if not self.by_hand or self.autoscale_asked:
            return True
        return any(id(artist) not in self.by_hand and not artist.IS_TEXT for artist in self.artists_recorded)

    def add_artist(self, a: Any) -> Any:
        from .artist import Artist
        from .legend import Legend
        if isinstance(a, Legend):
            refuse("a second legend of one axes (add_artist)", "fig.legend(), or one legend with all handles")
        if not isinstance(a, Artist):
            refuse(f"add_artist({type(a).__name__})", "lines, patches, collections and texts")
        if not a.IS_TEXT:
            a.in_limits = False
        return self.add_by_hand(a)

    def add_container(self, container: Any) -> Any:
        container._axes = self
        self.containers.append(container)
        return container

    def add_table(self, tab: Any) -> None:
        refuse("tables", "a heatmap with annotations")

    def _of_type(self, *kinds: type) -> list[Any]:
        return [artist for artist in self.artists_recorded if isinstance(artist, kinds)]

    @property
    def lines(self) -> list[Any]:
        from .lines import Line2D
        return self._of_type(Line2D)

    @property
    def patches(self) -> list[Any]:
        from .patches import Patch
        return self._of_type(Patch)

    @property
    def collections(self) -> list[Any]:
        from .collections import Collection
        from .images import QuadMesh
        return self._of_type(Collection, QuadMesh)

    @property
    def images(self) -> list[Any]:
        from .images import AxesImage
        return self._of_type(AxesImage)

    @property
    def texts(self) -> list[Any]:
        from .text import Text
        return self._of_type(Text)

    artists = property(lambda self: [])
    tables = property(lambda self: [])

    def get_lines(self) -> list[Any]:
        return self.lines

    def get_images(self) -> list[Any]:
        return self.images

    def get_children(self) -> list[Any]:
        return [*self.artists_recorded, *self.spines.values(), self.xaxis, self.yaxis]

    def has_data(self) -> bool:
        from .text import Text
        return any(not isinstance(artist, Text) for artist in self.artists_recorded)

    # ---- frame and coordinates ---------------------------------------------------------------------------------------

    @property
    def spines(self) -> Spines:
        if self._spines is None:
            self._spines = Spines(self.look.spines)
        return self._spines

    transData = property(lambda self: Coords("data", "data", self))
    transAxes = property(lambda self: Coords("axes", "axes", self))

    def get_xaxis_transform(self, which: str = "grid", **_: Any) -> Coords:
        return Coords("data", "axes", self)

    def get_yaxis_transform(self, which: str = "grid", **_: Any) -> Coords:
        return Coords("axes", "data", self)

    @property
    def patch(self) -> Any:
        from .frame import Background
        return Background(self)

    # ---- being of a figure -------------------------------------------------------------------------------------------

    def remove(self) -> None:
        for axis in (self.xaxis, self.yaxis):
            if self in axis.view.members:
                axis.view.members.remove(self)
        self.figure.delaxes(self)

    def clear(self) -> None:
        keep = self.place
        for axis in (self.xaxis, self.yaxis):
            axis.view.members.remove(self)
        self._start()
        self.place = keep

    cla = clear

    def __getattr__(self, name: str) -> Any:
        """What matplotlib's axes have and these have not is refused by name."""
        if name in NOT_COVERED:
            refuse(f"{name}()", NOT_COVERED[name])
        raise AttributeError(f"'Axes' object has no attribute {name!r}")

    def get_figure(self) -> Any:
        return self.figure

    def twinx(self) -> Axes:
        return self._twin("x")

    def twiny(self) -> Axes:
        return self._twin("y")

    def _twin(self, shared: str) -> Axes:
        twin = Axes(self.figure, None, *((self, None) if shared == "x" else (None, self)))
        twin.twin_of = self
        twin._fields["facecolor"] = "none"
        own, its = (twin.yaxis, twin.xaxis) if shared == "x" else (twin.xaxis, twin.yaxis)
        own.set_ticks_position("right" if shared == "x" else "top")
        own.label_side = "high"
        its.is_visible = False
        mine = self.yaxis if shared == "x" else self.xaxis
        mine._move_ticks(False)
        self.figure._add(twin)
        return twin

    def inset_axes(self, bounds: Any, *, transform: Any = None, zorder: float = 5, **kwargs: Any) -> Axes:
        if transform is not None and (transform.x, transform.y) != ("axes", "axes"):
            refuse("inset_axes(transform=…)", "bounds in fractions of the axes")
        if kwargs.pop("projection", None) is not None or kwargs.pop("polar", False):
            refuse("inset_axes(projection=…)", "plain axes")
        inset = Axes(self.figure, None, kwargs.pop("sharex", None), kwargs.pop("sharey", None))
        inset.inset_of = (self, [float(bound) for bound in bounds])
        inset.zorder = zorder
        self.figure._insets.append(inset)
        inset.set(**kwargs)
        return inset

    def set(self, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            method = getattr(self, f"set_{_SHORT.get(name, name)}", None)
            if method is None:
                unknown_keyword("Axes.set()", name, value)
            else:
                method(value)

    def update(self, props: dict[str, Any]) -> None:
        self.set(**props)


_SHORT = {"fc": "facecolor"}


class _CycleOf:
    """The parts of matplotlib's _get_lines that other packages use."""

    def __init__(self, next_props: Any) -> None:
        self._next = next_props

    def get_next_color(self) -> Any:
        return self._next().get("color", "k")

    @property
    def prop_cycler(self) -> Any:
        return iter(self._next, None)



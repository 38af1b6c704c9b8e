"""Axes: holds artists and how they are framed; the calls that make artists are in *_calls.py, those that set things up in axes_settings.py."""

from __future__ import annotations

from types import MappingProxyType
from typing import AbstractSet, Any, Mapping

from .area_calls import AreaCalls
from .axes_settings import AxesSettings
from .axis import Axis
from .bar_calls import BarCalls
from .contour_calls import ContourCalls
from .coords import Coords
from .correlation_calls import CorrelationCalls
from .error_calls import ErrorCalls
from .field_calls import FieldCalls
from .hist_calls import HistCalls
from .image_calls import ImageCalls
from .limit_calls import LimitCalls
from .line_calls import LineCalls
from .looks import axes_look
from .mark_calls import MarkCalls
from .not_covered import asks_for_missing, missing_name
from .pie_calls import PieCalls
from .pyplot_calls import NOT_COVERED
from .rc import rcParams
from .refuse import refuse, unknown_keyword
from .scatter_calls import ScatterCalls
from .spines import Spines
from .stats_calls import StatsCalls
from .text_calls import TextCalls


@asks_for_missing(*NOT_COVERED)
class Axes(LineCalls, ScatterCalls, BarCalls, HistCalls, AreaCalls, ErrorCalls, StatsCalls, CorrelationCalls, PieCalls, ImageCalls, ContourCalls, FieldCalls, MarkCalls,
           TextCalls, LimitCalls, AxesSettings):
    """One axes of a figure. `place` is its `place` of the contract, or cells of a grid.

    What nobody has said stands in the class, empty and unchangeable: figures have many axes of which little is said."""

    shares: tuple[Any, Any] = (None, None)
    twin_of: Any = None
    inset_of: Any = None
    colorbar_: Any = None
    bars_beside: tuple[tuple[str, float], ...] = ()  # (side, share that is left) of each colour bar that took room
    _label = ""
    zorder = 0.0
    _containers: list[Any] | None = None
    _fields: Mapping[str, Any] = MappingProxyType({})  # of the contract; say() adds
    titles: Mapping[str, Any] = MappingProxyType({})
    pending_labels: Mapping[Any, Any] = MappingProxyType({})
    by_hand: AbstractSet[int] = frozenset()
    _spines: Any = None
    _tables: Any = None
    legend_: Any = None
    more_legends: list[Any] | None = None  # added as artists
    _lines_cycle: Any = None
    _fill_cycle: Any = None
    use_sticky_edges = True
    autoscale_asked = False
    _late: Any = None  # what was put in after the limits were found, by add_collection()
    _visible = True
    is_on = True
    _aspect: Any = "auto"
    _box_sized: Any = None
    current_mappable: Any = None

    def __init__(self, figure: Any, place: Any, sharex: Any = None, sharey: Any = None) -> None:
        self.figure, self.place = figure, place
        self._start()
        if sharex is not None or sharey is not None:
            self.shares = (sharex, sharey)
            self._take_shares()

    def _start(self) -> None:
        self.look = look = axes_look()
        self._xmargin, self._ymargin = look.margins
        self.artists_recorded: list[Any] = []
        self.xaxis, self.yaxis = Axis(self, "x"), Axis(self, "y")

    def _take_shares(self) -> None:
        for axis, other in zip((self.xaxis, self.yaxis), self.shares):
            if other is not None:
                self.share(axis, other)

    @property
    def containers(self) -> list[Any]:
        if self._containers is None:
            self._containers = []
        return self._containers

    def say(self, field: str, value: Any) -> None:
        """A field of the contract that is not the default any more."""
        self._fields = {**self._fields, field: value}

    def share(self, axis: Axis, other: Axes) -> None:
        """Limits, scale and ticks of one axis are another axes' from now on."""
        axis.view = (other.xaxis if axis.name == "x" else other.yaxis).view
        axis.view.join(self)

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
        made = rcParams["axes.prop_cycle"] if len(args) == 1 and args[0] is None and not kwargs else cycler(*args, **kwargs)
        self._lines_cycle, self._fill_cycle = made(), made()

    def share_cycles(self, other: Axes) -> None:
        """Colours go on where either of them stopped."""
        other._lines_cycle = other._lines_cycle or rcParams["axes.prop_cycle"]()
        other._fill_cycle = other._fill_cycle or rcParams["axes.prop_cycle"]()
        self._lines_cycle, self._fill_cycle = other._lines_cycle, other._fill_cycle

    # ---- artists -----------------------------------------------------------------------------------------------------

    def add(self, artist: Any) -> Any:
        artist.axes = self
        self.artists_recorded.append(artist)
        if not artist.IS_TEXT:
            self.release_limits()
        return artist

    def release_limits(self) -> None:
        """After an artist: limits that only held until then are the data's again."""
        x, y = self.xaxis.view, self.yaxis.view
        if x.is_held or y.is_held:
            x.is_held = y.is_held = False
        if self._late is not None:
            self.count_late()

    def count_late(self) -> None:
        """Limits are asked for again: all counts."""
        for artist in self._late or ():
            artist.in_limits = True
        self._late = None

    def _forget(self, artist: Any) -> None:
        self.artists_recorded = [other for other in self.artists_recorded if other is not artist]
        if self.legend_ is artist:
            self.legend_ = None

    def keep_limits_of(self, artist: Any) -> None:
        """Limits go on as if the artist stayed where it is (matplotlib's, until relim())."""
        from .limit_mark import KeptLimits
        at = next((i for i, other in enumerate(self.artists_recorded) if other is artist), None)
        if at is None:
            return
        kept = KeptLimits(artist)
        self.artists_recorded.insert(at, kept)
        if id(artist) in self.by_hand:
            self.by_hand.add(id(kept))
        artist.in_limits = False

    def add_by_hand(self, artist: Any) -> Any:
        """As matplotlib's add_line(): limits take it in, but are not asked for: those that hold (of an image) still do."""
        if not self.by_hand:
            self.by_hand = set()
        self.by_hand.add(id(artist))
        for view in (self.xaxis.view, self.yaxis.view):
            if view.was_asked_since_last():
                view.hold()
        artist.axes = self
        self.artists_recorded.append(artist)
        if self._late is not None and artist.in_limits:
            artist.in_limits = False
            self._late.append(artist)
        return artist

    add_line = add_patch = add_image = add_by_hand

    def add_collection(self, collection: Any, autolim: bool = True) -> Any:
        """matplotlib finds the limits that were asked for before it takes the collection in."""
        collection.in_limits = bool(autolim)
        if autolim and collection._coords.x != collection._coords.y:
            return self.add_blended(collection)
        if autolim and self._late is None and self.artists_recorded and self.asks_for_limits():
            self._late = []
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
            self.more_legends = [*(self.more_legends or ()), a]
            return a
        if not isinstance(a, Artist):
            refuse(f"add_artist({type(a).__name__})", "lines, patches, collections and texts")
        if not a.IS_TEXT:
            a.in_limits = False
        return self.add_by_hand(a)

    def add_container(self, container: Any) -> Any:
        container._axes = self
        self.containers.append(container)
        return container

    def add_table(self, tab: Any) -> Any:
        self._tables = [*(self._tables or ()), tab]
        return tab

    def table(self, *args: Any, **kwargs: Any) -> Any:
        from .tables import make_table
        return make_table(self, *args, **kwargs)

    def _all_single(self) -> list[Any]:
        """The artists one by one, for who looks at them."""
        if any(artist.stands_for != 1 for artist in self.artists_recorded):
            self.artists_recorded = [single for artist in self.artists_recorded
                                     for single in ([artist] if artist.stands_for == 1 else artist.single_texts())]
        return self.artists_recorded

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
        self._all_single()
        return self._of_type(Text)

    artists = property(lambda self: [])
    tables = property(lambda self: list(self._tables or ()))

    def get_lines(self) -> list[Any]:
        return self.lines

    def get_images(self) -> list[Any]:
        return self.images

    def get_children(self) -> list[Any]:
        return [*self._all_single(), *self.spines.values(), self.xaxis, self.yaxis]

    def has_data(self) -> bool:
        return any(not artist.IS_TEXT for artist in self.artists_recorded)

    # ---- frame and coordinates ---------------------------------------------------------------------------------------

    @property
    def spines(self) -> Spines:
        if self._spines is None:
            self._spines = Spines(self)
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
            axis.view.leave(self)
        self.figure.delaxes(self)

    def clear(self) -> None:
        for axis in (self.xaxis, self.yaxis):
            axis.view.leave(self)
        kept = {name: value for name, value in vars(self).items() if name in _KEPT}
        vars(self).clear()
        vars(self).update(kept)
        self._start()
        self._take_shares()

    cla = clear

    def _missing(self, name: str) -> Any:
        """What matplotlib's axes have and these have not is refused by name."""
        if name in NOT_COVERED:
            refuse(f"{name}()", NOT_COVERED[name])
        missing_name("Axes", name)

    def __repr__(self) -> str:
        name = "AxesSubplot" if self.get_subplotspec() is not None else "Axes"
        said = {"label": self._label, "title": {loc: title.get_text() for loc, title in self.titles.items() if title.get_text()}, "xlabel": self.get_xlabel(),
                "ylabel": self.get_ylabel()}
        return f"<{name}: {', '.join(f'{key}={value!r}' for key, value in said.items() if value)}>"

    def get_figure(self) -> Any:
        return self.figure

    axes = property(lambda self: self)

    def get_xaxis(self) -> Axis:
        return self.xaxis

    def get_yaxis(self) -> Axis:
        return self.yaxis

    def twinx(self) -> Axes:
        return self._twin("x")

    def twiny(self) -> Axes:
        return self._twin("y")

    def _twin(self, shared: str) -> Axes:
        self.check_undivided("a twin")
        twin = Axes(self.figure, None, *((self, None) if shared == "x" else (None, self)))
        twin.twin_of = self
        twin.say("facecolor", "none")
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
_KEPT = ("figure", "place", "shares", "twin_of", "inset_of", "colorbar_", "bars_beside", "_label", "zorder")  # by clear()


class _CycleOf:
    """The parts of matplotlib's _get_lines that other packages use."""

    def __init__(self, next_props: Any) -> None:
        self._next = next_props

    def get_next_color(self) -> Any:
        return self._next().get("color", "k")

    @property
    def prop_cycler(self) -> Any:
        return iter(self._next, None)



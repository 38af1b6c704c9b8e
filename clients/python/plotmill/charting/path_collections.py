"""Collections of paths: PatchCollection, BrokenBarHCollection, EllipseCollection."""

from __future__ import annotations

from typing import Any

import numpy

from .collections import Collection, PolyCollection, has_several_styles
from .path_patches import Ellipse, limits_of, record_paths
from .paths import Path
from .rc import rcParams
from .refuse import refuse


class Paths(Collection):
    """One path for each member, in data."""

    HAS_HANDLE = False

    def __init__(self, paths: Any, facecolors: Any = None, edgecolors: Any = None, **kwargs: Any) -> None:
        self._paths = list(paths)
        is_open = isinstance(facecolors, str) and facecolors == "none" or rcParams["patch.force_edgecolor"]
        if edgecolors is None and is_open:
            edgecolors = rcParams["patch.edgecolor"]
        super().__init__(facecolors=facecolors, edgecolors=edgecolors, **kwargs)

    def get_paths(self) -> list[Path]:
        return self._paths

    def extents(self) -> Any:
        """The ends of curves' handles count, too."""
        places = [path.vertices[path.wire_codes() != Path.CLOSEPOLY] for path in self._paths]
        return tuple(numpy.concatenate(places).T) if places else None

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        if has_several_styles(self._linestyle):
            from .styled_parts import record_areas
            return record_areas(self, recorder)
        fields = self._base("polygons", 1.0)
        record_paths(recorder, fields, self._paths)
        return [self._with_look(recorder, fields)]

    _with_look, _record_edges = PolyCollection._with_look, PolyCollection._record_edges


def paths_by_hand(paths: Any, sizes: Any = None, **kwargs: Any) -> Paths:
    """PathCollection(paths) of a script's own."""
    for name, value in (("sizes", sizes), *((name, kwargs.pop(name, None)) for name in ("offsets", "transOffset", "offset_transform"))):
        if value is not None:
            refuse(f"PathCollection({name}=…)", "scatter() with a Path as marker, or paths in data")
    return Paths(paths, **kwargs)


class PatchCollection(Paths):
    """Their outlines; with match_original also their looks."""

    def __init__(self, patches: Any, match_original: bool = False, **kwargs: Any) -> None:
        patches = list(patches)
        if match_original:
            kwargs.update(facecolors=[patch.get_facecolor() for patch in patches], edgecolors=[patch.get_edgecolor() for patch in patches],
                          linewidths=[patch.get_linewidth() for patch in patches], linestyles=_common([patch.get_linestyle() for patch in patches]))
        super().__init__([patch.outline() for patch in patches], **kwargs)

    def set_paths(self, patches: Any) -> None:
        self._paths = [patch.outline() for patch in patches]


def _common(styles: list[Any]) -> Any:
    return styles[0] if styles and all(style == styles[0] for style in styles) else styles or "solid"


class EllipseCollection(Paths):
    """Ellipses at `offsets` in units of data."""

    def __init__(self, widths: Any, heights: Any, angles: Any, units: str = "points", offsets: Any = (), transOffset: Any = None, offset_transform: Any = None,
                 **kwargs: Any) -> None:
        if units != "xy":
            refuse(f"EllipseCollection(units={units!r})", "units='xy', or scatter()")
        transform = transOffset if offset_transform is None else offset_transform
        if transform is None or (transform.x, transform.y) != ("data", "data"):
            refuse("EllipseCollection without offset_transform=ax.transData", "offset_transform=ax.transData")
        self._offsets = numpy.asarray(offsets, float).reshape(-1, 2)
        looks = [numpy.resize(numpy.asarray(values, float).ravel(), len(self._offsets)) for values in (widths, heights, angles)]
        super().__init__([Ellipse(at, *look).outline() for at, *look in zip(self._offsets, *looks)], **kwargs)

    def get_offsets(self) -> Any:
        return self._offsets

    def extents(self) -> Any:
        """Only their centres count."""
        return (self._offsets[:, 0], self._offsets[:, 1]) if len(self._offsets) else None

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        found = super().record(recorder)
        if self.in_limits and len(self._offsets):
            found[0]["in_limits"] = False
            found.append(limits_of(self, self._offsets))
        return found


class BrokenBarHCollection(PolyCollection):
    """Bars between start and start + width, all as high as `yrange` says."""

    def __init__(self, xranges: Any, yrange: Any, **kwargs: Any) -> None:
        low, height = yrange
        super().__init__([[(start, low), (start, low + height), (start + width, low + height), (start + width, low)] for start, width in xranges], **kwargs)

    @classmethod
    def span_where(cls, x: Any, ymin: float, ymax: float, where: Any, **kwargs: Any) -> BrokenBarHCollection:
        """A bar over each run of `x` for which `where` holds."""
        edges = numpy.flatnonzero(numpy.diff(numpy.concatenate([[False], numpy.asarray(where, bool), [False]]).astype(int)))
        runs = [(x[first], x[end - 1] - x[first]) for first, end in zip(edges[::2], edges[1::2])]
        return cls(runs, [ymin, ymax - ymin], **kwargs)

"""Images and meshes: values, or colours, in rows and columns."""

from __future__ import annotations

from typing import Any

import numpy

from .artist import Artist
from .collections import Collection
from .colors import wire_color
from .mapping import ColorMapped
from .not_covered import asks_for_missing
from .rc import rcParams
from .refuse import refuse
from .scales import LINEAR
from .values import flat

SMOOTHED = ("bilinear", "bicubic", "spline16", "spline36", "hanning", "hamming", "hermite", "kaiser", "quadric", "catrom", "gaussian", "bessel",
            "mitchell", "sinc", "lanczos", "blackman")


@asks_for_missing()
class AxesImage(ColorMapped, Artist):
    """What imshow returns."""

    __slots__ = ("_extent", "origin", "_interpolation", "filter_fields")
    MAY_STICK = True
    TAKES_ALPHAS = True
    ZORDER = 0.0

    def __init__(self, interpolation: Any = None, origin: Any = None, extent: Any = None) -> None:
        super().__init__()
        self.start_mapping()
        self.filter_fields: dict[str, Any] = {}  # interpolation_stage, filterrad, filternorm where they are not the usual ones
        self.set_interpolation(interpolation)
        self.origin = rcParams["image.origin"] if origin is None else origin
        if self.origin not in ("upper", "lower"):
            raise ValueError(f"{self.origin!r} is not a valid value for origin; supported values are 'upper', 'lower'")
        self._extent = extent

    def set_data(self, A: Any) -> None:
        from .values import plain
        A = plain(A)
        values = numpy.ma.filled(A.astype(float), numpy.nan) if numpy.ma.isMaskedArray(A) else numpy.array(A)
        if values.dtype.kind not in "fiub":
            raise TypeError(f"Image data of dtype {values.dtype} cannot be converted to float")
        if values.ndim == 3 and values.shape[2] == 1:
            values = values[:, :, 0]
        if values.ndim != 2 and not (values.ndim == 3 and values.shape[2] in (3, 4)):
            raise TypeError(f"Invalid shape {values.shape} for image data")
        self._values = values

    def set_interpolation(self, s: Any) -> None:
        s = (rcParams["image.interpolation"] if s is None else s).lower()
        if s not in ("nearest", "none", "antialiased", *SMOOTHED):
            raise ValueError(f"{s!r} is not a valid value for interpolation; supported values are "
                             f"{', '.join(map(repr, ('none', 'antialiased', 'nearest', *SMOOTHED)))}")
        self._interpolation = s

    def set_interpolation_stage(self, s: Any) -> None:
        s = "data" if s is None else s
        if s not in ("data", "rgba"):
            raise ValueError(f"{s!r} is not a valid value for interpolation_stage; supported values are 'data', 'rgba'")
        if s == "rgba":
            self.filter_fields["interpolation_stage"] = s
        else:
            self.filter_fields.pop("interpolation_stage", None)

    def set_filterrad(self, filterrad: float) -> None:
        if filterrad <= 0:
            raise ValueError("The filter radius must be a positive number")
        self.filter_fields["filterrad"] = float(filterrad)

    def set_filternorm(self, filternorm: bool) -> None:
        self.filter_fields["filternorm"] = bool(filternorm)

    def get_interpolation(self) -> str:
        return self._interpolation

    def get_size(self) -> tuple[int, int]:
        return self._values.shape[:2]

    def get_extent(self) -> Any:
        if self._extent is not None:
            return self._extent
        rows, columns = self.get_size()
        return (-0.5, columns - 0.5, rows - 0.5, -0.5) if self.origin == "upper" else (-0.5, columns - 0.5, -0.5, rows - 0.5)

    def set_extent(self, extent: Any) -> None:
        self._extent = tuple(float(part) for part in extent)
        if self.axes is not None:
            self.limit_axes()

    def limit_axes(self) -> None:
        """Free limits are its own alone, until another artist asks for those of all."""
        left, right, bottom, top = map(float, self.get_extent())
        for axis, limits in ((self.axes.xaxis, (left, right)), (self.axes.yaxis, (bottom, top))):
            if axis.view.is_auto:
                axis.view.set_limits(*limits, auto=None)

    def extents(self) -> Any:
        left, right, bottom, top = self.get_extent()
        return (left, right), (bottom, top)

    def sticky(self) -> tuple[Any, Any]:
        left, right, bottom, top = self.get_extent()
        return (left, right), (bottom, top)

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        if self.axes.xaxis.view.scale is not LINEAR or self.axes.yaxis.view.scale is not LINEAR:
            refuse("imshow() on axes that are not linear", "pcolormesh()")
        rows, columns = self.get_size()
        left, right, bottom, top = map(float, self.get_extent())
        fields = self._base("mesh", 0.0)
        fields["image"] = True
        fields["x"], fields["y"] = recorder.numbers(numpy.linspace(left, right, columns + 1)), recorder.numbers(numpy.linspace(bottom, top, rows + 1))
        if self._interpolation not in ("nearest", "none"):
            fields["interpolation"] = self._interpolation
            fields.update(self.filter_fields)
        if self._values.ndim == 3:
            fields["rgba"] = recorder.bytes(self._cells(_rgba(self._values, self._alpha)))
        else:
            fields["values"] = recorder.numbers(self._cells(self._values.astype(float)))
            fields.update(self.wire_cells(recorder, self._alpha))
        return [fields]

    def _cells(self, values: Any) -> Any:
        return numpy.ascontiguousarray(values[::-1] if self.origin == "upper" else values).reshape(-1)


def _rgba(values: Any, alpha: Any) -> Any:
    if values.dtype.kind == "f":
        if numpy.nanmin(values) < 0 or numpy.nanmax(values) > 1:
            import warnings
            warnings.warn("Clipping input data to the valid range for imshow with RGB data ([0..1] for floats or [0..255] for integers).", stacklevel=2)
        values = (numpy.clip(values, 0, 1) * 255).astype("|u1")
    else:
        values = numpy.clip(values, 0, 255).astype("|u1")
    if numpy.ndim(alpha):
        alpha = None  # as matplotlib: only numbers have an alpha for each
    if values.shape[2] == 3:
        opaque = numpy.full((*values.shape[:2], 1), 255 if alpha is None else round(alpha * 255), "|u1")
        return numpy.concatenate([values, opaque], axis=2)
    if alpha is not None:
        values = values.copy()
        values[:, :, 3] = numpy.round(values[:, :, 3] * float(alpha))
    return values


class QuadMesh(Collection):
    """What pcolormesh returns: edges in both directions."""

    __slots__ = ("x", "y")
    MAY_STICK = True
    set_alpha = Artist.set_alpha  # the renderer has one for each cell
    ZORDER = 1.0

    def __init__(self, x: Any, y: Any, **kwargs: Any) -> None:
        self.x, self.y = x, y
        super().__init__(**kwargs)

    def extents(self) -> Any:
        return self.x, self.y

    def sticky(self) -> tuple[Any, Any]:
        return (float(self.x.min()), float(self.x.max())), (float(self.y.min()), float(self.y.max()))

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        fields = self._base("mesh", 0.0)
        fields["zorder"] = self.zorder
        fields["x"], fields["y"] = recorder.numbers(self.x), recorder.numbers(self.y)
        values = numpy.ma.filled(numpy.ma.asarray(self._values, float), numpy.nan)
        fields["values"] = recorder.numbers(values.reshape(-1))
        fields.update(self.wire_cells(recorder, self._alpha))
        if self._edge is not None and not (isinstance(self._edge, str) and self._edge in ("none", "None")):
            if isinstance(self._edge, str) and self._edge == "face":
                refuse("pcolormesh(edgecolors='face')", "one colour, or 'none'")
            fields["edgecolors"] = wire_color(self._edge if isinstance(self._edge, str) else tuple(numpy.ravel(self._edge)),
                                              self._alpha if not numpy.ndim(self._alpha) else None)
            fields["linewidth"] = float(flat(self._widths)[0])
        return [fields]

"""Images and meshes: values, or colours, in rows and columns."""

from __future__ import annotations

from typing import Any

import numpy

from .artist import Artist
from .collections import Collection
from .colors import wire_color
from .mapping import ColorMapped
from .rc import rcParams
from .refuse import refuse
from .values import flat

SMOOTHED = ("none", "bilinear", "bicubic", "spline16", "spline36", "hanning", "hamming", "hermite", "kaiser", "quadric", "catrom", "gaussian", "bessel",
            "mitchell", "sinc", "lanczos", "blackman")


class AxesImage(Artist, ColorMapped):
    """What imshow returns: nearest, never smoothed."""

    __slots__ = ("_extent", "origin", "_interpolation")
    MAY_STICK = True
    ZORDER = 0.0

    def __init__(self, interpolation: Any = None, origin: Any = None, extent: Any = None) -> None:
        super().__init__()
        self.start_mapping()
        self._interpolation = rcParams["image.interpolation"] if interpolation is None else interpolation
        if self._interpolation not in ("nearest", "antialiased", *SMOOTHED):
            raise ValueError(f"{self._interpolation!r} is not a valid value for interpolation")
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
        self._interpolation = rcParams["image.interpolation"] if s is None else s

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

    def extents(self) -> Any:
        left, right, bottom, top = self.get_extent()
        return (left, right), (bottom, top)

    def sticky(self) -> tuple[Any, Any]:
        left, right, bottom, top = self.get_extent()
        return (left, right), (bottom, top)

    def record(self, recorder: Any) -> list[dict[str, Any]]:
        rows, columns = self.get_size()
        left, right, bottom, top = map(float, self.get_extent())
        self._check_interpolation(rows, columns)
        fields = self._base("mesh", 0.0)
        fields["image"] = True
        values = self._values[::-1] if self.origin == "upper" else self._values
        fields["x"], fields["y"] = recorder.numbers(numpy.linspace(left, right, columns + 1)), recorder.numbers(numpy.linspace(bottom, top, rows + 1))
        if values.ndim == 3:
            fields["rgba"] = recorder.bytes(_rgba(values, self._alpha))
        else:
            fields["values"] = recorder.numbers(numpy.array(values, float).reshape(-1))
            fields.update(self.wire_mapping(self._alpha))
        return [fields]

    def _check_interpolation(self, rows: int, columns: int) -> None:
        """Only what looks as nearest does: antialiased does where each value has three pixels or more, or a whole number of them."""
        if self._interpolation == "nearest":
            return
        if self._interpolation != "antialiased":
            refuse(f"imshow(interpolation={self._interpolation!r})", "interpolation='nearest'")
        box = self.axes.get_window_extent() if self.axes.place is not None or self.axes.twin_of is not None else None
        if box is None:
            return
        (x0, x1), (y0, y1) = self.axes.get_xlim(), self.axes.get_ylim()
        (left, right), (bottom, top) = self.extents()
        width, height = _shown_size(box, self.axes, abs(x1 - x0), abs(y1 - y0))
        across, up = width * abs(right - left) / abs(x1 - x0) / columns, height * abs(top - bottom) / abs(y1 - y0) / rows
        if not all(scale > 3 or scale in (1, 2) for scale in (across, up)):
            refuse("imshow() of an image of more than a third of the pixels that it is drawn on", "interpolation='nearest'")


def _shown_size(box: Any, axes: Any, width: float, height: float) -> tuple[float, float]:
    """In pixels, after the aspect has shrunk the box."""
    if axes._aspect == "auto":
        return box.width, box.height
    unit = min(box.width / width, box.height / (height * axes._aspect))
    return unit * width, unit * height * axes._aspect


def _rgba(values: Any, alpha: Any) -> Any:
    if values.dtype.kind == "f":
        if numpy.nanmin(values) < 0 or numpy.nanmax(values) > 1:
            import warnings
            warnings.warn("Clipping input data to the valid range for imshow with RGB data ([0..1] for floats or [0..255] for integers).", stacklevel=2)
        values = (numpy.clip(values, 0, 1) * 255).astype("|u1")
    else:
        values = numpy.clip(values, 0, 255).astype("|u1")
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
        fields.update(self.wire_mapping(self._alpha))
        if self._edge is not None and not (isinstance(self._edge, str) and self._edge in ("none", "None")):
            if isinstance(self._edge, str) and self._edge == "face":
                refuse("pcolormesh(edgecolors='face')", "one colour, or 'none'")
            fields["edgecolors"] = wire_color(self._edge if isinstance(self._edge, str) else tuple(numpy.ravel(self._edge)), self._alpha)
            fields["linewidth"] = float(flat(self._widths)[0])
        return [fields]

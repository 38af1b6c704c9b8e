"""imshow(), matshow(), spy(), pcolormesh() and pcolor()."""

from __future__ import annotations

from typing import Any

import numpy

from .given import takes_data
from .gouraud import GouraudMesh
from .images import AxesImage, QuadMesh
from .rc import rcParams
from .refuse import only, refuse
from .tickers import MaxNLocator
from .values import plain


class ImageCalls:
    __slots__ = ()

    @takes_data("X")
    def imshow(self: Any, X: Any, cmap: Any = None, norm: Any = None, aspect: Any = None, interpolation: Any = None, alpha: Any = None, vmin: Any = None,
               vmax: Any = None, origin: Any = None, extent: Any = None, *, interpolation_stage: Any = None, filternorm: bool = True, filterrad: float = 4.0,
               resample: Any = None, url: Any = None, **kwargs: Any) -> AxesImage:
        self.set_aspect(rcParams["image.aspect"] if aspect is None else aspect)
        image = AxesImage(interpolation, origin, None if extent is None else [*self.xaxis.convert(extent[:2]), *self.yaxis.convert(extent[2:])])
        image.set_data(X)
        values = image._values
        image.start_mapping(values, cmap, norm, vmin, vmax)
        image.set_alpha(alpha)
        if interpolation_stage is not None:
            image.set_interpolation_stage(interpolation_stage)
        if filterrad != 4.0:
            image.set_filterrad(filterrad)
        if not filternorm:
            image.set_filternorm(False)
        if resample is False:
            only("imshow(resample", resample, (None, True))
        image.axes = self
        image.set(**kwargs)
        self.current_mappable = image
        self.add(image)
        image.limit_axes()
        return image

    def matshow(self: Any, Z: Any, **kwargs: Any) -> AxesImage:
        image = self.imshow(plain(Z), **{"origin": "upper", "interpolation": "nearest", "aspect": "equal", **kwargs})
        self._matrix_ticks()
        return image

    def _matrix_ticks(self: Any) -> None:
        self.title.title_y = self.title.y = 1.05
        self.xaxis.tick_top()
        self.xaxis.set_ticks_position("both")
        for axis in (self.xaxis, self.yaxis):
            axis.set_major_locator(MaxNLocator(nbins=9, steps=[1, 2, 5, 10], integer=True))

    @takes_data("Z")
    def spy(self: Any, Z: Any, precision: float = 0, marker: Any = None, markersize: Any = None, aspect: Any = "equal", origin: str = "upper",
            **kwargs: Any) -> Any:
        from .colormaps import ListedColormap
        from .lines import Line2D
        Z = Z.toarray() if hasattr(Z, "toarray") else numpy.asarray(plain(Z))
        shown = numpy.abs(Z) > precision
        if marker is None and markersize is None:
            made = self.imshow(shown.astype(float), interpolation="nearest", aspect=aspect, origin=origin, vmin=0, vmax=1,
                               **{"cmap": ListedColormap(["w", "k"], name="binary"), **kwargs})
        else:
            y, x = numpy.nonzero(shown)
            made = Line2D(x, y, linestyle="None", marker="s" if marker is None else marker, markersize=10 if markersize is None else markersize, **kwargs)
            self.add(made)
            rows, columns = Z.shape
            self.set_xlim(-0.5, columns - 0.5)
            self.set_ylim(*((rows - 0.5, -0.5) if origin == "upper" else (-0.5, rows - 0.5)))
            self.set_aspect(aspect)
        self._matrix_ticks()
        if origin != "upper":
            self.xaxis.tick_bottom()
            self.xaxis.set_ticks_position("both")
        return made

    def pcolormesh(self: Any, *args: Any, alpha: Any = None, norm: Any = None, cmap: Any = None, vmin: Any = None, vmax: Any = None, shading: Any = None,
                   antialiased: bool = False, data: Any = None, **kwargs: Any) -> QuadMesh:
        from .given import look_up
        args = tuple(look_up(data, value) for value in args) if data is not None else args
        shading = rcParams["pcolor.shading"] if shading is None else shading
        x, y, values = self._mesh_arguments("pcolormesh", args, shading)
        edges, widths = kwargs.pop("edgecolors", "none"), kwargs.pop("linewidths", None)
        edge, width = kwargs.pop("edgecolor", edges), kwargs.pop("linewidth", kwargs.pop("lw", widths))
        made = (GouraudMesh if shading == "gouraud" else QuadMesh)(x, y, edgecolors=edge, linewidths=width)
        made.start_mapping(values, cmap, norm, vmin, vmax)
        made._alpha = alpha
        made.axes = self
        made.set(**kwargs)
        self.current_mappable = made
        if self.xaxis._has_grid("major") or self.yaxis._has_grid("major"):
            self.grid(False)  # matplotlib's takes it away, too
        return self.add(made)

    def pcolor(self: Any, *args: Any, **kwargs: Any) -> QuadMesh:
        """Drawn as pcolormesh; edges of cells are drawn only when they are asked for."""
        if kwargs.get("edgecolors") not in (None, "none"):
            refuse("pcolor(edgecolors=…)", "pcolormesh(edgecolors=…)")
        only("pcolor(snap", kwargs.pop("snap", None), (None, False, True))
        return self.pcolormesh(*args, **kwargs)

    def _gouraud_arguments(self: Any, args: tuple[Any, ...], values: Any) -> tuple[Any, Any, Any]:
        rows, columns = values.shape
        x, y = numpy.arange(float(columns)), numpy.arange(float(rows))
        if len(args) == 3:
            x, y = _one_row(self.xaxis.convert(args[0]), 0), _one_row(self.yaxis.convert(args[1]), 1)
        if (len(x), len(y)) != (columns, rows):
            raise TypeError(f"Dimensions of C {values.shape} are incompatible with X ({len(x)}) and/or Y ({len(y)}); see help(pcolormesh)")
        if min(rows, columns) < 2 or not numpy.isfinite(values).all() or not (_increasing(x) and _increasing(y)):
            refuse("pcolormesh(shading='gouraud') of missing values or places that do not rise", "shading='nearest'")
        return x, y, values

    def pcolorfast(self: Any, *args: Any, **kwargs: Any) -> Any:
        refuse("pcolorfast()", "pcolormesh()")

    def _mesh_arguments(self: Any, name: str, args: tuple[Any, ...], shading: str) -> tuple[Any, Any, Any]:
        if shading not in ("auto", "flat", "nearest", "gouraud"):
            raise ValueError(f"{shading!r} is not a valid value for shading; supported values are 'gouraud', 'nearest', 'flat', 'auto'")
        if len(args) not in (1, 3):
            raise TypeError(f"{name}() takes 1 or 3 positional arguments but {len(args)} were given")
        values = plain(args[-1])
        values = numpy.ma.filled(values.astype(float), numpy.nan) if numpy.ma.isMaskedArray(values) else numpy.array(values, float)
        if values.ndim != 2:
            raise ValueError(f"{name}: got values of {values.ndim} dimensions, expected 2")
        rows, columns = values.shape
        if shading == "gouraud":
            return self._gouraud_arguments(args, values)
        if len(args) == 1:
            return numpy.arange(columns + 1.0), numpy.arange(rows + 1.0), values
        x, y = _one_row(self.xaxis.convert(args[0]), 0), _one_row(self.yaxis.convert(args[1]), 1)
        if shading == "auto":
            shading = "nearest" if (len(x), len(y)) == (columns, rows) else "flat"
        expected = (columns, rows) if shading == "nearest" else (columns + 1, rows + 1)
        if (len(x), len(y)) != expected:
            raise TypeError(f"Dimensions of C {values.shape} are incompatible with X ({len(x)}) and/or Y ({len(y)}); see help({name})")
        return (_edges(x), _edges(y), values) if shading == "nearest" else (x, y, values)


def _increasing(places: Any) -> bool:
    return bool((numpy.diff(places) > 0).all() or (numpy.diff(places) < 0).all())


def _one_row(values: Any, axis: int) -> Any:
    """The edges of a grid whose lines are straight and upright."""
    if values.ndim == 1:
        return values
    row = values[0] if axis == 0 else values[:, 0]
    if not (values == (row[None, :] if axis == 0 else row[:, None])).all():
        refuse("pcolormesh() of a grid that is not straight", "x and y in one dimension each")
    return numpy.ascontiguousarray(row)


def _edges(centers: Any) -> Any:
    if len(centers) < 2:
        return numpy.concatenate([centers, centers])
    half = numpy.diff(centers) / 2
    return numpy.concatenate([centers[:1] - half[:1], centers[:-1] + half, centers[-1:] + half[-1:]])

"""contour(), contourf() and clabel()."""

from __future__ import annotations

import warnings
from typing import Any

import numpy

from .contour_grid import Grid
from .contour_set import ContourSet, QuadContourSet, add_to_axes
from .norms import LogNorm
from .rc import rcParams
from .refuse import only, refuse
from .tickers import LogLocator
from .values import plain

_LOOK = {"linewidths": None, "linestyles": None, "hatches": (None,), "alpha": None, "cmap": None, "colors": None, "norm": None, "vmin": None, "vmax": None,
         "extend": "neither", "antialiased": None, "locator": None, "negative_linestyles": None, "zorder": None}


class ContourCalls:
    __slots__ = ()

    def contour(self: Any, *args: Any, data: Any = None, **kwargs: Any) -> QuadContourSet:
        return _contours(self, False, args, data, kwargs)

    def contourf(self: Any, *args: Any, data: Any = None, **kwargs: Any) -> QuadContourSet:
        return _contours(self, True, args, data, kwargs)

    def clabel(self: Any, CS: Any, levels: Any = None, **kwargs: Any) -> Any:
        return CS.clabel(levels, **kwargs)


def _contours(axes: Any, filled: bool, args: tuple[Any, ...], data: Any, kwargs: dict[str, Any]) -> QuadContourSet:
    if data is not None:
        from .given import look_up
        args = tuple(look_up(data, value) for value in args)
    levels = kwargs.pop("levels", None)
    look = {name: kwargs.pop(name, usual) for name, usual in _LOOK.items()}
    look["logscale"] = isinstance(look["norm"], LogNorm) or isinstance(look["locator"], LogLocator)
    _check(look, filled, kwargs)
    name = "contourf" if filled else "contour"
    if args and isinstance(args[0], ContourSet):
        grid, levels = args[0]._grid, args[1] if len(args) > 1 and levels is None else args[0].levels if levels is None else levels
    else:
        if not 1 <= len(args) <= 4:
            raise TypeError(f"{name}() takes from 1 to 4 positional arguments but {len(args)} were given")
        grid = _grid(axes, args[:1] if len(args) <= 2 else args[:3], look["logscale"], kwargs)
        levels = args[-1] if levels is None and len(args) in (2, 4) else levels
    made = QuadContourSet(axes, grid, filled, levels, look)
    add_to_axes(made)
    for rest in ("corner_mask", "origin", "extent"):
        kwargs.pop(rest, None)
    if kwargs:
        warnings.warn("The following kwargs were not used by contour: " + ", ".join(map(repr, kwargs)), UserWarning, stacklevel=3)
    axes.current_mappable = made
    return made


def _check(look: dict[str, Any], filled: bool, kwargs: dict[str, Any]) -> None:
    if look["colors"] is not None and look["cmap"] is not None:
        raise ValueError("Either colors or cmap must be None")
    if look["extend"] not in (None, "neither", "both", "min", "max"):
        raise ValueError(f"{look['extend']!r} is not a valid value for extend; supported values are 'neither', 'both', 'min', 'max'")
    if kwargs.get("origin") not in (None, "lower", "upper", "image"):
        raise ValueError(f"{kwargs['origin']!r} is not a valid value for origin; supported values are None, 'lower', 'upper', 'image'")
    if kwargs.get("extent") is not None and len(kwargs["extent"]) != 4:
        raise ValueError("If given, 'extent' must be None or (x0, x1, y0, y1)")
    if filled and look["linewidths"] is not None:
        warnings.warn("linewidths is ignored by contourf", UserWarning, stacklevel=4)
    only("contour(nchunk", kwargs.pop("nchunk", 0), (0, None))
    only("contour(algorithm", kwargs.pop("algorithm", None) or rcParams["contour.algorithm"], ("mpl2014",))
    transform = kwargs.pop("transform", None)
    if transform is not None and (transform.x, transform.y) != ("data", "data"):
        refuse("contour(transform=…)", "x and y in data")
    for name in ("xunits", "yunits"):
        if kwargs.pop(name, None) is not None:
            refuse(f"contour({name}=…)", "dates as x or y")


def _grid(axes: Any, args: tuple[Any, ...], is_log: bool, kwargs: dict[str, Any]) -> Grid:
    """The points, with the lowest and the highest of their values."""
    z = numpy.ma.masked_invalid(numpy.ma.asarray(plain(args[-1]), float), copy=False)
    if z.ndim != 2:
        raise TypeError(f"Input z must be 2D, not {z.ndim}D")
    if min(z.shape) < 2:
        raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {z.shape}")
    x, y = _places(axes, args[:2], z) if len(args) == 3 else _places_of_cells(z.shape, kwargs)
    if is_log and z.min() <= 0:
        z = numpy.ma.masked_where(z <= 0, z)
        warnings.warn("Log scale: values of z <= 0 have been masked", UserWarning, stacklevel=5)
    if not z.count():
        refuse("contour() of values that are all missing", "leaving the call out")
    corner_mask = kwargs.get("corner_mask")
    grid = Grid(x, y, numpy.ma.filled(z, 0.0), numpy.ma.getmaskarray(z), rcParams["contour.corner_mask"] if corner_mask is None else bool(corner_mask))
    grid.low, grid.high = float(z.min()), float(z.max())
    return grid


def _places(axes: Any, args: tuple[Any, ...], z: Any) -> tuple[Any, Any]:
    x, y = axes.xaxis.convert(args[0]), axes.yaxis.convert(args[1])
    rows, columns = z.shape
    if x.ndim != y.ndim:
        raise TypeError(f"Number of dimensions of x ({x.ndim}) and y ({y.ndim}) do not match")
    if x.ndim == 1:
        if len(x) != columns:
            raise TypeError(f"Length of x ({len(x)}) must match number of columns in z ({columns})")
        if len(y) != rows:
            raise TypeError(f"Length of y ({len(y)}) must match number of rows in z ({rows})")
        x, y = numpy.meshgrid(x, y)
    elif x.ndim != 2:
        raise TypeError(f"Inputs x and y must be 1D or 2D, not {x.ndim}D")
    for name, values in (("x", x), ("y", y)):
        if values.shape != z.shape:
            raise TypeError(f"Shapes of {name} {values.shape} and z {z.shape} do not match")
    return x, y


def _places_of_cells(shape: tuple[int, int], kwargs: dict[str, Any]) -> tuple[Any, Any]:
    """Without x and y: columns and rows; with an origin the middles of the cells that imshow() draws."""
    (rows, columns), origin, extent = shape, kwargs.get("origin"), kwargs.get("extent")
    origin = rcParams["image.origin"] if origin == "image" else origin
    if origin is None:
        left, right, bottom, top = (0, columns - 1, 0, rows - 1) if extent is None else extent
        return numpy.meshgrid(numpy.linspace(left, right, columns), numpy.linspace(bottom, top, rows))  # type: ignore[return-value]
    left, right, bottom, top = (0, columns, 0, rows) if extent is None else extent
    x = left + (numpy.arange(columns) + 0.5) * ((right - left) / columns)
    y = bottom + (numpy.arange(rows) + 0.5) * ((top - bottom) / rows)
    return numpy.meshgrid(x, y[::-1] if origin == "upper" else y)  # type: ignore[return-value]

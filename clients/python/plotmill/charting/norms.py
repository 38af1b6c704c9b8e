"""Norms: values to 0 … 1. What the contract has (linear, log, symlog, two_slope) is recorded; the others refuse when they are used."""

from __future__ import annotations

from typing import Any

import numpy

from .refuse import refuse


class Normalize:
    def __init__(self, vmin: Any = None, vmax: Any = None, clip: bool = False) -> None:
        self.vmin = None if vmin is None else float(vmin)
        self.vmax = None if vmax is None else float(vmax)
        self.clip = clip

    def _usable(self, values: Any) -> Any:
        if type(values) is numpy.ndarray and values.dtype.kind == "f":
            return values[numpy.isfinite(values)]
        array = numpy.ma.asarray(values)
        return numpy.ma.compressed(numpy.ma.masked_invalid(array.astype(float)))

    def autoscale_None(self, A: Any) -> None:
        values = self._usable(A)
        if len(values):
            self.vmin = float(values.min()) if self.vmin is None else self.vmin
            self.vmax = float(values.max()) if self.vmax is None else self.vmax

    def autoscale(self, A: Any) -> None:
        self.vmin = self.vmax = None
        self.autoscale_None(A)

    def scaled(self) -> bool:
        return self.vmin is not None and self.vmax is not None

    def _forward(self, values: Any) -> Any:
        return values

    def __call__(self, value: Any, clip: bool | None = None) -> Any:
        is_plain = type(value) is numpy.ndarray and value.dtype.kind == "f" and bool(numpy.isfinite(value).all())
        array = value if is_plain else numpy.ma.masked_invalid(numpy.ma.asarray(value, float))
        if not self.scaled():
            self.autoscale_None(array)
        if self.vmin is None or self.vmax is None or self.vmin == self.vmax:
            return array * 0
        if self.vmin > self.vmax:
            raise ValueError("minvalue must be less than or equal to maxvalue")
        if self.clip if clip is None else clip:
            array = numpy.clip(array, self.vmin, self.vmax) if is_plain else \
                numpy.ma.array(numpy.clip(array.filled(self.vmax), self.vmin, self.vmax), mask=array.mask)
        low, high = self._forward(numpy.array([self.vmin, self.vmax]))
        result = (self._forward(array) - low) / (high - low)
        return float(result) if numpy.ndim(value) == 0 and not numpy.ma.is_masked(result) else result

    def inverse(self, value: Any) -> Any:
        return self.vmin + numpy.asarray(value) * (self.vmax - self.vmin)  # type: ignore[operator]

    def wire(self, values: Any) -> dict[str, Any]:
        if self.clip:
            refuse(f"{type(self).__name__}(clip=True)", "clip=False")
        fields = {"kind": self.KIND, **self._more()}
        if self.vmin is not None:
            fields["vmin"] = self.vmin
        if self.vmax is not None:
            fields["vmax"] = self.vmax
        return fields

    KIND = "linear"

    def _more(self) -> dict[str, Any]:
        return {}


class LogNorm(Normalize):
    KIND = "log"

    def _usable(self, values: Any) -> Any:
        found = super()._usable(values)
        return found[found > 0]

    def _forward(self, values: Any) -> Any:
        return numpy.ma.log10(values)


class SymLogNorm(Normalize):
    KIND = "symlog"

    def __init__(self, linthresh: float, linscale: float = 1.0, vmin: Any = None, vmax: Any = None, clip: bool = False, *, base: float = 10) -> None:
        super().__init__(vmin, vmax, clip)
        self.linthresh, self.linscale, self.base = float(linthresh), linscale, base
        if linscale != 1 or base != 10:
            refuse("SymLogNorm(linscale, base)", "linscale=1, base=10")

    def _forward(self, values: Any) -> Any:
        scale = self.linscale / (1.0 - self.base ** -1)
        size = numpy.abs(values)
        with numpy.errstate(divide="ignore", invalid="ignore"):
            far = numpy.sign(values) * self.linthresh * (scale + numpy.log(size / self.linthresh) / numpy.log(self.base))
        return numpy.where(size <= self.linthresh, values * scale, far)

    def _more(self) -> dict[str, Any]:
        return {"linthresh": self.linthresh}


class TwoSlopeNorm(Normalize):
    KIND = "two_slope"

    def __init__(self, vcenter: float, vmin: Any = None, vmax: Any = None) -> None:
        super().__init__(vmin, vmax)
        self.vcenter = float(vcenter)
        if vmax is not None and vcenter >= vmax or vmin is not None and vcenter <= vmin:
            raise ValueError("vmin, vcenter, and vmax must be in ascending order")

    def __call__(self, value: Any, clip: bool | None = None) -> Any:
        if not self.scaled():
            self.autoscale_None(value)
        return numpy.ma.masked_invalid(numpy.interp(value, [self.vmin, self.vcenter, self.vmax], [0, 0.5, 1], left=-numpy.inf, right=numpy.inf))

    def _more(self) -> dict[str, Any]:
        return {"vcenter": self.vcenter}


class CenteredNorm(Normalize):
    def __init__(self, vcenter: float = 0, halfrange: float | None = None, clip: bool = False) -> None:
        super().__init__(None, None, clip)
        self.vcenter, self.halfrange = vcenter, halfrange
        self._set()

    def _set(self) -> None:
        if self.halfrange is not None:
            self.vmin, self.vmax = self.vcenter - self.halfrange, self.vcenter + self.halfrange

    def autoscale_None(self, A: Any) -> None:
        values = self._usable(A)
        if self.halfrange is None and len(values):
            self.halfrange = float(max(abs(self.vcenter - values.min()), abs(values.max() - self.vcenter)))
        self._set()

    def wire(self, values: Any) -> dict[str, Any]:
        if values is not None:
            self.autoscale_None(values)
        return super().wire(values)


class PowerNorm(Normalize):
    def __init__(self, gamma: float, *args: Any, **kwargs: Any) -> None:
        refuse("PowerNorm", "Normalize, LogNorm or values raised to the power")


class BoundaryNorm(Normalize):
    def __init__(self, boundaries: Any, ncolors: int, *args: Any, **kwargs: Any) -> None:
        refuse("BoundaryNorm", "Normalize with a ListedColormap")


class NoNorm(Normalize):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        refuse("NoNorm", "Normalize(0, cmap.N)")


_NAMES = {"linear": Normalize, "log": LogNorm}


def as_norm(norm: Any) -> Any:
    if norm is None:
        return Normalize()
    if isinstance(norm, str):
        if norm not in _NAMES:
            refuse(f"norm={norm!r}", ", ".join(map(repr, _NAMES)))
        return _NAMES[norm]()
    if not isinstance(norm, Normalize):
        raise TypeError(f"'norm' must be an instance of plotmill.colors.Normalize, str, or None, not a {type(norm).__name__}")
    return norm

"""Norms: values to 0 … 1. What the contract has is recorded by its numbers; others that only rise by pairs between which they are straight."""

from __future__ import annotations

from typing import Any

import numpy

from .refuse import refuse


class Normalize:
    @property
    def callbacks(self) -> Any:
        refuse("Normalize.callbacks", "what is set before it is saved")

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
            kind = getattr(A, "dtype", numpy.asarray(A).dtype if isinstance(A, (list, tuple)) else values.dtype).kind
            number = int if kind in "iu" else float
            self.vmin = number(values.min()) if self.vmin is None else self.vmin
            self.vmax = number(values.max()) if self.vmax is None else self.vmax

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
        if type(self).__call__ not in _OWN_CALLS:
            return _pieces_of(self, values)
        fields = {"kind": self.KIND, **self._more()}
        if self.clip:
            fields["clip"] = True
        if self.vmin is not None:
            fields["vmin"] = float(self.vmin)
        if self.vmax is not None:
            fields["vmax"] = float(self.vmax)
        return fields

    KIND = "linear"

    def process_value(self, value: Any) -> tuple[Any, bool]:
        """For norms of one's own: an array of what is not missing, and whether it was one number."""
        is_scalar = numpy.ndim(value) == 0
        return numpy.ma.masked_invalid(numpy.ma.asarray([value] if is_scalar else value, float)), is_scalar

    @property
    def has_inverse(self) -> bool:
        """Whether a colour bar can be spaced by it."""
        return type(self).__call__ in _OWN_CALLS or type(self).inverse is not Normalize.inverse

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
        self.linthresh, self.linscale, self.base = float(linthresh), float(linscale), float(base)

    def _forward(self, values: Any) -> Any:
        scale = self.linscale / (1.0 - self.base ** -1)
        size = numpy.abs(values)
        with numpy.errstate(divide="ignore", invalid="ignore"):
            far = numpy.sign(values) * self.linthresh * (scale + numpy.log(size / self.linthresh) / numpy.log(self.base))
        return numpy.where(size <= self.linthresh, values * scale, far)

    def _more(self) -> dict[str, Any]:
        fields = {"linthresh": self.linthresh}
        if self.linscale != 1:
            fields["linscale"] = self.linscale
        if self.base != 10:
            fields["base"] = self.base
        return fields


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
        array = numpy.ma.masked_invalid(numpy.ma.asarray(value, float))
        places = numpy.interp(array.filled(self.vcenter), [self.vmin, self.vcenter, self.vmax], [0, 0.5, 1], left=-numpy.inf, right=numpy.inf)
        return float(places) if numpy.ndim(value) == 0 and not array.mask else numpy.ma.array(places, mask=numpy.ma.getmaskarray(array))

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
    KIND = "power"

    def __init__(self, gamma: float, vmin: Any = None, vmax: Any = None, clip: bool = False) -> None:
        super().__init__(vmin, vmax, clip)
        self.gamma = float(gamma)

    def __call__(self, value: Any, clip: bool | None = None) -> Any:
        share = super().__call__(value, clip)
        return numpy.maximum(share, 0) ** self.gamma

    def inverse(self, value: Any) -> Any:
        return self.vmin + numpy.asarray(value, float) ** (1 / self.gamma) * (self.vmax - self.vmin)

    def _more(self) -> dict[str, Any]:
        return {"gamma": self.gamma}


class BoundaryNorm(Normalize):
    """Whole numbers: which of `ncolors` the region between two boundaries has."""

    KIND = "boundary"

    def __init__(self, boundaries: Any, ncolors: int, clip: bool = False, *, extend: str = "neither") -> None:
        if clip and extend != "neither":
            raise ValueError("'clip=True' is not compatible with 'extend'")
        self.boundaries = numpy.asarray(boundaries, float)
        super().__init__(self.boundaries[0], self.boundaries[-1], clip)
        self.N, self.Ncmap, self.extend = len(self.boundaries), int(ncolors), extend
        if self.N < 2:
            raise ValueError(f"You must provide at least 2 boundaries (1 region) but you passed in {boundaries!r}")
        if extend not in ("neither", "both", "min", "max"):
            raise ValueError(f"{extend!r} is not a valid value for extend; supported values are 'neither', 'both', 'min', 'max'")
        self._below = extend in ("min", "both")
        self._regions = self.N - 1 + self._below + (extend in ("max", "both"))
        if self._regions > self.Ncmap:
            raise ValueError(f"There are {self._regions} color bins including extensions, but ncolors = {ncolors}; ncolors must equal or exceed the number of bins")

    def __call__(self, value: Any, clip: bool | None = None) -> Any:
        array, is_scalar = self.process_value(value)
        mask, found = numpy.ma.getmaskarray(array), array.filled(self.vmax + 1)
        last = self.Ncmap
        if self.clip if clip is None else clip:
            found, last = numpy.clip(found, self.vmin, self.vmax), self.Ncmap - 1
        region = numpy.digitize(found, self.boundaries) - 1 + self._below
        if self.Ncmap > self._regions:
            region = (numpy.where(region == 0, (self.Ncmap - 1) // 2, region) if self._regions == 1
                      else (self.Ncmap - 1) / (self._regions - 1) * region)
        region = numpy.asarray(region).astype(int)
        region[found < self.vmin], region[found >= self.vmax] = -1, last
        result = numpy.ma.array(region, mask=mask)
        return int(result[0]) if is_scalar else result

    def inverse(self, value: Any) -> Any:
        raise ValueError("BoundaryNorm is not invertible")

    def wire(self, values: Any) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": "boundary", "boundaries": self.boundaries.tolist(), "ncolors": self.Ncmap}
        if self.extend != "neither":
            fields["extend"] = self.extend
        if self.clip:
            fields["clip"] = True
        return fields


class FuncNorm(Normalize):
    """By two functions of one's own, forward and back."""

    def __init__(self, functions: Any, vmin: Any = None, vmax: Any = None, clip: bool = False) -> None:
        super().__init__(vmin, vmax, clip)
        self._to, self._back = functions

    def __call__(self, value: Any, clip: bool | None = None) -> Any:
        return super().__call__(value, clip)

    def _forward(self, values: Any) -> Any:
        return numpy.ma.masked_invalid(self._to(values))

    def inverse(self, value: Any) -> Any:
        low, high = self._to(numpy.array([self.vmin, self.vmax], float))
        return self._back(low + numpy.asarray(value) * (high - low))


class NoNorm(Normalize):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        refuse("NoNorm", "Normalize(0, cmap.N)")


_OWN_CALLS = frozenset((Normalize.__call__, TwoSlopeNorm.__call__, PowerNorm.__call__, BoundaryNorm.__call__))
_PIECES = 1024


def _pieces_of(norm: Normalize, values: Any) -> dict[str, Any]:
    """A norm that is not ours: numbers of its range and of the values beyond, and where they stand."""
    if not norm.scaled() or not norm.vmin < norm.vmax:  # type: ignore[operator]
        refuse(f"the norm {type(norm).__name__} without limits", "vmin and vmax")
    low, high = float(norm.vmin), float(norm.vmax)  # type: ignore[arg-type]
    shown = norm._usable(values) if values is not None else numpy.zeros(0)
    at = numpy.linspace(low, high, _PIECES + 1)
    if len(shown) and shown.min() < low:
        at = numpy.concatenate([numpy.linspace(shown.min(), low, _PIECES, endpoint=False), at])
    if len(shown) and shown.max() > high:
        at = numpy.concatenate([at, numpy.linspace(shown.max(), high, _PIECES, endpoint=False)[::-1]])
    to = numpy.ma.filled(numpy.ma.asarray(norm(at), float), numpy.nan)
    if to.shape != at.shape or not numpy.isfinite(to).all() or (numpy.diff(to) < 0).any():
        refuse(f"the norm {type(norm).__name__}, which does not rise with all values", "Normalize, LogNorm, PowerNorm, TwoSlopeNorm or BoundaryNorm")
    return {"kind": "piecewise", "at": at.tolist(), "to": to.tolist(), "vmin": low, "vmax": high, **({"clip": True} if norm.clip else {})}


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

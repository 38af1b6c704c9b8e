"""Values to colours: what scatter, pcolormesh, imshow and hexbin have in common (matplotlib's ScalarMappable)."""

from __future__ import annotations

from typing import Any

import numpy

from .colormaps import get_cmap
from .norms import Normalize, as_norm
from .rc import rcParams


class ColorMapped:
    """`_values`, `cmap` and `norm`."""

    _values: Any = None
    cmap: Any = None
    norm: Any = None
    colorbar: Any = None

    def start_mapping(self, values: Any = None, cmap: Any = None, norm: Any = None, vmin: Any = None, vmax: Any = None) -> None:
        self._values, self.cmap, self.norm = values, cmap, norm
        self.colorbar = None
        if norm is not None and (vmin is not None or vmax is not None) and not isinstance(norm, str):
            raise ValueError("Passing a Normalize instance simultaneously with vmin/vmax is not supported.  Please pass vmin/vmax directly to the norm when "
                             "creating it.")
        if values is not None or norm is not None or cmap is not None:
            self.cmap = get_cmap(cmap)
            self.norm = as_norm(norm)
            if vmin is not None or vmax is not None:
                self.norm.vmin, self.norm.vmax = _float(vmin), _float(vmax)
        if values is not None:
            self.norm.autoscale_None(values)

    def _need_mapping(self) -> None:
        self.cmap = get_cmap(self.cmap)
        self.norm = as_norm(self.norm)

    def set_array(self, A: Any) -> None:
        self._values = None if A is None else numpy.asarray(A)
        self._need_mapping()

    def get_array(self) -> Any:
        return self._values

    def set_cmap(self, cmap: Any) -> None:
        self.cmap = get_cmap(cmap)

    def get_cmap(self) -> Any:
        return get_cmap(self.cmap)

    def set_norm(self, norm: Any) -> None:
        self.norm = as_norm(norm)

    def set_clim(self, vmin: Any = None, vmax: Any = None) -> None:
        self._need_mapping()
        if vmax is None and hasattr(vmin, "__len__"):
            vmin, vmax = vmin
        if vmin is not None:
            self.norm.vmin = float(vmin)
        if vmax is not None:
            self.norm.vmax = float(vmax)

    def get_clim(self) -> tuple[Any, Any]:
        self.autoscale_None()
        return self.norm.vmin, self.norm.vmax

    def autoscale_None(self) -> None:
        self._need_mapping()
        if self._values is not None:
            self.norm.autoscale_None(self._values)

    def autoscale(self) -> None:
        self._need_mapping()
        self.norm.vmin = self.norm.vmax = None
        self.autoscale_None()

    def to_rgba(self, x: Any, alpha: Any = None, bytes: bool = False, norm: bool = True) -> Any:
        self.autoscale_None()
        return self.cmap(self.norm(x) if norm else x, alpha=alpha, bytes=bytes)

    def changed(self) -> None:
        pass

    def wire_mapping(self, alpha: Any) -> dict[str, Any]:
        """norm, cmap and alpha as they are recorded; limits that are the data's stay out."""
        self._need_mapping()
        norm: Normalize = self.norm
        fields: dict[str, Any] = {"norm": norm.wire(self._values), "cmap": self.cmap.wire()}
        if fields["cmap"] == "viridis":
            del fields["cmap"]
        if self.cmap._ends:
            fields.update(self.cmap.wire_ends())
        if alpha is not None:
            fields["alpha"] = _scalar_alpha(alpha)
        return fields

    def wire_cells(self, recorder: Any, alpha: Any) -> dict[str, Any]:
        """The same of cells, each of which may have an alpha of its own."""
        if not numpy.ndim(alpha):
            return self.wire_mapping(alpha)
        alphas = numpy.asarray(alpha, float)
        if alphas.size != self._values.size:
            raise ValueError(f"Data array shape, {self._values.shape} is incompatible with alpha array shape, {alphas.shape}. This can occur with the "
                             "deprecated behavior of the \"flat\" shading option, in which a row and/or column of the data array is dropped.")
        return {**self.wire_mapping(None), "alphas": recorder.numbers(self._cells(alphas))}

    def _cells(self, values: Any) -> Any:
        """In the order in which they are recorded."""
        return numpy.ascontiguousarray(values).reshape(-1)


def _scalar_alpha(alpha: Any) -> float:
    from .refuse import refuse
    if numpy.ndim(alpha):
        refuse("an alpha for each value", "one alpha, or colours with alpha")
    return float(alpha)


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


class ScalarMappable(ColorMapped):
    """Of its own: fig.colorbar(ScalarMappable(norm, cmap), ax=ax)."""

    def __init__(self, norm: Any = None, cmap: Any = None) -> None:
        self._alpha = None
        self.start_mapping(None, cmap or rcParams["image.cmap"], norm or Normalize())

    def get_alpha(self) -> Any:
        return self._alpha

"""imread() and imsave(): pictures of numbers from and into files, by Pillow, as matplotlib does it."""

from __future__ import annotations

import os
from typing import Any

import numpy

from .refuse import refuse


def _pillow() -> Any:
    try:
        from PIL import Image
    except ImportError:
        raise ImportError("imread() and imsave() need Pillow (python3-pil)") from None
    return Image


def imread(fname: Any, format: str | None = None) -> Any:
    """A PNG as float32 from 0 to 1, others in their own numbers."""
    from ..save import wait_for
    if isinstance(fname, (str, os.PathLike)):
        if "://" in os.fspath(fname):
            raise ValueError("Please open the URL for reading and pass the result to Pillow, e.g. with "
                             "``np.array(PIL.Image.open(urllib.request.urlopen(url)))``.")
        wait_for(os.path.abspath(fname))
    with _pillow().open(fname) as image:
        if image.format == "PNG":
            return _floats(image)
        if image.mode in ("RGBA", "RGBX", "RGB", "L") or image.mode.startswith("I;16"):
            return numpy.asarray(image)
        return numpy.asarray(image.convert("RGBA"))


def _floats(image: Any) -> Any:
    if image.mode in ("P", "LA"):
        image = image.convert("RGBA")
    values = numpy.asarray(image)
    most = 1 if image.mode == "1" else 2 ** 16 - 1 if image.mode.startswith("I") else 2 ** 8 - 1
    return numpy.divide(values, most, dtype=numpy.float32) if most > 1 else values.astype(numpy.float32)


def imsave(fname: Any, arr: Any, vmin: Any = None, vmax: Any = None, cmap: Any = None, format: str | None = None, origin: str | None = None,
           dpi: float = 100, *, metadata: Any = None, pil_kwargs: Any = None) -> None:
    """One pixel for each value."""
    from .mapping import ScalarMappable
    from .rc import rcParams
    name = os.fspath(fname) if isinstance(fname, (str, os.PathLike)) else ""
    format = (format or (os.path.splitext(name)[1][1:] if name else "") or rcParams["savefig.format"]).lower()
    if format in ("pdf", "ps", "eps", "svg"):
        refuse(f"imsave(format={format!r})", "'png'")
    values = numpy.asarray(arr)
    if (rcParams["image.origin"] if origin is None else origin) == "lower":
        values = values[::-1]
    picture = _pillow().fromarray(numpy.ascontiguousarray(_bytes(values, ScalarMappable(cmap=cmap), vmin, vmax)), "RGBA")
    if format in ("jpg", "jpeg"):
        format = "jpeg"
        ground = _pillow().new("RGB", picture.size, (255, 255, 255))
        ground.paste(picture, picture)
        picture = ground
    picture.save(fname, **{"format": format, "dpi": (dpi, dpi), **(pil_kwargs or {})})


def _bytes(values: Any, mappable: Any, vmin: Any, vmax: Any) -> Any:
    if values.ndim == 3:
        if values.dtype.kind == "f":
            values = (values * 255).astype(numpy.uint8)
        if values.shape[2] == 3:
            values = numpy.concatenate([values, numpy.full((*values.shape[:2], 1), 255, numpy.uint8)], axis=2)
        return values.astype(numpy.uint8)
    mappable.set_clim(vmin, vmax)
    mappable.norm.autoscale_None(values)
    return mappable.cmap(mappable.norm(values.astype(float)), bytes=True)

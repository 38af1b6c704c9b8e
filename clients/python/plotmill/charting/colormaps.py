"""The colours of named colour maps, as arrays of numbers."""

import base64
import functools
import zlib

import numpy as np

from .colormap_tables import PACKED, SIZES


@functools.lru_cache(maxsize=1)
def _tables():
    words = np.frombuffer(zlib.decompress(base64.b85decode(PACKED)), np.uint16)
    tables, first = {}, 0
    for name, size in SIZES.items():
        coded = words[first:first + 3 * size].reshape(3, size).T
        # Sums wrap around as the differences did: sixteen bits throughout.
        colors = np.cumsum(np.cumsum(coded, axis=0, dtype=np.uint16), axis=0, dtype=np.uint16) / 65535
        colors.flags.writeable = False
        tables[name] = colors
        first += 3 * size
    return tables


def names():
    """Every name, those reversed with `_r` too."""
    return sorted(set(SIZES) | {name + "_r" for name in SIZES if not name.endswith("_r")})


def colors_of(name):
    """The colours of the map, rows of red, green, blue in 0..1, from its low end; KeyError if there is none."""
    tables = _tables()
    if name in tables:
        return tables[name]
    if name.endswith("_r") and name[:-2] in tables:
        return tables[name[:-2]][::-1]
    raise KeyError(name)

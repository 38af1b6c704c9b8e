"""Semantic mappings: the levels of a variable, and the colour, size, marker or dashes of each."""

import itertools
import warnings
from collections.abc import Sequence
from copy import copy

import numpy as np
import pandas as pd

from .. import colors as mpl_colors
from .palettes import PALETTE_SIZES, color_palette, current_colors
from .vectors import CATEGORICAL, DATETIME, NUMERIC, levels_of

INVISIBLE = (0, 0, 0, 0)
LINE_MARKERS = frozenset(["+", "x", "|", "_", ",", "1", "2", "3", "4", *range(4)])
DASHES = ["", (4, 1.5), (1, 1), (3, 1.25, 1.5, 1.25), (5, 1, 1, 1)]
MARKERS = ["o", "X", (4, 0, 45), "P", (4, 0, 0), (4, 1, 0), "^", (4, 1, 45), "v"]


def _fitted(values, levels, what):
    """As many values as there are levels, cycled or cut, with a warning."""
    if len(values) < len(levels):
        warnings.warn(f"The {what} list has fewer values ({len(values)}) than needed ({len(levels)}) and will cycle, which may produce an "
                      "uninterpretable plot.", UserWarning, stacklevel=5)
        return list(itertools.islice(itertools.cycle(values), len(levels)))
    if len(values) > len(levels):
        warnings.warn(f"The {what} list has more values ({len(values)}) than needed ({len(levels)}), which may not be intended.", UserWarning,
                      stacklevel=5)
    return values[:len(levels)]


def _norm_of(norm, values, what):
    """A Normalize whose ends are set: those given, or those of the values."""
    if norm is None:
        norm = mpl_colors.Normalize()
    elif isinstance(norm, tuple):
        norm = mpl_colors.Normalize(*norm)
    elif not isinstance(norm, mpl_colors.Normalize):
        raise ValueError(f"``{what}_norm`` must be None, tuple, or Normalize object.")
    else:
        norm = copy(norm)
    if not norm.scaled():
        norm(np.asarray(values, float))
    return norm


class HueMap:
    """Colours of the levels of `hue`; with no hue, no levels."""

    def __init__(self, vector=None, kind=None, palette=None, order=None, norm=None):
        self.levels = self.kind = self.norm = self.cmap = None
        self.table = {}
        if vector is None or pd.isna(vector).all():
            if palette is not None:
                warnings.warn("Ignoring `palette` because no `hue` variable has been assigned.", UserWarning, stacklevel=4)
            return
        if isinstance(palette, str) and palette in PALETTE_SIZES:
            kind = CATEGORICAL
        elif norm is not None:
            kind = NUMERIC
        elif isinstance(palette, (dict, list)):
            kind = CATEGORICAL
        self.kind = kind
        if kind == NUMERIC:
            self._map_numbers(pd.to_numeric(vector), palette, norm)
        else:
            self._map_levels(vector, palette, order, kind)

    def _map_levels(self, vector, palette, order, kind):
        self.levels = levels_of(list(vector) if kind == DATETIME else vector, order)
        count = len(self.levels)
        if isinstance(palette, dict):
            missing = set(self.levels) - set(palette)
            if missing:
                raise ValueError(f"The palette dictionary is missing keys: {missing}")
            self.table = palette
            return
        if palette is None:
            colors = color_palette(None if count <= len(current_colors()) else "husl", count)
        elif isinstance(palette, list):
            colors = _fitted(palette, self.levels, "palette")
        else:
            colors = color_palette(palette, count)
        self.table = dict(zip(self.levels, colors))

    def _map_numbers(self, vector, palette, norm):
        if isinstance(palette, dict):
            self.levels = sorted(palette)
            self.cmap = mpl_colors.ListedColormap([palette[level] for level in self.levels])
            self.norm, self.table = norm, dict(palette)
            return
        self.levels = list(np.sort(vector.dropna().unique()))
        palette = "ch:" if palette is None else palette
        self.cmap = palette if callable(palette) else color_palette(palette, as_cmap=True)
        self.norm = _norm_of(norm, vector.dropna(), "hue")
        self.table = dict(zip(self.levels, map(tuple, np.asarray(self.cmap(self.norm(np.asarray(self.levels, float)))))))

    def __call__(self, level):
        if level in self.table:
            return self.table[level]
        if self.norm is None:
            return INVISIBLE  # not among hue_order
        return INVISIBLE if pd.isna(level) else tuple(self.cmap(float(self.norm(level))))

    def colors(self, vector):
        """RGBA of every value, a row each."""
        codes, uniques = pd.factorize(np.asarray(list(vector), dtype=object) if getattr(vector, "dtype", None) != object else np.asarray(vector))
        table = np.array([mpl_colors.to_rgba(self(level)) for level in uniques] + [INVISIBLE], float)
        return table[codes]


class SizeMap:
    """Sizes of the levels of `size`, within `size_range` when nothing else is said."""

    def __init__(self, size_range, vector=None, kind=None, sizes=None, order=None, norm=None):
        self.levels = self.kind = self.norm = None
        self.range, self.table = size_range, {}
        if vector is None or not vector.notna().any():
            return
        if isinstance(sizes, tuple) and len(sizes) != 2:
            raise ValueError("A `sizes` tuple must have only 2 values")
        if sizes is not None and not isinstance(sizes, (tuple, list, dict)):
            raise ValueError(f"Value for `sizes` not understood: {sizes}")
        self.kind = NUMERIC if norm is not None else CATEGORICAL if isinstance(sizes, (dict, list)) else kind
        if isinstance(sizes, tuple):
            self.range = sizes
        if self.kind == NUMERIC:
            self._map_numbers(vector, sizes, norm)
        else:
            self._map_levels(vector, sizes, order)

    def _map_levels(self, vector, sizes, order):
        self.levels = levels_of(vector, order)
        if isinstance(sizes, dict):
            missing = set(self.levels) - set(sizes)
            if missing:
                raise ValueError(f"Missing sizes for the following levels: {missing}")
            self.table = dict(sizes)
        elif isinstance(sizes, list):
            self.table = dict(zip(self.levels, _fitted(sizes, self.levels, "sizes")))
        else:  # the first level is the largest
            self.table = dict(zip(self.levels, np.linspace(*self.range, len(self.levels))[::-1]))

    def _map_numbers(self, vector, sizes, norm):
        if isinstance(sizes, dict):
            self.levels, self.range = list(np.sort(list(sizes))), (min(sizes.values()), max(sizes.values()))
        elif isinstance(sizes, list):
            raise ValueError(f"Value for `sizes` not understood: {sizes}")
        else:
            self.levels = list(np.sort(vector.dropna().unique()))
        self.norm = _norm_of(norm, self.levels, "size")
        self.norm.clip = True
        low, high = self.range
        scaled = np.asarray(self.norm(np.asarray(self.levels, float)), float)
        self.table = dict(sizes) if isinstance(sizes, dict) else dict(zip(self.levels, low + scaled * (high - low)))

    def __call__(self, level):
        if level in self.table:
            return self.table[level]
        return self.range[0] + float(self.norm(level)) * np.ptp(self.range)


class StyleMap:
    """Markers and dashes of the levels of `style`."""

    def __init__(self, vector=None, markers=None, dashes=None, order=None):
        self.levels, self.markers, self.dashes = None, {}, {}
        if vector is None or not vector.notna().any():
            return
        self.levels = levels_of(vector, order)
        self.markers = _styles(markers, self.levels, unique_markers, "markers")
        self.dashes = _styles(dashes, self.levels, unique_dashes, "dashes")
        drawn_as_lines = {_is_line_marker(marker) for marker in self.markers.values()}
        if len(drawn_as_lines) > 1:
            raise ValueError("Filled and line art markers cannot be mixed")


def is_filled_marker(marker):
    """Whether a marker has a face, and not only strokes."""
    return not _is_line_marker(marker)


def _is_line_marker(marker):
    if isinstance(marker, tuple):
        return len(marker) > 1 and marker[1] == 2  # an asterisk
    return marker in LINE_MARKERS if isinstance(marker, (str, int)) else False


def _styles(given, levels, unique, what):
    if given is True:
        return dict(zip(levels, unique(len(levels))))
    if isinstance(given, dict):
        missing = set(levels) - set(given)
        if missing:
            raise ValueError(f"These `{what}` levels are missing values: {missing}")
        return given
    if isinstance(given, Sequence) and not isinstance(given, str):
        return dict(zip(levels, _fitted(given, levels, what)))
    if given:
        raise ValueError(f"This `{what}` argument was not understood: {given}")
    return {}


def unique_markers(count):
    """Filled markers that are told apart: nine chosen ones, then polygons and stars of ever more corners."""
    markers = list(MARKERS)
    corners = 5
    while len(markers) < count:
        turn = 180 / (corners + 1)
        markers += [(corners + 1, 1, turn), (corners + 1, 0, turn), (corners, 1, 0), (corners, 0, 0)]
        corners += 1
    return markers[:count]


def unique_dashes(count):
    """Dashes that are told apart: five chosen ones, then combinations of ever more long and short pieces."""
    dashes = list(DASHES)
    pieces = 3
    while len(dashes) < count:
        long = list(itertools.combinations_with_replacement([3, 1.25], pieces))[1:-1][::-1]
        short = list(itertools.combinations_with_replacement([4, 1], pieces))[1:-1]
        for segments in itertools.chain.from_iterable(zip(long, short)):
            gap = min(segments)
            dashes.append(tuple(itertools.chain.from_iterable((segment, gap) for segment in segments)))
        pieces += 1
    return dashes[:count]

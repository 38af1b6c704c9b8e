"""The values of a job of kind `figure` (docs/figure.md, "Data"), as numpy arrays: numbers, colours, mappings."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import colors as mcolors

WORDS = {None: np.nan, "nan": np.nan, "inf": np.inf, "-inf": -np.inf}
NANOSECONDS_A_DAY = 86_400_000_000_000


def as_numbers(values):
    """A list with null and "nan" as float64; times as days since 1970."""
    if isinstance(values, np.ndarray):
        if values.dtype.kind == "M":
            days = values.astype("M8[ns]").astype("i8") / NANOSECONDS_A_DAY
            return np.where(np.isnat(values), np.nan, days)
        return values
    if any(isinstance(value, str) and value not in WORDS for value in values):
        return np.array([str(value) for value in values])
    return np.array([WORDS[value] if value is None or isinstance(value, str) else value for value in values], dtype=float)


class Data:
    """`data` of a job and the frames behind it."""

    def __init__(self, data=None, frames=()):
        data = data or {}
        self.frames = frames
        self.arrays = [self._typed(entry) for entry in data.get("arrays", [])]
        self.columns = {str(name): as_numbers(self._typed(values))
                        for name, values in zip(data.get("columns", []), data.get("values", []))}

    def _typed(self, entry):
        if not isinstance(entry, dict):
            return entry
        raw = entry["bin"] if "bin" in entry else self.frames[entry["frame"]]
        dtype = np.dtype(entry["dtype"])
        return np.frombuffer(raw, dtype, entry.get("count", -1), entry.get("first", 0))

    def numbers(self, given, count=None):
        """A list, one number, {"array": n} or a column; with `count`, one number stands for as many."""
        if isinstance(given, dict):
            given = self.arrays[given["array"]]
        elif isinstance(given, str) and given not in WORDS:
            given = self.columns[given]
        elif not isinstance(given, (list, tuple, np.ndarray)):
            given = [given]
        values = np.atleast_1d(as_numbers(given))
        return np.resize(values, count) if count is not None and len(values) == 1 else values

    def colors(self, given):
        """An (n, 4) array, maybe empty ("none")."""
        if isinstance(given, dict):
            rgba = np.asarray(self.arrays[given["array"]], dtype=np.uint8)
            return rgba.reshape(-1, 4) / 255
        if isinstance(given, list) and given and not isinstance(given[0], (int, float)):
            return mcolors.to_rgba_array([tuple(color) if isinstance(color, list) else color for color in given])
        return mcolors.to_rgba_array(tuple(given) if isinstance(given, list) and given else given)


def color(given):
    """One colour: a name, a grey, a list of numbers."""
    return tuple(given) if isinstance(given, list) else given


def linestyle(given):
    """A word, or [offset, [on, off, …]]."""
    return (given[0], tuple(given[1])) if isinstance(given, list) else given


def norm(spec):
    spec = spec or {}
    limits = {name: spec.get(name) for name in ("vmin", "vmax")} | {"clip": spec.get("clip", False)}
    kind = spec.get("kind", "linear")
    if kind == "log":
        return mcolors.LogNorm(**limits)
    if kind == "symlog":
        return mcolors.SymLogNorm(spec.get("linthresh", 1), linscale=spec.get("linscale", 1), base=spec.get("base", 10), **limits)
    if kind == "two_slope":
        return mcolors.TwoSlopeNorm(spec.get("vcenter", 0), spec.get("vmin"), spec.get("vmax"))
    if kind == "power":
        return mcolors.PowerNorm(spec.get("gamma", 1), **limits)
    if kind == "boundary":
        return mcolors.BoundaryNorm(spec["boundaries"], spec.get("ncolors", 256), clip=limits["clip"], extend=spec.get("extend", "neither"))
    if kind == "piecewise":
        at, to = spec["at"], spec["to"]
        return mcolors.FuncNorm((lambda v: np.interp(v, at, to), lambda v: np.interp(v, to, at)), at[0], at[-1], limits["clip"])
    return mcolors.Normalize(**limits)


def cmap(given):
    """A name, or a list of colours of which each is as wide."""
    if isinstance(given, list):
        return mcolors.ListedColormap([color(one) for one in given])
    return given


def mapping(artist):
    colours = cmap(artist.get("cmap", "viridis"))
    outside = {name: color(artist[name]) for name in ("under", "over", "bad") if name in artist}
    if outside:
        colours = plt.get_cmap(colours).with_extremes(**outside)
    return {"norm": norm(artist.get("norm")), "cmap": colours}

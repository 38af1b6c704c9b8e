"""plotmill.colors: what scripts take from matplotlib.colors."""

from typing import Any

from .charting.not_covered import refuser
from .charting.color_tables import TABLES, hsv_to_rgb, rgb_to_hsv
from .charting.colormaps import Colormap, LinearSegmentedColormap, ListedColormap
from .charting.colors import get_named_colors_mapping, is_color_like, same_color, to_hex, to_rgb, to_rgba, to_rgba_array
from .charting.norms import BoundaryNorm, CenteredNorm, FuncNorm, LogNorm, NoNorm, Normalize, PowerNorm, SymLogNorm, TwoSlopeNorm

rgb2hex = to_hex
hex2color = to_rgb

__all__ = ["BoundaryNorm", "CenteredNorm", "Colormap", "FuncNorm", "LinearSegmentedColormap", "ListedColormap", "LogNorm", "NoNorm", "Normalize", "PowerNorm",
           "SymLogNorm", "TwoSlopeNorm", "get_named_colors_mapping", "hex2color", "hsv_to_rgb", "is_color_like", "rgb2hex", "rgb_to_hsv", "same_color", "to_hex",
           "to_rgb", "to_rgba", "to_rgba_array"]

_refused = refuser("colors")


def __getattr__(name: str) -> Any:
    if name in TABLES:
        return TABLES[name]()
    return _refused(name)

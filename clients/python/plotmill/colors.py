"""plotmill.colors: what scripts take from matplotlib.colors."""

from .charting.not_covered import refuser
from .charting.colormaps import Colormap, LinearSegmentedColormap, ListedColormap
from .charting.colors import get_named_colors_mapping, is_color_like, same_color, to_hex, to_rgb, to_rgba, to_rgba_array
from .charting.norms import BoundaryNorm, CenteredNorm, FuncNorm, LogNorm, NoNorm, Normalize, PowerNorm, SymLogNorm, TwoSlopeNorm

rgb2hex = to_hex

__all__ = ["BoundaryNorm", "CenteredNorm", "Colormap", "FuncNorm", "LinearSegmentedColormap", "ListedColormap", "LogNorm", "NoNorm", "Normalize", "PowerNorm",
           "SymLogNorm", "TwoSlopeNorm", "get_named_colors_mapping", "is_color_like", "rgb2hex", "same_color", "to_hex", "to_rgb", "to_rgba",
           "to_rgba_array"]

__getattr__ = refuser("colors")

"""seaborn's functions on Plotmill: `import plotmill.seaborn as sns` where a script has `import seaborn as sns`.

Colours, defaults and legends are those of seaborn 0.12. What is not covered raises NotImplementedError that names it.
"""

from .axes_tools import despine, move_legend
from .barplot import barplot, countplot
from .boxenplot import boxenplot
from .boxplot import boxplot
from .catplot import catplot
from .clustermap import clustermap
from .displot import displot
from .ecdfplot import ecdfplot
from .facetgrid import FacetGrid
from .heatmap import heatmap
from .histplot import histplot
from .jointgrid import JointGrid, jointplot
from .kdeplot import kdeplot
from .pairgrid import PairGrid, pairplot
from .palettes import (blend_palette, color_palette, cubehelix_palette, dark_palette, desaturate, diverging_palette, hls_palette, husl_palette,
                       light_palette, mpl_palette, saturate, set_hls_values, xkcd_palette)
from ..charting.refuse import refuse as _refuse
from .refused import MODULES as _MODULES
from .refused import NEAREST as _NEAREST
from .refused import refused as _refused
from .palplot import palplot
from .pointplot import pointplot
from .regression import lmplot, regplot, residplot
from .relational import lineplot, scatterplot
from .relplot import relplot
from .rugplot import rugplot
from .stripplot import stripplot, swarmplot
from .theme import (axes_style, plotting_context, reset_defaults, reset_orig, set, set_color_codes, set_context, set_palette,  # noqa: A004
                    set_style, set_theme)
from .violinplot import violinplot

__version__ = "0.12.2"  # of the seaborn whose pictures these are
__all__ = ["FacetGrid", "JointGrid", "PairGrid", "axes_style", "barplot", "blend_palette", "boxenplot", "boxplot", "catplot", "clustermap", "color_palette", "countplot", "cubehelix_palette", "dark_palette",
           "desaturate", "despine", "displot", "diverging_palette", "ecdfplot", "heatmap", "histplot", "hls_palette", "husl_palette", "jointplot", "kdeplot", "light_palette", "lineplot",
           "move_legend", "lmplot", "mpl_palette", "pairplot", "palplot", "plotting_context", "pointplot", "regplot", "relplot", "residplot", "reset_defaults", "reset_orig", "rugplot", "saturate", "scatterplot", "set",
           "set_color_codes", "set_hls_values", "set_context", "set_palette", "set_style", "set_theme", "stripplot", "swarmplot", "violinplot", "xkcd_palette"]


def __getattr__(name):
    if name == "cm":
        from importlib import import_module
        return import_module("plotmill.seaborn.cm")
    if name == "xkcd_rgb":
        from .palettes import xkcd_names
        return xkcd_names()
    if name in _MODULES:
        _refuse(f"seaborn.{name}", _MODULES[name])
    if name in _NEAREST:
        return _refused(name)
    raise AttributeError(f"module 'plotmill.seaborn' has no attribute {name!r}")

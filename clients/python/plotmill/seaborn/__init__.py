"""seaborn's functions on Plotmill: `import plotmill.seaborn as sns` where a script has `import seaborn as sns`.

Colours, defaults and legends are those of seaborn 0.12. What is not covered raises NotImplementedError that names it.
"""

from .palettes import (blend_palette, color_palette, cubehelix_palette, dark_palette, desaturate, diverging_palette, hls_palette, husl_palette,
                       light_palette, mpl_palette, saturate, xkcd_palette)
from .relational import lineplot, scatterplot
from .theme import (axes_style, plotting_context, reset_defaults, reset_orig, set, set_color_codes, set_context, set_palette,  # noqa: A004
                    set_style, set_theme)
from .axes_tools import despine, move_legend
from .histplot import histplot
from .kdeplot import kdeplot
from .barplot import barplot, countplot
from .boxplot import boxplot
from .heatmap import heatmap
from .stripplot import stripplot
from .violinplot import violinplot

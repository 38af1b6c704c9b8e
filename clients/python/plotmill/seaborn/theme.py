"""Themes: sets of rcParams, whole or as a style, a context and a palette."""

import functools

from .. import pyplot as plt
from ..colors import get_named_colors_mapping, to_rgb
from .palettes import SEABORN_PALETTES, color_palette

STYLES = ("white", "dark", "whitegrid", "darkgrid", "ticks")
CONTEXTS = {"paper": .8, "notebook": 1, "talk": 1.5, "poster": 2}
DARK_GRAY, LIGHT_GRAY = ".15", ".8"

_STYLE_BASE = {
    "figure.facecolor": "white", "axes.labelcolor": DARK_GRAY, "xtick.direction": "out", "ytick.direction": "out",
    "xtick.color": DARK_GRAY, "ytick.color": DARK_GRAY, "axes.axisbelow": True, "grid.linestyle": "-", "text.color": DARK_GRAY,
    "font.family": ["sans-serif"], "lines.solid_capstyle": "round", "patch.edgecolor": "w", "patch.force_edgecolor": True,
    "font.sans-serif": ["Arial", "DejaVu Sans", "Liberation Sans", "Bitstream Vera Sans", "sans-serif"],
    "image.cmap": "rocket", "xtick.top": False, "ytick.right": False,
    "axes.spines.left": True, "axes.spines.bottom": True, "axes.spines.right": True, "axes.spines.top": True,
}
_FACE_EDGE_GRID = {"dark": ("#EAEAF2", "white", "white"), "whitegrid": ("white", LIGHT_GRAY, LIGHT_GRAY), "white": ("white", DARK_GRAY, LIGHT_GRAY)}
_STYLE_KEYS = (*_STYLE_BASE, "axes.facecolor", "axes.edgecolor", "axes.grid", "grid.color", "xtick.bottom", "ytick.left")

_TEXT_SIZES = {"font.size": 12, "axes.labelsize": 12, "axes.titlesize": 12, "xtick.labelsize": 11, "ytick.labelsize": 11, "legend.fontsize": 11,
               "legend.title_fontsize": 12}
_LINE_SIZES = {"axes.linewidth": 1.25, "grid.linewidth": 1, "lines.linewidth": 1.5, "lines.markersize": 6, "patch.linewidth": 1,
               "xtick.major.width": 1.25, "ytick.major.width": 1.25, "xtick.minor.width": 1, "ytick.minor.width": 1,
               "xtick.major.size": 6, "ytick.major.size": 6, "xtick.minor.size": 4, "ytick.minor.size": 4}
_CONTEXT_KEYS = (*_TEXT_SIZES, *_LINE_SIZES)
_MATPLOTLIB_CODES = {"b": (0, 0, 1), "g": (0, .5, 0), "r": (1, 0, 0), "m": (.75, 0, .75), "y": (.75, .75, 0), "c": (0, .75, .75), "k": (0, 0, 0)}


class _Settings(dict):
    """rcParams that hold in a `with` statement or a decorated function."""

    def __enter__(self):
        self._before = {key: plt.rcParams[key] for key in self}
        plt.rcParams.update(self)

    def __exit__(self, *_):
        plt.rcParams.update(self._before)

    def __call__(self, function):
        @functools.wraps(function)
        def styled(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return styled


def set_theme(context="notebook", style="darkgrid", palette="deep", font="sans-serif", font_scale=1, color_codes=True, rc=None):
    """Sets sizes, style, font and colours of all that is drawn from here on."""
    set_context(context, font_scale)
    set_style(style, rc={"font.family": font})
    set_palette(palette, color_codes=color_codes)
    if rc is not None:
        plt.rcParams.update(rc)


def set(*args, **kwargs):  # noqa: A001  seaborn's name
    """set_theme by its old name."""
    set_theme(*args, **kwargs)


def reset_defaults():
    """matplotlib's own settings again."""
    plt.rcdefaults()


reset_orig = reset_defaults


def axes_style(style=None, rc=None):
    """The settings of a style by name, or those of now; may be used in a `with` statement."""
    if style is None:
        settings = {key: plt.rcParams[key] for key in _STYLE_KEYS}
    elif isinstance(style, dict):
        settings = {key: value for key, value in style.items() if key in _STYLE_KEYS}
    elif style in STYLES:
        settings = _style_settings(style)
    else:
        raise ValueError(f"style must be one of {', '.join(STYLES)}")
    settings.update({key: value for key, value in (rc or {}).items() if key in _STYLE_KEYS})
    return _Settings(settings)


def _style_settings(style):
    face, edge, grid = _FACE_EDGE_GRID["dark" if style.startswith("dark") else "whitegrid" if style == "whitegrid" else "white"]
    has_ticks = style == "ticks"
    return {**_STYLE_BASE, "axes.facecolor": face, "axes.edgecolor": edge, "grid.color": grid, "axes.grid": "grid" in style,
            "xtick.bottom": has_ticks, "ytick.left": has_ticks}


def set_style(style=None, rc=None):
    """Sets background, spines, grid and font."""
    plt.rcParams.update(axes_style(style, rc))


def plotting_context(context=None, font_scale=1, rc=None):
    """The sizes of a context by name, or those of now; may be used in a `with` statement."""
    if context is None:
        settings = {key: plt.rcParams[key] for key in _CONTEXT_KEYS}
    elif isinstance(context, dict):
        settings = dict(context)
    elif context in CONTEXTS:
        scale = CONTEXTS[context]
        settings = {**{key: size * scale for key, size in _LINE_SIZES.items()},
                    **{key: size * scale * font_scale for key, size in _TEXT_SIZES.items()}}
    else:
        raise ValueError(f"context must be in {', '.join(('paper', 'notebook', 'talk', 'poster'))}")
    settings.update({key: value for key, value in (rc or {}).items() if key in _CONTEXT_KEYS})
    return _Settings(settings)


def set_context(context=None, font_scale=1, rc=None):
    """Sets the sizes of texts, lines and ticks."""
    plt.rcParams.update(plotting_context(context, font_scale, rc))


def set_palette(palette, n_colors=None, desat=None, color_codes=False):
    """Sets the colours that are taken in turn; with `color_codes` also what "b", "g", "r" … mean."""
    plt.rcParams["axes.prop_cycle"] = plt.cycler("color", color_palette(palette, n_colors, desat))
    if color_codes and isinstance(palette, str) and palette in SEABORN_PALETTES:
        set_color_codes(palette)


def set_color_codes(palette="deep"):
    """Sets what "b", "g", "r", "m", "y", "c" and "k" mean; "reset": matplotlib's."""
    if not isinstance(palette, str):
        raise TypeError("set_color_codes requires a named seaborn palette")
    if palette == "reset":
        codes = _MATPLOTLIB_CODES
    elif palette in SEABORN_PALETTES:
        codes = dict(zip("bgrmyck", [*SEABORN_PALETTES[palette.removesuffix("6") + "6"], (.1, .1, .1)]))
    else:
        raise ValueError(f"Cannot set colors with palette '{palette}'")
    named = get_named_colors_mapping()
    for code, color in codes.items():
        named[code] = to_rgb(color)

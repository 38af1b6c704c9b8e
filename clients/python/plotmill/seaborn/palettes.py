"""Palettes: named lists of colours, and rules that make as many as are asked for."""

import colorsys
from itertools import cycle, islice

import numpy as np

from .. import colors as mpl_colors
from .. import pyplot as plt
from ..colors import to_hex, to_rgb
from .husl import husl_to_rgb, rgb_to_husl

_TEN = {
    "deep": "4C72B0 DD8452 55A868 C44E52 8172B3 937860 DA8BC3 8C8C8C CCB974 64B5CD",
    "muted": "4878D0 EE854A 6ACC64 D65F5F 956CB4 8C613C DC7EC0 797979 D5BB67 82C6E2",
    "pastel": "A1C9F4 FFB482 8DE5A1 FF9F9B D0BBFF DEBB9B FAB0E4 CFCFCF FFFEA3 B9F2F0",
    "bright": "023EFF FF7C00 1AC938 E8000B 8B2BE2 9F4800 F14CC1 A3A3A3 FFC400 00D7FF",
    "dark": "001C7F B1400D 12711C 8C0800 591E71 592F0D A23582 3C3C3C B8850A 006374",
    "colorblind": "0173B2 DE8F05 029E73 D55E00 CC78BC CA9161 FBAFE4 949494 ECE133 56B4E9",
}
_SIX_OF_TEN = (0, 2, 3, 4, 8, 9)  # the colours that stand for b, g, r, m, y, c
SEABORN_PALETTES = {name: ["#" + word for word in words.split()] for name, words in _TEN.items()}
SEABORN_PALETTES.update({name + "6": [SEABORN_PALETTES[name][i] for i in _SIX_OF_TEN] for name in _TEN})
# The one palette whose six are not six of its ten.
SEABORN_PALETTES["colorblind6"] = ["#0173B2", "#029E73", "#D55E00", "#CC78BC", "#ECE133", "#56B4E9"]

MAP_PALETTE_SIZES = {"tab10": 10, "tab20": 20, "tab20b": 20, "tab20c": 20, "Set1": 9, "Set2": 8, "Set3": 12, "Accent": 8,
                     "Paired": 12, "Pastel1": 9, "Pastel2": 8, "Dark2": 8}
PALETTE_SIZES = {**MAP_PALETTE_SIZES, **{name: len(colors) for name, colors in SEABORN_PALETTES.items()}}

MAP_COLORS = 256
DEFAULT_COLORS = 6


class Palette(list):
    """A list of colours; in a `with` statement, the colours of what is drawn."""

    def __enter__(self):
        self._before = current_colors()
        _set_cycle(self)
        return self

    def __exit__(self, *_):
        _set_cycle(self._before)

    def as_hex(self):
        return Palette(to_hex(color) for color in self)


def _set_cycle(colors):
    plt.rcParams["axes.prop_cycle"] = plt.cycler("color", colors)


def current_colors():
    """The colours of axes.prop_cycle."""
    cycler = plt.rcParams["axes.prop_cycle"]
    by_key = cycler.by_key() if hasattr(cycler, "by_key") else cycler
    return list(by_key["color"]) if "color" in by_key else [".15"]


def color_palette(palette=None, n_colors=None, desat=None, as_cmap=False):
    """As many colours of a palette as asked for, or, with `as_cmap`, a colour map."""
    if palette is None:
        palette = current_colors()
    if isinstance(palette, str):
        n_colors = PALETTE_SIZES.get(palette, DEFAULT_COLORS) if n_colors is None else n_colors
        palette = _named(palette, n_colors, as_cmap)
    elif n_colors is None:
        n_colors = len(palette)
    if desat is not None:
        palette = [desaturate(color, desat) for color in palette]
    if as_cmap:
        return palette
    try:
        return Palette(to_rgb(color) for color in islice(cycle(palette), int(n_colors)))
    except ValueError:
        raise ValueError(f"Could not generate a palette for {palette}") from None


def _named(name, n_colors, as_cmap):
    if name in SEABORN_PALETTES:
        return SEABORN_PALETTES[name]
    if name in ("hls", "husl"):
        return (hls_palette if name == "hls" else husl_palette)(n_colors, as_cmap=as_cmap)
    if name.lower() == "jet":
        raise ValueError("No.")
    rule, colon, text = name.partition(":")
    if not colon:
        return _checked_map_palette(name, n_colors, as_cmap)
    if rule == "ch":
        args, options = _cubehelix_words(text)
        return cubehelix_palette(n_colors, *args, **options, as_cmap=as_cmap)
    if rule in ("light", "dark"):
        make = light_palette if rule == "light" else dark_palette
        return make(text.removesuffix("_r"), n_colors, reverse=text.endswith("_r"), as_cmap=as_cmap)
    if rule == "blend":
        return blend_palette(text.split(","), n_colors, as_cmap=as_cmap)
    return _checked_map_palette(name, n_colors, as_cmap)


def _checked_map_palette(name, n_colors, as_cmap):
    try:
        return mpl_palette(name, n_colors, as_cmap=as_cmap)
    except (ValueError, KeyError):
        raise ValueError(f"{name!r} is not a valid palette name") from None


def _cubehelix_words(text):
    """The arguments in "start,rot" or "s=.25,r=-.5", maybe with _r behind."""
    long_names = {"s": "start", "r": "rot", "g": "gamma", "h": "hue", "l": "light", "d": "dark"}
    options = {"reverse": True} if text.endswith("_r") else {}
    words = [word.strip() for word in text.removesuffix("_r").split(",") if word.strip()]
    for word in words:
        key, equals, value = word.partition("=")
        if equals:
            options[long_names.get(key.strip(), key.strip())] = float(value)
    return [float(word) for word in words if "=" not in word], options


def _hues(n_colors, first):
    hues = (np.linspace(0, 1, int(n_colors) + 1)[:-1] + first) % 1
    return hues


def hls_palette(n_colors=6, h=.01, l=.6, s=.65, as_cmap=False):  # noqa: E741  seaborn's names
    """Hues around the circle at one lightness and saturation."""
    colors = [colorsys.hls_to_rgb(hue, l, s) for hue in _hues(MAP_COLORS if as_cmap else n_colors, h)]
    return mpl_colors.ListedColormap(colors, "hls") if as_cmap else Palette(colors)


def husl_palette(n_colors=6, h=.01, s=.9, l=.65, as_cmap=False):  # noqa: E741
    """Hues around the circle at one lightness and saturation as people see them."""
    hues = _hues(MAP_COLORS if as_cmap else n_colors, h) * 359
    colors = [_rgb((hue, s * 99, l * 99), "husl") for hue in hues]
    return mpl_colors.ListedColormap(colors, "hsl") if as_cmap else Palette(colors)


def mpl_palette(name, n_colors=6, as_cmap=False):
    """Colours of a colour map: those of a qualitative one, evenly spaced ones without the ends of another."""
    if name.endswith("_d"):
        ends = list(color_palette(name[:-2].removesuffix("_r"), 2)) + ["#333333"]
        cmap = blend_palette(ends[::-1] if name.endswith("_r_d") else ends, n_colors, as_cmap=True)
    else:
        cmap = plt.get_cmap(name)
    if as_cmap:
        return cmap
    if name in MAP_PALETTE_SIZES:
        places = np.linspace(0, 1, MAP_PALETTE_SIZES[name])[:n_colors]
    else:
        places = np.linspace(0, 1, int(n_colors) + 2)[1:-1]
    return Palette(map(tuple, np.asarray(cmap(places))[:, :3]))


def _rgb(color, kind):
    if kind == "hls":
        color = colorsys.hls_to_rgb(*color)
    elif kind == "husl":
        color = tuple(float(v) for v in np.clip(husl_to_rgb(*color), 0, 1))
    elif kind == "xkcd":
        color = "xkcd:" + color
    return to_rgb(color)


def _toward(color, n_colors, reverse, as_cmap, kind, far_lightness):
    rgb = _rgb(color, kind)
    hue, saturation, _ = rgb_to_husl(*rgb)
    gray = _rgb((hue, .15 * saturation, far_lightness), "husl")
    return blend_palette([rgb, gray] if reverse else [gray, rgb], n_colors, as_cmap)


def dark_palette(color, n_colors=6, reverse=False, as_cmap=False, input="rgb"):
    """From nearly black to the colour."""
    return _toward(color, n_colors, reverse, as_cmap, input, 15)


def light_palette(color, n_colors=6, reverse=False, as_cmap=False, input="rgb"):
    """From nearly white to the colour."""
    return _toward(color, n_colors, reverse, as_cmap, input, 95)


def diverging_palette(h_neg, h_pos, s=75, l=50, sep=1, n=6, center="light", as_cmap=False):  # noqa: E741
    """Two hues that meet in a light or dark middle."""
    if center not in ("light", "dark"):
        raise KeyError(center)
    side = light_palette if center == "light" else dark_palette
    count = int(128 - (sep // 2))
    low = side((h_neg, s, l), count, reverse=True, input="husl")
    high = side((h_pos, s, l), count, input="husl")
    middle = [(.95, .95, .95) if center == "light" else (.133, .133, .133)] * sep
    return blend_palette(np.concatenate([low, middle, high]), n, as_cmap=as_cmap)


def blend_palette(colors, n_colors=6, as_cmap=False, input="rgb"):
    """Colours evenly spaced along straight lines between the given ones."""
    cmap = mpl_colors.LinearSegmentedColormap.from_list("blend", [_rgb(color, input) for color in colors])
    if as_cmap:
        return cmap
    return Palette(map(tuple, np.asarray(cmap(np.linspace(0, 1, int(n_colors))))[:, :3]))


def xkcd_palette(colors):
    """Colours by their names in the xkcd survey."""
    return color_palette([_rgb(name, "xkcd") for name in colors], len(colors))


def cubehelix_palette(n_colors=6, start=0, rot=.4, gamma=1.0, hue=0.8, light=.85, dark=.15, reverse=False, as_cmap=False):
    """Colours of Green's helix, whose brightness falls evenly."""
    x = np.linspace(light, dark, MAP_COLORS if as_cmap else int(n_colors))
    # A map of 256 steps stands between: its places are what is evaluated.
    steps = np.minimum((x * MAP_COLORS).astype(int), MAP_COLORS - 1) / (MAP_COLORS - 1)
    bright = steps ** gamma
    depth, turn = hue * bright * (1 - bright) / 2, 2 * np.pi * (start / 3 + rot * steps)
    channels = [bright + depth * (p * np.cos(turn) + q * np.sin(turn))
                for p, q in ((-0.14861, 1.78277), (-0.29227, -0.90649), (1.97294, 0.0))]
    colors = np.clip(np.stack(channels, axis=1), 0, 1)
    colors = colors[::-1] if reverse else colors
    if as_cmap:
        return mpl_colors.ListedColormap([tuple(color) for color in colors], "seaborn_cubehelix")
    return Palette(map(tuple, colors.tolist()))


def desaturate(color, prop):
    """The colour with its saturation (of HLS) multiplied."""
    if not 0 <= prop <= 1:
        raise ValueError("prop must be between 0 and 1")
    hue, lightness, saturation = colorsys.rgb_to_hls(*to_rgb(color))
    return colorsys.hls_to_rgb(hue, lightness, saturation * prop)


def saturate(color):
    """The colour with all the saturation there is."""
    hue, lightness, _ = colorsys.rgb_to_hls(*to_rgb(color))
    return colorsys.hls_to_rgb(hue, lightness, 1)


def set_hls_values(color, h=None, l=None, s=None):  # noqa: E741
    """The colour with another hue, lightness or saturation."""
    parts = colorsys.rgb_to_hls(*to_rgb(color))
    return colorsys.hls_to_rgb(*(part if said is None else said for part, said in zip(parts, (h, l, s))))


def xkcd_names():
    """{name: "#rrggbb"} of the xkcd survey."""
    return {name[5:]: color for name, color in mpl_colors.get_named_colors_mapping().items() if name.startswith("xkcd:") and isinstance(color, str)}

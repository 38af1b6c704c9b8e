"""sns.cm: seaborn's colour maps as attributes."""

from ..charting.colormaps import get_cmap

__all__ = [name + end for name in ("rocket", "mako", "icefire", "vlag", "flare", "crest") for end in ("", "_r")]


def __getattr__(name):
    if name in __all__:
        return get_cmap(name)
    raise AttributeError(f"module 'plotmill.seaborn.cm' has no attribute {name!r}")


def __dir__():
    return __all__

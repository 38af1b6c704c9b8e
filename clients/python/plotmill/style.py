"""plotmill.style: style sheets by name."""

from .charting.not_covered import refuser
from .charting.style_sheets import available, context, library, use

__all__ = ["available", "context", "library", "use"]

__getattr__ = refuser("style")

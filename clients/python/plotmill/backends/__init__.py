"""plotmill.backends: canvases by the names scripts without pyplot take them by; there is one back end."""

from ..charting.not_covered import refuser

__getattr__ = refuser("backends")

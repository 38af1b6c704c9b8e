"""plotmill.legend_handler: what scripts take from matplotlib.legend_handler."""

from .charting.legend_handlers import (HandlerBase, HandlerErrorbar, HandlerLine2D, HandlerLine2DCompound, HandlerLineCollection, HandlerNpoints,
                                       HandlerNpointsYoffsets, HandlerPatch, HandlerPathCollection, HandlerPolyCollection,
                                       HandlerRegularPolyCollection, HandlerStem, HandlerStepPatch, HandlerTuple, update_from_first_child)
from .charting.not_covered import refuser

__all__ = ["HandlerBase", "HandlerErrorbar", "HandlerLine2D", "HandlerLine2DCompound", "HandlerLineCollection", "HandlerNpoints",
           "HandlerNpointsYoffsets", "HandlerPatch", "HandlerPathCollection", "HandlerPolyCollection", "HandlerRegularPolyCollection", "HandlerStem",
           "HandlerStepPatch", "HandlerTuple", "update_from_first_child"]

__getattr__ = refuser("legend_handler")

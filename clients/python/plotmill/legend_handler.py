"""plotmill.legend_handler: what scripts take from matplotlib.legend_handler."""

from .charting.legend_handlers import (HandlerBase, HandlerErrorbar, HandlerLine2D, HandlerLine2DCompound, HandlerLineCollection, HandlerNpoints,
                                       HandlerNpointsYoffsets, HandlerPatch, HandlerPathCollection, HandlerPolyCollection,
                                       HandlerRegularPolyCollection, HandlerStem, HandlerStepPatch, HandlerTuple, update_from_first_child)

__all__ = ["HandlerBase", "HandlerErrorbar", "HandlerLine2D", "HandlerLine2DCompound", "HandlerLineCollection", "HandlerNpoints",
           "HandlerNpointsYoffsets", "HandlerPatch", "HandlerPathCollection", "HandlerPolyCollection", "HandlerRegularPolyCollection", "HandlerStem",
           "HandlerStepPatch", "HandlerTuple", "update_from_first_child"]

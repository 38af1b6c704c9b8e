"""plotmill.ticker: what scripts take from matplotlib.ticker."""

from .charting.not_covered import refuser
from .charting.formatters import (EngFormatter, FixedFormatter, FormatStrFormatter, Formatter, FuncFormatter, LogFormatter, LogFormatterExponent,
                                  LogFormatterMathtext, LogFormatterSciNotation, LogitFormatter, NullFormatter, PercentFormatter, ScalarFormatter,
                                  StrMethodFormatter)
from .charting.tickers import (AutoLocator, AutoMinorLocator, FixedLocator, IndexLocator, LinearLocator, Locator, LogitLocator, LogLocator, MaxNLocator,
                               MultipleLocator, NullLocator, SymmetricalLogLocator)

__all__ = ["AutoLocator", "AutoMinorLocator", "EngFormatter", "FixedFormatter", "FixedLocator", "FormatStrFormatter", "Formatter", "FuncFormatter",
           "IndexLocator", "LinearLocator", "Locator", "LogFormatter", "LogFormatterExponent", "LogFormatterMathtext", "LogFormatterSciNotation",
           "LogLocator", "LogitFormatter", "LogitLocator", "MaxNLocator", "MultipleLocator", "NullFormatter", "NullLocator", "PercentFormatter",
           "ScalarFormatter", "StrMethodFormatter", "SymmetricalLogLocator"]

__getattr__ = refuser("ticker")

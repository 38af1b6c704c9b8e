class HistCalls:
    __slots__ = ()

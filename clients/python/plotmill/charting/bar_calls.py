class BarCalls:
    __slots__ = ()

class AreaCalls:
    __slots__ = ()

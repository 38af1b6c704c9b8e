class MarkCalls:
    __slots__ = ()

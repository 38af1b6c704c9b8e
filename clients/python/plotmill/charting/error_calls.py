class ErrorCalls:
    __slots__ = ()

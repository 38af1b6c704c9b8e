class PieCalls:
    __slots__ = ()

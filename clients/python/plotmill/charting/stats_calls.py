class StatsCalls:
    __slots__ = ()

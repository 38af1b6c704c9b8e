class ImageCalls:
    __slots__ = ()

"""Arrays without names and of any lengths as a job's `data.arrays` (docs/figure.md, "Data"): small ones share a frame, equal ones are one."""

from __future__ import annotations

from typing import Any

import numpy

SHARED_BELOW = 65536  # bytes; larger ones travel as the memory they are in
MAX_FRAMES = 4000     # docs/protocol.md allows 4,097
_DTYPES = {name: numpy.dtype(name) for name in ("<f8", "|u1")}


class Arrays:
    """Collects arrays; `add` returns the number by which an artist names its own."""

    def __init__(self) -> None:
        self._described: list[dict[str, Any]] = []
        self._known: dict[Any, int] = {}  # by content, and type where it is not the usual one
        self._pool = bytearray()
        self._frames: list[Any] = []

    def __len__(self) -> int:
        return len(self._described)

    def copy(self) -> Arrays:
        made = Arrays()
        made._described, made._known = list(self._described), dict(self._known)
        made._pool, made._frames = bytearray(self._pool), list(self._frames)
        return made

    def add(self, array: Any, dtype: str = "<f8") -> int:
        """The array must stay as it is until the job is accepted."""
        if array.dtype is not _DTYPES[dtype] or not array.flags.c_contiguous:
            array = numpy.ascontiguousarray(array, dtype)
        if array.nbytes >= SHARED_BELOW and len(self._frames) < MAX_FRAMES:
            self._frames.append(array.reshape(-1).view(numpy.uint8).data)
            return self._describe({"dtype": dtype, "frame": len(self._frames)})
        content = array.tobytes()
        key = content if dtype == "<f8" else (dtype, content)
        number = self._known.get(key)
        if number is None:
            described = {"dtype": dtype, "frame": 0, "first": len(self._pool), "count": array.size}
            number = self._known[key] = self._describe(described)
            self._pool += content
        return number

    def _describe(self, described: dict[str, Any]) -> int:
        self._described.append(described)
        return len(self._described) - 1

    def encode(self) -> tuple[dict[str, Any], list[Any]]:
        """The `data` map and the frames that it refers to; frame 0 is that of the small ones, if there are any."""
        if not self._described:
            return {"arrays": []}, []
        if all(described["frame"] for described in self._described):
            return {"arrays": [{**described, "frame": described["frame"] - 1} for described in self._described]}, self._frames
        return {"arrays": self._described}, [bytes(self._pool), *self._frames]

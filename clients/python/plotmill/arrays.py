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

    def add(self, array: Any, dtype: str = "<f8") -> int:
        """The array must stay as it is until the job is accepted."""
        if array.dtype is not _DTYPES[dtype]:
            array = array.astype(dtype)
        if array.nbytes >= SHARED_BELOW and len(self._frames) < MAX_FRAMES:
            self._frames.append(numpy.ascontiguousarray(array).reshape(-1).view(numpy.uint8).data)
            return self._describe({"dtype": dtype, "frame": len(self._frames)})
        content = array.tobytes()
        key = content if dtype == "<f8" else (dtype, content)
        number = self._known.get(key)
        return self._add_small(key, dtype, content, array.size) if number is None else number

    def _add_small(self, key: Any, dtype: str, content: bytes, count: int) -> int:
        number = self._known[key] = self._describe({"dtype": dtype, "frame": 0, "first": len(self._pool), "count": count})
        self._pool += content
        return number

    def begins(self, other: Arrays) -> bool:
        """Are those of `other`, up to as many as these are, the same?"""
        count, frames = len(self._described), len(self._frames)
        return (self._described == other._described[:count] and other._pool.startswith(self._pool)
                and all(_is_same(one, another) for one, another in zip(self._frames, other._frames[:frames], strict=True)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Arrays) and len(self) == len(other) and self.begins(other)

    def take_all(self, other: Arrays) -> list[int]:
        """The numbers that those of `other` have here."""
        numbers = []
        for described in other._described:
            frame = described["frame"]
            if frame:
                array = numpy.frombuffer(other._frames[frame - 1], described["dtype"])
                known = next((number for number, mine in enumerate(self._described) if mine["frame"] and mine["dtype"] == described["dtype"]
                              and _is_same(self._frames[mine["frame"] - 1], other._frames[frame - 1])), None)
            else:
                array, known = numpy.frombuffer(other._pool, described["dtype"], described["count"], described["first"]).copy(), None
            numbers.append(self.add(array, described["dtype"]) if known is None else known)
        return numbers

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


def _is_same(one: Any, other: Any) -> bool:
    if one.nbytes != other.nbytes or one[:64] != other[:64]:  # most that differ do so early
        return False
    one, other = numpy.frombuffer(one, numpy.uint8), numpy.frombuffer(other, numpy.uint8)
    return one.ctypes.data == other.ctypes.data or bool(numpy.array_equal(one, other))

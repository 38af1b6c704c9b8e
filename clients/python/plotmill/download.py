"""The pictures of one job that come as bytes: fetched piece by piece once the job is done (docs/protocol.md, "Bytes")."""

from __future__ import annotations

from typing import Any

from .result import read_record

MAX_CHUNK = 1 << 20
MAX_FETCHES = 8  # asked for and not answered, of a connection; the broker takes 16


class Download:
    """How far the pictures, taken end to end, have come. `text` is the job's record, `header` its RESULT's."""

    def __init__(self, header: dict[str, Any], text: bytes) -> None:
        self.header, self.text = header, text
        self._sizes = [int(chart["bytes"]) for chart in read_record(text).get("charts", ())]
        self._bytes = bytearray()
        self._asked = 0

    @property
    def is_complete(self) -> bool:
        return len(self._bytes) >= sum(self._sizes)

    def next_offset(self) -> int | None:
        """Where to fetch from now, if anything is to be; it counts as asked for."""
        offset = self._asked
        if offset >= sum(self._sizes):
            return None
        self._asked += MAX_CHUNK
        return offset

    def take(self, offset: int, piece: bytes) -> None:
        if offset == len(self._bytes):  # else it was asked for twice
            self._bytes += piece

    def rewind(self) -> None:
        """What was asked for and has not come will not come."""
        self._asked = len(self._bytes)

    def pictures(self) -> tuple[bytes, ...]:
        """One for each chart of the record."""
        found, at = [], 0
        for size in self._sizes:
            found.append(bytes(self._bytes[at:at + size]))
            at += size
        return tuple(found)

"""What can go wrong, each with the protocol's error word in `code` (docs/protocol.md has the table).

Mistakes in an argument that Python can see are the usual TypeError and ValueError, and name the field."""

from __future__ import annotations

from typing import Any, Mapping


class PlotmillError(Exception):
    """Base of all errors of the service; `code` is its word (as "E_COLUMN"), `key` the job's, if it was one job."""

    def __init__(self, code: str, message: str, key: str | None = None) -> None:
        super().__init__(code, message, key)
        self.code = code
        self.message = message
        self.key = key

    def __str__(self) -> str:
        return f"{self.code}: {self.message}" if self.key is None else f"{self.code}: job {self.key!r}: {self.message}"


class JobFailed(PlotmillError):
    """The job was accepted and ended without its pictures: bad data, attempts used up, cancelled or expired.

    `record` is the whole failure record, `id` the job's number (for `plotmill dead show`), `state` dead, cancelled or
    expired."""

    def __init__(self, code: str, message: str, key: str | None = None, id: int = 0, state: str = "dead",
                 record: Mapping[str, Any] | None = None) -> None:
        super().__init__(code, message, key)
        self.id = id
        self.state = state
        self.record = dict(record or {})


class Refused(PlotmillError):
    """The broker did not accept the job and never will like this; `id` is that of a job in the way, or 0."""

    def __init__(self, code: str, message: str, key: str | None = None, id: int = 0) -> None:
        super().__init__(code, message, key)
        self.id = id


class Busy(PlotmillError):
    """There is no room for the job now, and `block=False` asked not to wait."""


class Unreachable(PlotmillError, ConnectionError):
    """The broker does not answer. `accepted` says whether the job is on its disk (then it will be done all the same)."""

    def __init__(self, code: str, message: str, key: str | None = None, accepted: bool = False) -> None:
        super().__init__(code, message, key)
        self.accepted = accepted

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
    """There is no room for the job now, and `block=False` or `timeout` asked not to wait (longer) for it.

    `reason` names the limit and says so in words; `depth` is how much of it is used and `limit` how much there is, in
    its unit (0: no figure for it); after `retry_after` seconds it is worth another try."""

    def __init__(self, code: str, reason: str, key: str | None = None, depth: int = 0, limit: int = 0,
                 retry_after: float = 0.0) -> None:
        super().__init__(code, f"{reason} (there: {depth})" if limit else reason, key)
        self.reason, self.depth, self.limit, self.retry_after = reason, depth, limit, retry_after

    def __reduce__(self) -> Any:
        return type(self), (self.code, self.reason, self.key, self.depth, self.limit, self.retry_after)


class Unreachable(PlotmillError, ConnectionError):
    """The broker does not answer. `accepted` says whether the job is on its disk (then it will be done all the same)."""

    def __init__(self, code: str, message: str, key: str | None = None, accepted: bool = False) -> None:
        super().__init__(code, message, key)
        self.accepted = accepted

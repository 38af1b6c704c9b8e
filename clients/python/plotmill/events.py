"""What happens, as it happens: the iterator behind `Client.events` (docs/protocol.md, "Events")."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Any, Callable, Iterator

WINDOW = 2048  # events on their way or not taken yet: the bound of this side's memory


class Events(Iterator[dict[str, Any]]):
    """Yields one dict an event. Use it as a context manager, or close() it; the client's close() ends it, too.

    Who does not take them makes nothing grow: the broker counts what it may not send, and {"event": "missed",
    "missed": n} stands where those were (n None: the broker was not reached for a while). `timeout` seconds without an
    event end the iteration; next() again goes on."""

    job = None
    gives_up_at = 0.0

    def __init__(self, question: dict[str, Any], timeout: float | None, ring: Callable[[], None]) -> None:
        self.question: dict[str, Any] | None = question
        self._timeout, self._ring = timeout, ring
        self._changed = threading.Condition()
        self._events: deque[dict[str, Any]] = deque()
        self._granted = 0
        self._is_open = self._is_closed = False
        self._error: Exception | None = None

    # ---- the program's side ------------------------------------------------------------------------------------------

    def __next__(self) -> dict[str, Any]:
        deadline = None if self._timeout is None else time.monotonic() + self._timeout
        with self._changed:
            while not self._events:
                if self._error is not None:
                    raise self._error
                left = None if deadline is None else deadline - time.monotonic()
                if self._is_closed or (left is not None and left <= 0):
                    raise StopIteration
                self._changed.wait(left)
            event = self._events.popleft()
            is_room = self._granted + len(self._events) <= WINDOW // 2
        if is_room:
            self._ring()
        return event

    def wait_until_open(self, timeout: float | None) -> None:
        """Returns when the broker has it: what happens from then on is told."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._is_open or self._is_closed or self._error, timeout):
                raise TimeoutError(f"the broker has not answered in {timeout:g} s")
            if self._error is not None:
                raise self._error

    def close(self) -> None:
        """No event comes any more; those that came are still yielded."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._ring()

    def __enter__(self) -> Events:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    # ---- the session's side, on the connection's thread --------------------------------------------------------------

    @property
    def is_closed(self) -> bool:
        return self._is_closed

    def first_credit(self) -> int:
        """Of a SUBSCRIBE that is about to be sent, for the first time or again."""
        with self._changed:
            self._granted = max(1, WINDOW - len(self._events))
            return self._granted

    def more_credit(self) -> int:
        """What the broker may send besides; 0: not worth a message."""
        with self._changed:
            used = self._granted + len(self._events)
            if used > WINDOW // 2:
                return 0
            self._granted += WINDOW - used
            return WINDOW - used

    def answered(self, boot: int) -> None:
        with self._changed:
            if self._is_open:
                self._events.append({"event": "missed", "missed": None, "seq": 0, "boot": boot})
            self._is_open = True
            self._changed.notify_all()

    def happened(self, event: dict[str, Any]) -> None:
        with self._changed:
            self._granted -= 1
            self._events.append(event)
            self._changed.notify_all()

    def start(self) -> bool:
        return not self._is_closed

    def failed(self, error: Exception) -> None:
        with self._changed:
            if not self._is_closed:
                self._error = error
            self._is_closed = True
            self._changed.notify_all()

    def accepted(self, id: int) -> None:
        raise AssertionError("a subscription is no job")

    done = accepted

    def dropped(self) -> None:
        pass

    def cancel(self) -> None:
        self.close()

    def disown(self) -> None:
        """In a forked child: its lock may be held by a thread that the child does not have."""
        self._changed = threading.Condition()
        self._is_closed = True

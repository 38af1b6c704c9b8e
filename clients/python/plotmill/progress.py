"""How far a `map` is: tqdm's bar when tqdm is installed, else a line on stderr every ten per cent."""

from __future__ import annotations

import sys
import time
from typing import Any


class _Lines:
    """What tqdm would show, one line at a time: for logs, and where tqdm is not installed."""

    def __init__(self, total: int | None) -> None:
        self._total, self._done, self._start = total, 0, time.monotonic()
        self._step = max(1, (total or 1000) // 10)

    def update(self, count: int = 1) -> None:
        self._done += count
        if self._done % self._step == 0 or self._done == self._total:
            rate = self._done / max(1e-9, time.monotonic() - self._start)
            of = "" if self._total is None else f"/{self._total}"
            print(f"plotmill: {self._done}{of} jobs, {rate:.0f}/s", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Nothing to take off the screen."""


class _Silence:
    def update(self, count: int = 1) -> None:
        """Nobody asked."""

    def close(self) -> None:
        """Nothing was shown."""


def make_progress(wanted: bool, total: int | None) -> Any:
    """Something with update(count) and close()."""
    if not wanted:
        return _Silence()
    try:
        from tqdm import tqdm
    except ImportError:
        return _Lines(total)
    return tqdm(total=total, unit="job")

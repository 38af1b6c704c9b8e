"""One job as its SUBMIT envelope and its body's frames (docs/protocol.md)."""

from __future__ import annotations

import hashlib
import struct
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Union

import msgpack

from .table import encode_table

ChartLike = Union[str, Mapping[str, Any]]

STORY = ("scatter_matrix", "correlation_heatmap")  # the charts of a job that names none
PRIORITIES = ("high", "normal", "low")
ON_DUPLICATE = ("join", "reject", "latest")
DELIVER = ("files", "bytes")


@dataclass
class Job:
    """`envelope` is the SUBMIT header without `cmd`, `req` and `resend`; the frames may be views of the caller's data."""

    key: str
    envelope: dict[str, Any]
    frames: list[Any]

    @property
    def bytes(self) -> int:
        return int(self.envelope["bytes"])

    @property
    def wants_bytes(self) -> bool:
        return self.envelope.get("deliver") == "bytes"


def make_job(data: Any, *, key: str | None = None, charts: Iterable[ChartLike] | ChartLike | None = None,
             folder: str = "", queue: str = "default", priority: str = "normal", delay_s: float = 0,
             expires_s: float = 0, time_limit_s: float | None = None, max_attempts: int = 3,
             on_duplicate: str = "join", batch: str = "", deliver: str = "files", dpi: float | None = None) -> Job:
    """Raises TypeError and ValueError that name the argument, what it was and what was expected."""
    key = str(uuid.uuid4()) if key is None else _text("key", key)
    wanted = _charts(key, charts, dpi)
    folder = _text("folder", folder)
    table, buffers = encode_table(data)
    body = msgpack.packb({"data": table, "charts": wanted, "folder": folder}, default=_plain)
    frames = [body, *buffers]
    envelope = {
        "key": key,
        "queue": _text("queue", queue),
        "priority": _word("priority", priority, PRIORITIES),
        "delay_s": _number("delay_s", delay_s),
        "expires_s": _number("expires_s", expires_s),
        "time_limit_s": 0 if time_limit_s is None else _number("time_limit_s", time_limit_s),
        "max_attempts": max_attempts,
        "on_duplicate": _word("on_duplicate", on_duplicate, ON_DUPLICATE),
        "outputs": [f"{folder}/{chart['output']}" if folder else chart["output"] for chart in wanted],
        "bytes": sum(map(frame_bytes, frames)),
        "sha256": body_sha256(frames),
        "batch": _text("batch", batch),
    }
    if _word("deliver", deliver, DELIVER) != "files":
        envelope["deliver"] = deliver
    if type(max_attempts) is not int or max_attempts < 1:
        raise ValueError(f"max_attempts: got {max_attempts!r}, expected a whole number from 1 to 100")
    return Job(key, envelope, frames)


def body_sha256(frames: Iterable[Any]) -> str:
    """Over each frame's length (8 bytes, little-endian) followed by its bytes."""
    digest = hashlib.sha256()
    for frame in frames:
        digest.update(struct.pack("<Q", frame_bytes(frame)))
        digest.update(frame)
    return digest.hexdigest()


def frame_bytes(frame: Any) -> int:
    return frame.nbytes if isinstance(frame, memoryview) else len(frame)


def _charts(key: str, charts: Any, dpi: float | None) -> list[dict[str, Any]]:
    if charts is None:
        charts = STORY
    elif isinstance(charts, (str, Mapping)):
        charts = (charts,)
    wanted = [_chart(f"charts[{i}]", key, chart, dpi) for i, chart in enumerate(charts)]
    if not wanted:
        raise ValueError("charts: got none, expected at least one, as \"correlation_heatmap\"")
    names: dict[str, int] = {}
    for i, chart in enumerate(wanted):
        first = names.setdefault(chart["output"], i)
        if first != i:
            raise ValueError(f"charts[{i}].output: {chart['output']!r} is that of charts[{first}] too, "
                             "expected a file of its own")
    return wanted


def _chart(field: str, key: str, chart: Any, dpi: float | None) -> dict[str, Any]:
    if isinstance(chart, str):
        chart = {"kind": chart}
    if not isinstance(chart, Mapping):
        raise TypeError(f"{field}: got {type(chart).__name__}, expected a kind or a mapping with kind, options, output")
    unknown = set(chart) - {"kind", "options", "output"}
    if unknown:
        raise ValueError(f"{field}: got the field {sorted(map(str, unknown))[0]!r}, expected kind, options and output")
    kind = _text(f"{field}.kind", chart.get("kind"))
    options = dict(chart.get("options") or {})
    if dpi is not None:
        options.setdefault("dpi", dpi)
    output = chart.get("output")
    if output is None:
        output = f"{key}_{kind}.{options.get('format', 'png')}"
    return {"kind": kind, "options": options, "output": _text(f"{field}.output", output)}


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{field}: got {type(value).__name__} {value!r:.80}, expected text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{field}: got {value!r:.80}, expected text that UTF-8 can hold") from None
    return str(value)


def _word(field: str, value: Any, words: tuple[str, ...]) -> str:
    if value not in words:
        raise ValueError(f"{field}: got {value!r:.80}, expected {', '.join(words[:-1])} or {words[-1]}")
    return str(value)


def _number(field: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < float("inf"):
        raise ValueError(f"{field}: got {value!r:.80}, expected seconds, 0 or more")
    return value


def _plain(value: Any) -> Any:
    """numpy's scalars and arrays in options, as msgpack knows them."""
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"charts: an option holds a {type(value).__name__}, expected text, numbers, true, false, None, "
                    "lists or mappings")

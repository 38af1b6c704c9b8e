"""The producer's side of the dialogue as a state machine: messages and time in, messages and endings out.

The same rules as clients/cpp/session.cpp, no socket and no thread in here. Every request ends exactly once; what was
not ACCEPTED is sent again with `resend` after a reconnect, what was is asked for with WATCH."""

from __future__ import annotations

import heapq
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Callable, Iterator, Protocol, Sequence

from .download import MAX_CHUNK, MAX_FETCHES, Download
from .errors import Busy, JobFailed, Refused, Unreachable
from .job import Job, frame_bytes
from .result import Result, read_record

REPEAT_S = 1.0   # PING (and HELLO) once a second while something is outstanding
MAX_IDS = 1000   # in one WATCH
NEVER = float("inf")


class Request(Protocol):
    """Who waits for an answer. Called by the session, each ending exactly once."""

    job: Job | None  # None asks for the status, or what `question` says
    question: dict[str, Any] | None  # a header without `req`, as {"cmd": "CANCEL", "id": 5}
    gives_up_at: float  # BUSY is waited for until then (time.monotonic()); 0.0: not at all

    def start(self) -> bool: ...  # about to be sent for the first time; False: cancelled, forget it
    def accepted(self, id: int) -> None: ...
    def done(self, value: Any) -> None: ...
    def failed(self, error: Exception) -> None: ...
    def dropped(self) -> None: ...  # start() said no
    def cancel(self) -> None: ...  # before start(): nobody will send it


class Subscription(Request, Protocol):
    """Who listens to events: answered once, outstanding until it is closed."""

    is_closed: bool

    def close(self) -> None: ...
    def first_credit(self) -> int: ...
    def more_credit(self) -> int: ...
    def answered(self, boot: int) -> None: ...
    def happened(self, event: dict[str, Any]) -> None: ...


@dataclass
class _Entry:
    request: Request
    key: str | None
    is_sent: bool = False
    was_sent: bool = False
    id: int = 0
    frames: list[Any] | None = None
    size: int = 0
    granted: int = 0  # bytes of an announced body that the broker takes now
    chunked: int = 0  # and those that are sent
    download: Download | None = None  # done, and its pictures are on their way


@dataclass
class Session:
    name: str
    namespace: str = "default"
    connect_timeout: float = 10.0
    outage_timeout: float = 300.0
    max_unanswered_jobs: int = 256
    max_unanswered_bytes: int = 64 << 20

    _phase: str = field(default="silent", init=False)  # silent, greeting or known
    _was_known: bool = field(default=False, init=False)
    _boot: int = field(default=0, init=False)
    _max_body: int = field(default=0, init=False)
    _max_inline: int = field(default=0, init=False)
    _uploading: deque[int] = field(default_factory=deque, init=False)  # whose bodies may go on, in turns
    _to_fetch: deque[int] = field(default_factory=deque, init=False)  # whose pictures are to be asked for, in turns
    _fetches: set[tuple[int, int]] = field(default_factory=set, init=False)  # not answered: request, offset
    _last: int = field(default=0, init=False)
    _pings: int = field(default=0, init=False)
    _heard_at: float = field(default=0.0, init=False)
    _spoke_at: float = field(default=0.0, init=False)
    _busy_until: float = field(default=0.0, init=False)
    _entries: dict[int, _Entry] = field(default_factory=dict, init=False)
    _queued: list[int] = field(default_factory=list, init=False)  # a heap: in the order of submission
    _by_id: dict[int, list[int]] = field(default_factory=dict, init=False)
    _to_watch: list[int] = field(default_factory=list, init=False)
    _subscriptions: dict[int, Subscription] = field(default_factory=dict, init=False)
    _unanswered: int = field(default=0, init=False)
    _unanswered_bytes: int = field(default=0, init=False)

    epoch: int = field(default=0, init=False)  # another after every greeting: older messages must not be sent any more

    @property
    def outstanding(self) -> int:
        """Requests without an ending; a subscription has none."""
        return len(self._entries) - len(self._subscriptions)

    @property
    def is_fetching(self) -> bool:
        """Pictures are on their way, of which only so many may be asked for at once."""
        return bool(self._to_fetch or self._fetches)

    @property
    def requests(self) -> list[Request]:
        """Those without an ending."""
        return [entry.request for entry in self._entries.values()]

    def begin(self, request: Request, now: float) -> None:
        """Takes a request; next() sends it when there is room."""
        if not self._entries:
            self._heard_at = self._spoke_at = now
        self._last += 1
        job = request.job
        self._entries[self._last] = _Entry(request, job.key if job else None, frames=job.frames if job else None,
                                           size=job.bytes if job else 0)
        heapq.heappush(self._queued, self._last)

    def subscribe(self, subscription: Subscription, now: float) -> None:
        """Its `question` is a SUBSCRIBE; said again after a reconnect."""
        self.begin(subscription, now)
        self._subscriptions[self._last] = subscription

    # ---- what goes out -----------------------------------------------------------------------------------------------

    def messages(self, now: float) -> Iterator[list[Any]]:
        """Every message that may be sent now; each counts as sent when it is taken."""
        while self._entries:
            message = self._next(now)
            if message is None:
                return
            yield message

    def _next(self, now: float) -> list[Any] | None:
        if self._phase == "silent" or (self._phase == "greeting" and now - self._spoke_at >= REPEAT_S):
            self._phase, self._spoke_at = "greeting", now
            return [_header("HELLO", v=1, name=self.name, namespace=self.namespace)]
        if self._phase == "greeting":
            return None
        if self._to_watch:
            ids = self._to_watch[-MAX_IDS:]
            del self._to_watch[-MAX_IDS:]
            return [_header("WATCH", ids=ids)]
        if self._subscriptions and (message := self._next_of_subscriptions()) is not None:
            return message
        if now - self._spoke_at >= REPEAT_S:
            self._spoke_at = now
            self._pings += 1
            return [_header("PING", n=self._pings)]
        return self._next_chunk() or self._next_fetch(now) or self._next_request(now)

    def _next_fetch(self, now: float) -> list[Any] | None:
        while self._to_fetch and len(self._fetches) < MAX_FETCHES and now >= self._busy_until:
            number = self._to_fetch[0]
            entry = self._entries.get(number)
            offset = entry.download.next_offset() if entry is not None and entry.download is not None else None
            if entry is not None and offset is not None:
                self._fetches.add((number, offset))
                return [_header("FETCH", req=number, id=entry.id, offset=offset)]
            self._to_fetch.popleft()
        return None

    def _next_chunk(self) -> list[Any] | None:
        while self._uploading:
            number = self._uploading.popleft()
            entry = self._entries.get(number)
            if entry is None or not entry.frames or entry.chunked >= entry.granted:
                continue  # it has ended, or is to begin anew
            piece = _piece(entry.frames, entry.chunked, min(entry.granted - entry.chunked, MAX_CHUNK))
            header = _header("CHUNK", req=number, offset=entry.chunked)
            entry.chunked += len(piece)
            if entry.chunked < entry.granted:
                self._uploading.append(number)
            return [header, piece]
        return None

    def _next_of_subscriptions(self) -> list[Any] | None:
        for number, subscription in self._subscriptions.items():
            is_sent = self._entries[number].is_sent
            if subscription.is_closed:
                self._forget(number)
                return [_header("UNSUBSCRIBE", req=number)]
            more = subscription.more_credit() if is_sent else 0
            if more:
                return [_header("CREDIT", req=number, n=more)]
        return None

    def close_subscriptions(self) -> None:
        """The connection ends, and nothing went wrong."""
        for number, subscription in list(self._subscriptions.items()):
            subscription.close()
            self._forget(number)

    def _forget(self, number: int) -> None:
        del self._subscriptions[number], self._entries[number]
        if number in self._queued:
            self._queued.remove(number)
            heapq.heapify(self._queued)

    def _next_request(self, now: float) -> list[Any] | None:
        while self._queued:
            number = self._queued[0]
            entry = self._entries[number]
            if entry.frames is None:
                if entry.was_sent and now < self._busy_until:
                    return None  # this very question was too much
                heapq.heappop(self._queued)
                entry.is_sent = entry.was_sent = True
                question = entry.request.question or {"cmd": "STATUS"}
                if number in self._subscriptions:
                    question = {**question, "credit": self._subscriptions[number].first_credit()}
                return [_header(req=number, **question)]
            if self._max_body and entry.size > self._max_body:
                self._fail(number, Refused("E_LIMIT", f"body: got {entry.size} bytes, the broker takes at most "
                                                      f"{self._max_body}", entry.key))
                continue
            if now < self._busy_until:
                return None
            self._busy_until = 0.0
            if self._unanswered and (self._unanswered >= self.max_unanswered_jobs
                                     or self._unanswered_bytes + entry.size > self.max_unanswered_bytes):
                return None
            heapq.heappop(self._queued)
            if not entry.was_sent and not entry.request.start():
                del self._entries[number]
                entry.request.dropped()
                continue
            return self._submit(number, entry)
        return None

    def _submit(self, number: int, entry: _Entry) -> list[Any]:
        assert entry.request.job is not None and entry.frames is not None
        fields = entry.request.job.envelope
        is_announced = 0 < self._max_inline < entry.size
        if is_announced:
            fields = {**fields, "sizes": [frame_bytes(frame) for frame in entry.frames]}
        header = _header("SUBMIT", req=number, resend=entry.was_sent, **fields)
        entry.is_sent = entry.was_sent = True
        entry.granted = entry.chunked = 0
        self._unanswered += 1
        self._unanswered_bytes += entry.size
        return [header] if is_announced else [header, *entry.frames]

    def wake_at(self) -> float:
        """When messages() or check_silence() has something to do although nothing came."""
        if not self._entries:
            return NEVER
        at = min(self._spoke_at + REPEAT_S, self._heard_at + self._silence_limit())
        if self._phase == "known" and (self._queued or self._to_fetch) and self._busy_until:
            at = min(at, self._busy_until)
        return at

    def check_silence(self, now: float) -> None:
        """Ends everything with Unreachable once the broker was silent for too long."""
        if self._entries and now - self._heard_at >= self._silence_limit():
            text = f"the broker has not answered for {self._silence_limit():g} s"
            self.fail_all(lambda key, accepted: Unreachable("E_UNREACHABLE", text, key, accepted))

    def _silence_limit(self) -> float:
        return self.outage_timeout if self._was_known else self.connect_timeout

    def fail_all(self, error: Callable[[str | None, bool], Exception], cancel_unsent: bool = False) -> None:
        """Ends every request; `error` is told the key and whether the job is on the broker's disk."""
        entries, self._entries = self._entries, {}
        self._queued, self._by_id, self._to_watch, self._subscriptions = [], {}, [], {}
        self._uploading.clear()
        self._to_fetch.clear()
        self._fetches.clear()
        self._unanswered = self._unanswered_bytes = 0
        self._phase, self.epoch = "silent", self.epoch + 1
        for entry in entries.values():
            if cancel_unsent and not entry.was_sent:
                entry.request.cancel()
            elif entry.was_sent or entry.frames is None or entry.request.start():
                entry.request.failed(error(entry.key, entry.id != 0))
            else:
                entry.request.dropped()

    # ---- what comes in -----------------------------------------------------------------------------------------------

    def receive(self, frames: Sequence[bytes], now: float) -> None:
        """A message from the broker. One that cannot be read is dropped: silence has its limit."""
        try:
            header = json.loads(frames[0].decode())  # of bytes it would guess the encoding
            handler = getattr(self, "_on_" + str(header["cmd"]).lower(), None)
        except (ValueError, KeyError, TypeError):
            return
        if handler is not None:
            self._heard_at = now
            handler(header, frames, now)

    def _on_welcome(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        if self._phase == "known" and header["boot"] == self._boot:
            return  # the answer to a HELLO that was repeated
        self._greet_again()
        self._phase, self._was_known = "known", True
        self._boot, self._max_body, self._spoke_at = header["boot"], header["max_body_bytes"], now
        self._max_inline = header["max_inline_bytes"]

    def _greet_again(self) -> None:
        """What this connection has not answered is to be said again."""
        self._phase, self.epoch = "silent", self.epoch + 1
        self._to_watch = list(self._by_id)
        self._to_fetch.clear()  # they go on with their RESULT
        self._fetches.clear()
        for number, entry in self._entries.items():
            if entry.is_sent and not entry.id:
                self._back_to_queue(number, entry)

    def _back_to_queue(self, number: int, entry: _Entry) -> None:
        self._count_answer(entry)
        entry.is_sent = False
        entry.granted = entry.chunked = 0
        heapq.heappush(self._queued, number)

    def _count_answer(self, entry: _Entry) -> None:
        if entry.frames is not None and entry.is_sent and not entry.id:
            self._unanswered -= 1
            self._unanswered_bytes -= entry.size

    def _on_continue(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        entry = self._entries.get(header["req"])
        if entry is None or not entry.frames or entry.id or not entry.is_sent:
            return
        was_resting = entry.chunked >= entry.granted
        entry.granted = max(entry.granted, min(header["upto"], entry.size))
        if was_resting and entry.chunked < entry.granted:
            self._uploading.append(header["req"])

    def _on_accepted(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        number, id = header["req"], header["id"]
        entry = self._entries.get(number)
        if entry is None or entry.frames is None or entry.id or not entry.is_sent:
            return
        self._count_answer(entry)
        entry.id, entry.frames = id, []  # the caller's memory is free again
        if entry.request.job is not None:
            entry.request.job.frames = []
        self._by_id.setdefault(id, []).append(number)
        if header["duplicate"]:
            self._to_watch.append(id)  # its RESULT may have come before this answer
        entry.request.accepted(id)

    def _on_refused(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        code, message = header["code"], header["message"]
        if header["req"] == 0:  # the whole dialogue: another version, or a header of ours cannot be read
            self.fail_all(lambda key, accepted: Refused(code, message, key))
            return
        entry = self._entries.get(header["req"])
        if entry is not None and entry.is_sent:
            self._fail(header["req"], Refused(code, message, entry.key, header["id"]))

    def _on_busy(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        entry = self._entries.get(header["req"])
        after = header["retry_after_ms"] / 1000
        if entry is not None and entry.download is not None:
            self._fetch_rest(header["req"], entry.download)
            self._busy_until = max(self._busy_until, now + after)
            return
        if entry is None or not entry.is_sent or entry.id:
            return
        if now + after >= entry.request.gives_up_at:
            self._fail(header["req"], Busy("E_BUSY", header["reason"], entry.key, header.get("depth", 0),
                                           header.get("limit", 0), after))
            return
        self._back_to_queue(header["req"], entry)
        self._busy_until = max(self._busy_until, now + after)

    def _on_result(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        text = frames[1] if len(frames) > 1 else b""
        for number in list(self._by_id.get(header["id"], ())):
            entry = self._entries[number]
            if header["state"] != "done":
                self._take_ended(number, header["id"]).request.failed(_failure(header, read_record(text)))
            elif entry.request.job is not None and entry.request.job.wants_bytes:
                if entry.download is None:
                    entry.download = Download(header, text)
                self._fetch_rest(number, entry.download)
                self._finish_download(number, entry.download)
            else:
                self._take_ended(number, header["id"]).request.done(Result(header["key"], header["id"], text))

    def _take_ended(self, number: int, id: int) -> _Entry:
        numbers = self._by_id[id]
        numbers.remove(number)
        if not numbers:
            del self._by_id[id]
        self._forget_fetches(number)
        return self._entries.pop(number)

    def _forget_fetches(self, number: int) -> None:
        if self._fetches:
            self._fetches = {fetch for fetch in self._fetches if fetch[0] != number}

    def _fetch_rest(self, number: int, download: Download) -> None:
        self._forget_fetches(number)
        download.rewind()
        self._to_fetch.append(number)

    def _on_chunk(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        entry = self._entries.get(header["req"])
        if entry is not None and entry.download is not None and len(frames) == 2:
            self._fetches.discard((header["req"], header["offset"]))
            entry.download.take(header["offset"], frames[1])
            self._finish_download(header["req"], entry.download)

    def _finish_download(self, number: int, download: Download) -> None:
        if download.is_complete:
            header = download.header
            result = Result(header["key"], header["id"], download.text, download.pictures())
            self._take_ended(number, header["id"]).request.done(result)

    def _on_unknown(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        for id in header["ids"]:
            for number in self._by_id.pop(id, ()):
                entry = self._entries.pop(number)
                entry.request.failed(JobFailed("E_NOT_FOUND", f"the broker does not know job {id} any more: its store "
                                               "is another one, or has forgotten it", entry.key, id, "unknown"))

    def _on_status(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        if header["req"] in self._subscriptions:
            self._subscriptions[header["req"]].answered(self._boot)
            return
        entry = self._entries.pop(header["req"], None)
        if entry is not None:
            entry.request.done(json.loads(frames[1]))

    _on_answer = _on_status

    def _on_event(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        subscription = self._subscriptions.get(header["req"])
        if subscription is not None and self._entries[header["req"]].is_sent:
            subscription.happened({**json.loads(frames[1]), "seq": header["seq"], "boot": header["boot"]})

    def _on_pong(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        if self._phase == "known" and header["boot"] != self._boot:
            self._greet_again()

    def _on_resync(self, header: dict[str, Any], frames: Sequence[bytes], now: float) -> None:
        if self._phase == "known":  # while greeting it answers what was said before the HELLO
            self._greet_again()

    def _fail(self, number: int, error: Exception) -> None:
        if self._entries[number].id:
            self._take_ended(number, self._entries[number].id).request.failed(error)
            return
        entry = self._entries.pop(number)
        self._subscriptions.pop(number, None)
        self._count_answer(entry)
        if number in self._queued:
            self._queued.remove(number)
            heapq.heapify(self._queued)
        if entry.was_sent or entry.request.start():
            entry.request.failed(error)
        else:
            entry.request.dropped()


_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # json.dumps() would make one each time


def _header(cmd: str, **fields: Any) -> bytes:
    return _to_json({"cmd": cmd, **fields}).encode()


def _piece(frames: Sequence[Any], offset: int, most: int) -> memoryview:
    """At most so many bytes of the frames, taken end to end, from `offset`: what one of them has."""
    for frame in frames:
        view = memoryview(frame).cast("B")
        if offset < len(view):
            return view[offset:offset + most]
        offset -= len(view)
    raise IndexError(offset)


def _failure(header: dict[str, Any], record: dict[str, Any]) -> JobFailed:
    error = record.get("error") or {}
    code = error.get("code") or {"expired": "E_TIMEOUT"}.get(header["state"], "E_INTERNAL")
    message = error.get("message") or f"the job was {header['state']}"
    return JobFailed(code, message, header["key"], header["id"], header["state"], record)

"""`Client`: what a script uses. docs/protocol.md is the dialogue behind it."""

from __future__ import annotations

import atexit
import os
import sys
import threading
import time
import weakref
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from operator import length_hint
from typing import Any

from .connection import Connection, Room, Waiting
from .events import Events
from .job import ChartLike, Job, make_job
from .keys import read_keys
from .progress import make_progress
from .result import Result
from .server import PrivateServer
from .session import NEVER, Session

MAX_ACCEPTED = 100_000  # keys that `accepted` remembers; the oldest go first

_clients: set[Client] = set()  # open ones, so that they are closed at exit
_inherited: list[Any] = []  # a forked child's copies of its parent's connections: never touched, never finalised


class Client:
    """A producer of Plotmill. Thread-safe; use it as a context manager, or close() it; at exit it is closed anyway.

    Without `url` the broker is the one that PLOTMILL_BROKER names, else a private `plotmill serve` on this machine for
    the life of the process, writing beneath `root` (default: the working directory).

    A broker with keys lets in only who has one: `key_file` is ours (`plotmill keygen`), `broker_key` the broker's
    public key or a file that has it; by default PLOTMILL_KEY_FILE and PLOTMILL_BROKER_KEY name them.

    A broker that restarts is waited for (`reconnect_timeout` seconds); what it had not accepted is submitted again.
    With `prompt=False` messages gather for up to 16 ms, so that a script that waits for none of its jobs is disturbed less; who waits then, says
    hurry(). After a fork the child's first submit opens a connection of its own; futures made before the fork are resolved in
    the parent, in the child they raise Unreachable. At most `max_pending` jobs and `max_pending_bytes` wait to be accepted; then submit waits.
    """

    def __init__(self, url: str | None = None, *, name: str | None = None, namespace: str = "default",
                 root: str | os.PathLike[str] | None = None, renderers: int | None = None,
                 max_jobs: int | None = None, connect_timeout: float = 10.0, reconnect_timeout: float = 300.0,
                 max_pending: int = 1024, max_pending_bytes: int = 256 << 20, prompt: bool = True,
                 key_file: str | os.PathLike[str] | None = None, broker_key: str | os.PathLike[str] | None = None) -> None:
        self._server: PrivateServer | None = None
        self._connection: Connection | None = None
        self._is_closed = False
        self._options = {"namespace": namespace, "connect_timeout": connect_timeout,
                         "outage_timeout": reconnect_timeout}
        self._name = name or os.path.basename(sys.argv[0] if sys.argv and sys.argv[0] else "python")
        self._limits = (max_pending, max_pending_bytes)
        self._is_prompt = prompt
        self._make_locks()
        url = url or os.environ.get("PLOTMILL_BROKER") or None
        if url is None and (key_file or broker_key):
            raise ValueError("key_file, broker_key: of a broker with keys, but a private server has none; expected its url")
        if url is None:
            options = [] if renderers is None else ["--renderers", str(renderers)]
            options += [] if max_jobs is None else ["--max-jobs", str(max_jobs)]
            self._server = PrivateServer(os.path.abspath(os.fspath(root or os.getcwd())), options)
            url = self._server.url
        elif root is not None or renderers is not None or max_jobs is not None:
            raise ValueError(f"root, renderers and max_jobs: of a private server, but the broker is {url!r}; expected "
                             "them in that worker's configuration")
        self._key_names = (None, None)
        if self._server is None:
            self._key_names = (os.fspath(key_file or os.environ.get("PLOTMILL_KEY_FILE") or "") or None,
                               os.fspath(broker_key or os.environ.get("PLOTMILL_BROKER_KEY") or "") or None)
        self._keys = read_keys(*self._key_names)
        self.url = url
        _clients.add(self)

    def _make_locks(self) -> None:
        self._lock = threading.Lock()
        self._room = Room(*self._limits)
        self._accepted: OrderedDict[str, int] = OrderedDict()

    # ---- jobs --------------------------------------------------------------------------------------------------------

    def submit(self, data: Any, *, key: str | None = None, charts: Iterable[ChartLike] | ChartLike | None = None,
               folder: str = "", dpi: float | None = None, queue: str = "default", priority: str = "normal",
               delay_s: float = 0, expires_s: float = 0, time_limit_s: float | None = None, max_attempts: int = 3,
               on_duplicate: str = "join", batch: str = "", deliver: str = "files", block: bool = True,
               timeout: float | None = None) -> Future[Result]:
        """Submits one table and the charts wanted of it; returns a Future of its `Result`.

        `data`: a DataFrame, Series, numpy array or mapping of column name to values. Tables of 64 KiB and more travel
        as the memory they are in: leave them alone until the job is accepted. `key`: default a new uuid4. `charts`:
        kinds, or mappings with kind, options and output; default scatter_matrix and correlation_heatmap. The files are
        root / `folder` / output, by default `<key>_<kind>.png`. `dpi` is for charts that do not say their own.

        The future raises JobFailed (with the code and the record), Refused or Unreachable. Its `key` is the job's,
        its `job_id` the broker's number once accepted. Its `cancel()` works until the job has been sent, and never
        after; the client's cancel() ends what the broker has. A job that no worker has within `expires_s` (0: never)
        fails with E_TIMEOUT. Jobs of one `batch` are counted together: batch(). With `deliver="bytes"` no file is
        written: the pictures, at most 16 MiB together, are the result's `pictures`.
        A lack of room, here or at the broker, is waited for: without end, for `timeout` seconds, or with `block=False`
        not at all. Then it raises Busy, which says which limit and how full (here at once, there from the future).
        """
        job = make_job(data, key=key, charts=charts, folder=folder, dpi=dpi, queue=queue, priority=priority,
                       delay_s=delay_s, expires_s=expires_s, time_limit_s=time_limit_s, max_attempts=max_attempts,
                       on_duplicate=on_duplicate, batch=batch, deliver=deliver)
        if timeout is not None and timeout < 0:
            raise ValueError(f"timeout: got {timeout!r}, expected None or seconds of at least 0")
        return self._send(job, _deadline(block, timeout))

    def _send(self, job: Job, gives_up_at: float) -> Future[Result]:
        connection, room = self._connect(), self._room
        if connection.is_own_thread:
            room.force(job.bytes)  # a future's callback: waiting here would stop what it waits for
        elif not room.take(job.bytes, gives_up_at):
            raise room.busy(job.key)
        future: Future[Result] = Future()
        future.key, future.job_id = job.key, None  # type: ignore[attr-defined]
        request = Waiting(future, job, room, self._note_accepted, gives_up_at)
        try:
            connection.begin(request)
        except RuntimeError:
            room.give_back(job.bytes)
            raise
        return future

    def map(self, fn: Callable[..., Any] | Iterable[Any], *iterables: Iterable[Any], buffersize: int = 256,
            progress: bool = False, return_exceptions: bool = False, **common: Any) -> Iterator[Result]:
        """Submits each item and yields the results in order, with at most `buffersize` jobs in flight.

        `map(items)` takes the items, `map(fn, *iterables)` what fn makes of them, one at a time and only when there
        is room. An item is a table, a (key, table) pair, or a mapping of submit's arguments with "data"; `common` are
        arguments for all. The first failed job raises at its place; with `return_exceptions` it is yielded instead.
        """
        if type(buffersize) is not int or buffersize < 1:
            raise ValueError(f"buffersize: got {buffersize!r}, expected a whole number of at least 1")
        items: Iterable[Any] = map(fn, *iterables) if callable(fn) else fn
        if not callable(fn) and iterables:
            raise TypeError(f"map: got {type(fn).__name__} and more iterables, expected a function before them")
        total = min((length_hint(it) for it in iterables), default=0) if callable(fn) else length_hint(items)
        return self._results(iter(items), buffersize, make_progress(progress, total or None), return_exceptions, common)

    def _results(self, items: Iterator[Any], buffersize: int, progress: Any, return_exceptions: bool,
                 common: dict[str, Any]) -> Iterator[Any]:
        flying: deque[Future[Result]] = deque()
        try:
            is_more = True
            while is_more or flying:
                while is_more and len(flying) < buffersize:
                    try:
                        flying.append(self.submit(**common, **_arguments(next(items))))
                    except StopIteration:
                        is_more = False
                if flying:
                    future = flying.popleft()
                    error = future.exception()
                    progress.update(1)
                    if error is not None and not return_exceptions:
                        raise error
                    yield error if error is not None else future.result()
        finally:
            progress.close()
            for future in flying:
                future.cancel()

    @property
    def accepted(self) -> dict[str, int]:
        """The job id of each key that the broker has on its disk (or had: finished jobs too; the last 100,000).

        These jobs end whatever becomes of this script. In a forked child: those of the child."""
        with self._lock:
            return dict(self._accepted)

    def hurry(self) -> None:
        """Of a client that is not `prompt`: what is outstanding is waited for, until nothing is."""
        with self._lock:
            connection = self._connection
        if connection is not None:
            connection.hurry()

    def _note_accepted(self, key: str, id: int) -> None:
        with self._lock:
            self._accepted[key] = id
            if len(self._accepted) > MAX_ACCEPTED:
                self._accepted.popitem(last=False)

    # ---- the service -------------------------------------------------------------------------------------------------

    def status(self, timeout: float | None = 10.0) -> dict[str, Any]:
        """The broker's status (docs/protocol.md, "Status"). Raises Unreachable, or TimeoutError."""
        future: Future[dict[str, Any]] = Future()
        self._connect().begin(Waiting(future))
        return future.result(timeout)

    def cancel(self, job: int | str | Future[Any], timeout: float | None = 30.0) -> str:
        """Ends a job: its number, its key (while it lives) or its future. Returns how it ended: "cancelled", unless it
        was "done" or the like before. A renderer that draws it is ended with it."""
        if isinstance(job, Future):
            job = getattr(job, "job_id", None) or getattr(job, "key")
        which = {"key": job} if isinstance(job, str) else {"id": job}
        return str(self._ask("CANCEL", timeout, **which)["state"])

    def batch(self, name: str, timeout: float | None = 10.0) -> dict[str, Any]:
        """How many jobs of a batch there are, and how many ended how: total, done, dead, cancelled, expired, left."""
        return self._ask("BATCH", timeout, batch=name)

    def events(self, kinds: Iterable[str] = (), *, queue: str = "", batch: str = "", namespace: str = "",
               timeout: float | None = None) -> Events:
        """What happens from now on, as it happens: an iterator of dicts (docs/protocol.md, "Events").

        `kinds` out of accepted, leased, retried, done, dead, cancelled, expired, revived, worker_joined, worker_left,
        worker_lost, queue_paused, queue_resumed; none: all. `queue`, `batch` (of this client's namespace unless
        another is given) and `namespace` let through only theirs.
        `timeout`: seconds without an event that end the iteration. Raises Refused, Busy or Unreachable.

            with client.events(["done", "dead"], batch="monday", timeout=60) as events:
                for event in events:
                    print(event["event"], event["key"])
        """
        kinds = [kinds] if isinstance(kinds, str) else list(kinds)
        connection = self._connect()
        events = Events({"cmd": "SUBSCRIBE", "kinds": kinds, "namespace": namespace, "queue": queue, "batch": batch},
                        timeout, connection.wake)
        connection.begin(events)
        events.wait_until_open(None)
        return events

    def show(self, id: int, timeout: float | None = 10.0) -> dict[str, Any]:
        """Where a job is, or how it ended (docs/protocol.md, "Answers")."""
        return self._ask("SHOW", timeout, id=id)

    def dead(self, timeout: float | None = 30.0) -> Iterator[dict[str, Any]]:
        """Every dead job, by id: why it was given up."""
        after, is_more = 0, True
        while is_more:
            page = self._ask("DEAD", timeout, after=after, limit=1000)
            yield from page["dead"]
            is_more = page["more"]
            after = page["dead"][-1]["id"] if page["dead"] else after

    def retry(self, id: int, timeout: float | None = 10.0) -> None:
        """Queues a dead job again. Raises Refused when it is not dead, or its key or a file of it is a live job's."""
        self._ask("RETRY", timeout, id=id)

    def drop(self, id: int, timeout: float | None = 10.0) -> None:
        """Forgets a dead job."""
        self._ask("DROP", timeout, id=id)

    def pause(self, queue: str = "default", timeout: float | None = 10.0) -> None:
        """No job of the queue is given to a worker until resume()."""
        self._ask("PAUSE", timeout, queue=queue)

    def resume(self, queue: str = "default", timeout: float | None = 10.0) -> None:
        self._ask("RESUME", timeout, queue=queue)

    def _ask(self, command: str, timeout: float | None, **fields: Any) -> dict[str, Any]:
        future: Future[dict[str, Any]] = Future()
        self._connect().begin(Waiting(future, question={"cmd": command, **fields}))
        return future.result(timeout)

    @property
    def root(self) -> str | None:
        """Where a private server's files go; None when the broker is another's."""
        return None if self._server is None else self._server.root

    def close(self, wait: bool = True) -> None:
        """Waits for every job, then ends the connection and the private server. Idempotent.

        With `wait=False` what is not sent is cancelled, other futures raise Unreachable; accepted jobs of a shared
        broker are done all the same."""
        with self._lock:
            self._is_closed = True
            connection, self._connection = self._connection, None
        if connection is not None:
            connection.stop(abort=not wait)
        if self._server is not None:
            server, self._server = self._server, None
            server.stop()
        _clients.discard(self)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
        # Ctrl-C and sys.exit() mean now; any other error waits, as concurrent.futures does.
        self.close(wait=kind is None or issubclass(kind, Exception))

    def __reduce__(self) -> Any:
        """Pickled (multiprocessing's spawn) it becomes a client of the same broker."""
        return _client_of, (self.url, self._name, self._options["namespace"], *self._key_names, self._is_prompt)

    def _connect(self) -> Connection:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("plotmill.Client: closed, expected submit before close()")
            if self._connection is None:
                session = Session(name=f"{self._name}:{os.getpid()}"[:200], **self._options)
                trouble = self._server.find_trouble if self._server is not None else _no_trouble
                self._connection = Connection(self.url, session, trouble, self._keys, self._is_prompt)
                _close_in_multiprocessing(self)
            return self._connection

    def _forget_parent(self) -> None:
        _inherited.append((self._connection, self._room, self._lock))
        if self._connection is not None:
            self._connection.disown()
        self._connection = None
        self._make_locks()


def _deadline(block: bool, timeout: float | None) -> float:
    """Until when a lack of room is waited for."""
    if not block:
        return 0.0
    return NEVER if timeout is None else time.monotonic() + timeout


def _no_trouble() -> None:
    return None


def _client_of(url: str, name: str, namespace: str, key_file: str | None, broker_key: str | None, prompt: bool) -> Client:
    return Client(url, name=name, namespace=namespace, key_file=key_file, broker_key=broker_key, prompt=prompt)


def _arguments(item: Any) -> dict[str, Any]:
    if isinstance(item, Mapping) and "data" in item:
        return dict(item)
    if isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str):
        return {"key": item[0], "data": item[1]}
    return {"data": item}


def _close_in_multiprocessing(client: Client) -> None:
    """A child of multiprocessing ends without atexit; its own exit functions wait for the client's jobs."""
    util = sys.modules.get("multiprocessing.util")
    if util is not None and sys.modules["multiprocessing"].parent_process() is not None:
        util.Finalize(client, _close_quietly, args=(weakref.ref(client),), exitpriority=100)


def _close_quietly(reference: weakref.ref[Client]) -> None:
    client = reference()
    if client is not None:
        client.close()


def _close_all() -> None:
    for client in list(_clients):
        client.close()


def _after_fork_in_child() -> None:
    for client in list(_clients):
        client._forget_parent()


atexit.register(_close_all)
os.register_at_fork(after_in_child=_after_fork_in_child)

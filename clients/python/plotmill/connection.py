"""One background thread that owns the ZeroMQ socket and turns the crank of a `Session`.

Other threads only append to a deque and ring an eventfd. Futures are resolved on this thread, so a callback of theirs
must not wait for another job (it may submit one: that never blocks here). A connection belongs to the process that
made it; after a fork the child forgets it (`client.py`)."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from concurrent.futures import Future
from typing import Any, Callable

import zmq
import zmq.utils.garbage  # noqa: F401 – its exit function must be registered before ours, to run after it

from .errors import Busy, PlotmillError, Unreachable
from .events import Events
from .frames import open_frames
from .job import Job
from .keys import Keys
from .session import NEVER, Request, Session

FULL_AGAIN_S = 0.02   # a full socket becomes writable without a word
IDLE_S = 3600.0
MANY = 8              # outstanding: from here on …
GATHER_S = 0.008      # … messages and commands come together: a wake-up costs more than its cause
PATIENT_S = 0.016     # and for a script that waits for none of its jobs, always
CHECK_S = 1.0         # how often a private server is looked after


class Room:
    """How much may wait to be accepted: the bound of the client's memory."""

    def __init__(self, max_jobs: int, max_bytes: int) -> None:
        self.max_jobs, self.max_bytes = max_jobs, max_bytes
        self._jobs = self._bytes = 0
        self._changed = threading.Condition()

    def take(self, size: int, deadline: float = NEVER) -> bool:
        """False when there is none until the deadline (time.monotonic()). One job of any size always fits."""
        with self._changed:
            while self._jobs and (self._jobs >= self.max_jobs or self._bytes + size > self.max_bytes):
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._changed.wait(None if deadline == NEVER else left)
            self._force(size)
            return True

    def busy(self, key: str | None) -> Busy:
        """Why take() said no."""
        is_jobs = self._jobs >= self.max_jobs
        name, depth, limit = (("max_pending", self._jobs, self.max_jobs) if is_jobs
                              else ("max_pending_bytes", self._bytes, self.max_bytes))
        return Busy("E_BUSY", f"{name}: {self._jobs} jobs of {self._bytes} bytes wait in this client to be accepted", key,
                    depth, limit)

    def force(self, size: int) -> None:
        with self._changed:
            self._force(size)

    def _force(self, size: int) -> None:
        self._jobs += 1
        self._bytes += size

    def give_back(self, size: int) -> None:
        with self._changed:
            self._jobs -= 1
            self._bytes -= size
            self._changed.notify()


class Waiting(Request):
    """A request whose ending goes into a Future."""

    def __init__(self, future: Future[Any], job: Job | None = None, room: Room | None = None,
                 on_accepted: Callable[[str, int], None] | None = None, gives_up_at: float = NEVER,
                 question: dict[str, Any] | None = None) -> None:
        self.question = question
        self.future, self.job, self.gives_up_at = future, job, gives_up_at
        self._room, self._on_accepted = room, on_accepted

    def start(self) -> bool:
        return self.future.set_running_or_notify_cancel()

    def accepted(self, id: int) -> None:
        self._leave_room()
        self.future.job_id = id  # type: ignore[attr-defined]
        if self._on_accepted is not None and self.job is not None:
            self._on_accepted(self.job.key, id)

    def done(self, value: Any) -> None:
        self._leave_room()
        self.future.set_result(value)

    def failed(self, error: Exception) -> None:
        self._leave_room()
        self.future.set_exception(error)

    def dropped(self) -> None:
        self._leave_room()

    def cancel(self) -> None:
        self._leave_room()
        self.future.cancel()
        self.future.set_running_or_notify_cancel()

    def disown(self) -> None:
        """In a forked child: nobody here will ever resolve this copy of the parent's future. Its lock may be held by a
        thread that the child does not have, and its callbacks are the parent's."""
        self.future._condition = threading.Condition()
        self.future._done_callbacks.clear()
        if not self.future.done():
            key = self.job.key if self.job is not None else None
            self.future.set_exception(Unreachable(
                "E_UNREACHABLE", "this process was forked from the one that submitted it; it is resolved there", key))

    def _leave_room(self) -> None:
        if self._room is not None and self.job is not None:
            room, self._room = self._room, None
            room.give_back(self.job.bytes)


class Connection:
    def __init__(self, url: str, session: Session, find_trouble: Callable[[], str | None],
                 keys: Keys | None = None, is_prompt: bool = True) -> None:
        """`find_trouble` is asked once a second while something is outstanding: a sentence ends it all.

        Without `is_prompt` messages wait for others up to PATIENT_S, until somebody says hurry()."""
        self._session, self._find_trouble, self._is_prompt = session, find_trouble, is_prompt
        self._commands: deque[Request] = deque()
        self._bell = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self._is_rung = False
        self._is_resting = False  # commands are taken without a ring
        self._hurried = threading.Event()
        self._stopping = self._aborting = False
        self._unsent: tuple[int, list[Any]] | None = None
        self._check_at = 0.0
        self._guard = threading.Lock()  # _is_over and the bell's descriptor
        self._is_over = False
        self._context = zmq.Context()
        self._socket = self._connect(url, keys)
        self._frames = open_frames(self._socket)
        self._thread = threading.Thread(target=self._run, name="plotmill", daemon=True)
        self._thread.start()

    def _connect(self, url: str, keys: Keys | None) -> zmq.Socket:
        socket = self._context.socket(zmq.DEALER)
        for option, value in ((zmq.LINGER, 0), (zmq.RECONNECT_IVL, 50), (zmq.RECONNECT_IVL_MAX, 2000),
                              (zmq.HEARTBEAT_IVL, 1000), (zmq.HEARTBEAT_TIMEOUT, 10_000)):
            socket.setsockopt(option, value)
        if keys is not None:
            socket.curve_serverkey, socket.curve_publickey, socket.curve_secretkey = keys.broker, keys.public, keys.secret
        try:
            socket.connect(url)
        except zmq.ZMQError as error:
            socket.close(0)
            self._context.term()
            os.close(self._bell)
            raise ValueError(f"url: got {url!r} ({error}), expected an endpoint such as "
                             "ipc:///run/plotmill/producers.sock or tcp://host:5781") from None
        return socket

    def disown(self) -> None:
        """In a forked child: ends its copies of the parent's futures, touching neither thread nor socket."""
        for request in [*self._session.requests, *self._commands]:
            if isinstance(request, (Events, Waiting)):
                request.disown()

    @property
    def is_own_thread(self) -> bool:
        return threading.current_thread() is self._thread

    @property
    def outstanding(self) -> int:
        return self._session.outstanding + len(self._commands)

    def begin(self, request: Request) -> None:
        """Never blocks. Raises RuntimeError after stop()."""
        with self._guard:
            if self._is_over or self._stopping:
                raise RuntimeError("plotmill.Client: closed, expected submit before close()")
            self._commands.append(request)
            if not self._is_resting:
                self._ring()

    def hurry(self) -> None:
        """Somebody waits for what is outstanding: no rest until that has ended."""
        self._hurried.set()

    def wake(self) -> None:
        """A subscription of this connection has something to say, unless the connection is over."""
        with self._guard:
            if not self._is_over:
                self._ring()

    def stop(self, abort: bool) -> None:
        """Ends the thread: once nothing is outstanding, or at once."""
        with self._guard:
            self._stopping = True
            self._aborting = self._aborting or abort
            self._hurried.set()
            if not self._is_over:
                self._ring()
        if not self.is_own_thread:
            self._thread.join()

    def _ring(self) -> None:
        if not self._is_rung:
            self._is_rung = True
            os.eventfd_write(self._bell, 1)

    # ---- the thread --------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            poller = zmq.Poller()
            poller.register(self._socket, zmq.POLLIN)
            poller.register(self._bell, zmq.POLLIN)
            while not self._is_done():
                self._turn(poller)
            self._take_commands()
            self._session.close_subscriptions()
            self._end_all("the client was closed")
        except Exception as error:  # nobody must wait for ever, whatever the reason
            self._end_all(f"the connection's thread ended: {error!r}")
            raise
        finally:
            with self._guard:
                self._is_over = True
                os.close(self._bell)
            self._end_all("the client was closed")
            self._socket.close(0)
            self._context.term()

    def _is_done(self) -> bool:
        return self._aborting or (self._stopping and not self._commands and not self._session.outstanding)

    def _turn(self, poller: zmq.Poller) -> None:
        self._take_commands()
        self._send_all()
        timeout = max(0.0, min(self._session.wake_at() - time.monotonic(), IDLE_S))
        if self._unsent is not None:
            timeout = min(timeout, FULL_AGAIN_S)
        ready = dict(poller.poll(timeout * 1000 + 0.999))
        if self._bell in ready:
            os.eventfd_read(self._bell)
            self._is_rung = False  # before the commands are taken: a ring after this wakes us again
        if self._socket in ready:
            self._receive_all()
        self._rest(self._socket in ready)
        now = time.monotonic()
        self._session.check_silence(now)
        self._check_trouble(now)

    def _take_commands(self) -> None:
        now = time.monotonic()
        while self._commands:
            request = self._commands.popleft()
            if isinstance(request, Events):
                self._session.subscribe(request, now)
            else:
                self._session.begin(request, now)

    def _send_all(self) -> None:
        if self._unsent is not None:
            epoch, message = self._unsent
            self._unsent = None
            if epoch == self._session.epoch and not self._send(message):
                return
        for message in self._session.messages(time.monotonic()):
            if not self._send(message):
                return

    def _rest(self, was_told: bool) -> None:
        """Lets messages and commands come together. `was_told`: the broker said something in this turn."""
        outstanding = self.outstanding
        if self._stopping:
            return
        if not outstanding:
            self._hurried.clear()
        elif not (self._is_prompt or self._hurried.is_set() or self._session.is_fetching):
            self._is_resting = True
            self._hurried.wait(PATIENT_S)
        elif was_told and outstanding >= MANY:
            self._is_resting = True
            time.sleep(GATHER_S)
        self._is_resting = False  # before the commands are taken: who saw it true had added his before that

    def _send(self, message: list[Any]) -> bool:
        if self._frames.send(message):
            return True
        self._unsent = (self._session.epoch, message)
        return False

    def _receive_all(self) -> None:
        while (frames := self._frames.receive()) is not None:
            self._session.receive(frames, time.monotonic())

    def _check_trouble(self, now: float) -> None:
        if now >= self._check_at and self._session.outstanding:
            self._check_at = now + CHECK_S
            trouble = self._find_trouble()
            if trouble is not None:
                self._end_all(trouble)

    def _end_all(self, why: str) -> None:
        self._take_commands()

        def error(key: str | None, accepted: bool) -> PlotmillError:
            text = why + ("; the job is accepted and will be done" if accepted and key is not None else "")
            return Unreachable("E_UNREACHABLE", text, key, accepted)

        self._session.fail_all(error, cancel_unsent=self._aborting)

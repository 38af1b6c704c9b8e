"""A private `plotmill serve` for the life of this process: nothing to install, nothing left behind.

Its sockets, queue and log are in a temporary directory that `serve` makes and removes itself. It watches this process
(--die-with-parent), so it drains and goes away even after kill -9 of the script. It has a session of its own: Ctrl-C
in a terminal reaches the script only."""

from __future__ import annotations

import glob
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from typing import Any

from .errors import Unreachable

START_S = 30.0
STOP_S = 30.0


def find_program() -> str:
    """PLOTMILL_BIN (the program or its folder), PATH, the prefix this package is installed in, then the builds of the
    checkout it lies in."""
    named = os.environ.get("PLOTMILL_BIN")
    if named:
        program = os.path.join(named, "plotmill") if os.path.isdir(named) else named
        if os.access(program, os.X_OK):
            return os.path.abspath(program)
        raise FileNotFoundError(f"PLOTMILL_BIN: got {named!r}, expected the program plotmill or the folder it is in")
    found = shutil.which("plotmill")
    if found:
        return found
    installed = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", "..", "..", "..", "bin", "plotmill"))
    checkout = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
    builds = sorted(glob.glob(os.path.join(checkout, "build", "*", "bin", "plotmill")), key=os.path.getmtime)
    for program in (installed, os.path.join(checkout, "build", "bin", "plotmill"), *reversed(builds)):
        if os.access(program, os.X_OK):
            return program
    raise FileNotFoundError("plotmill: the program is not in PLOTMILL_BIN, PATH or build/bin; expected an installed "
                            "Plotmill, `make build` in the checkout, or a broker's URL in Client(url) or PLOTMILL_BROKER")


class PrivateServer:
    def __init__(self, root: str, options: list[str]) -> None:
        """Starts it and waits until it is ready. Raises Unreachable with what it said when it is not."""
        program = find_program()
        self.owner = os.getpid()
        self._folder = ""
        self._words = tempfile.TemporaryFile()
        reader, writer = os.pipe()
        try:
            self._process = subprocess.Popen(
                [program, "serve", "--temporary", "--die-with-parent", "--root", root,
                 "--ready-fd", str(writer), *options],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._words, pass_fds=(writer,),
                start_new_session=True)
        finally:
            os.close(writer)
        try:
            self.url, self.root = self._read_ready(reader)
            self._folder = os.path.dirname(self.url.removeprefix("ipc://"))
        except BaseException:
            self.stop()
            raise
        finally:
            os.close(reader)

    def _read_ready(self, reader: int) -> tuple[str, str]:
        deadline, line = time.monotonic() + START_S, b""
        while not line.endswith(b"\n"):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([reader], [], [], left)[0]:
                raise Unreachable("E_UNREACHABLE", f"plotmill serve is not ready after {START_S:g} s: {self._said()}")
            part = os.read(reader, 4096)
            if not part:
                self._process.wait(STOP_S)
                raise Unreachable("E_UNREACHABLE", "plotmill serve ended with exit status "
                                                   f"{self._process.returncode}: {self._said()}")
            line += part
        # ready producers=ipc:///tmp/plotmill-xyz/producers.sock root=/where the pictures/go
        words, _, root = line.decode().rstrip("\n").partition(" root=")
        return words.partition("producers=")[2], root

    def _said(self) -> str:
        self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, self._words.tell() - 2000))
        return self._words.read().decode("utf-8", "replace").strip() or "it said nothing"

    def find_trouble(self) -> str | None:
        """A sentence when the server is gone; only its own process can tell."""
        if os.getpid() != self.owner or self._process.poll() is None:
            return None
        return f"the private plotmill serve ended with exit status {self._process.returncode}: {self._said()}"

    @property
    def pid(self) -> int:
        return self._process.pid

    def stop(self) -> None:
        """Drains and ends it. In a forked child nothing: the server is the parent's."""
        if os.getpid() != self.owner:
            return
        self._signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self._process.wait()
        self._words.close()
        if self._folder:  # gone already, unless serve itself was killed
            shutil.rmtree(self._folder, ignore_errors=True)

    def _signal(self, number: int) -> None:
        if self._process.poll() is None:
            self._process.send_signal(number)

    def __getstate__(self) -> Any:
        raise TypeError("PrivateServer: belongs to its process, expected its url to be passed on")

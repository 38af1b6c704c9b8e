"""savefig(): figures go to the service and come back as files, bytes or what was written into an open file.

One client for the process, started with the first picture: a private `plotmill serve` that writes wherever it is told, or the broker
that PLOTMILL_BROKER names, from which pictures come as bytes and are written here. At most MAX_IN_FLIGHT pictures are under way; at
exit all are waited for, and failures are told."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
import tempfile
import threading
from concurrent.futures import Future
from typing import Any, Iterator

from .charting.colors import wire_color
from .charting.rc import rcParams
from .charting.refuse import only, refuse, unknown_keyword, unsaid
from .client import Client
from .errors import PlotmillError

MAX_IN_FLIGHT = 512
FORMATS = ("png", "svg", "pdf")
_OTHER_FORMATS = ("eps", "jpeg", "jpg", "pgf", "ps", "raw", "rgba", "svgz", "tif", "tiff", "webp")


class Saver:
    """What is under way in this process. Thread-safe."""

    def __init__(self) -> None:
        self.lock = threading.Condition()
        self.client: Client | None = None
        self.in_flight: dict[Future[Any], str] = {}
        self.by_path: dict[str, Future[Any]] = {}
        self.failures: list[tuple[str, BaseException]] = []

    def get_client(self) -> Client:
        with self.lock:
            if self.client is None:
                self.client = Client(prompt=False) if os.environ.get("PLOTMILL_BROKER") else Client(root="/", prompt=False)
            return self.client

    def begin(self, future: Future[Any], path: str) -> None:
        with self.lock:
            self.in_flight[future] = path
            if path:
                self.by_path[path] = future

    def end(self, future: Future[Any], path: str, error: BaseException | None) -> None:
        with self.lock:
            self.in_flight.pop(future, None)
            if path and self.by_path.get(path) is future:
                del self.by_path[path]
            if error is not None:
                self.failures.append((path, error))
            self.lock.notify_all()

    def wait_for_room(self, path: str) -> None:
        """Until fewer are under way, and nobody else writes that file."""
        with self.lock:
            if path in self.by_path:
                self.hurry()
            self.lock.wait_for(lambda: len(self.in_flight) < MAX_IN_FLIGHT and path not in self.by_path)

    def wait_for_all(self) -> None:
        self.hurry()
        with self.lock:
            self.lock.wait_for(lambda: not self.in_flight)

    def hurry(self) -> None:
        """Somebody waits for what is under way."""
        client = self.client
        if client is not None:
            client.hurry()


_saver = Saver()


def wait() -> None:
    """Until every picture of this process is there; raises the first failure that nobody has seen."""
    _saver.wait_for_all()
    failures, _saver.failures = _saver.failures, []
    if failures:
        raise failures[0][1]


def wait_for(path: str) -> None:
    """Until nothing that is under way writes that file."""
    _saver.hurry()
    with _saver.lock:
        _saver.lock.wait_for(lambda: path not in _saver.by_path)


def close() -> None:
    """Waits, ends the client and its private server; the next picture starts another."""
    _saver.wait_for_all()
    with _saver.lock:
        client, _saver.client = _saver.client, None
    if client is not None:
        client.close()


def _at_exit() -> None:
    close()
    for path, error in _saver.failures:
        print(f"plotmill: {path or 'a picture'}: {error}", file=sys.stderr)


def _after_fork() -> None:
    global _saver
    client = _saver.client
    _saver = Saver()
    _saver.client = client  # it opens a connection of the child's own


atexit.register(_at_exit)
os.register_at_fork(after_in_child=_after_fork)


def save_figure(figure: Any, fname: Any, transparent: Any, kwargs: dict[str, Any]) -> Any:
    block = kwargs.pop("block", os.environ.get("PLOTMILL_SYNC", "") not in ("", "0"))
    returns_bytes = kwargs.pop("return_bytes", False)
    wants_file = not returns_bytes and not hasattr(fname, "write")
    path, format = _target(fname if wants_file else None, kwargs.pop("format", None), getattr(fname, "name", None))
    is_transparent = rcParams["savefig.transparent"] if transparent is None else transparent
    if is_transparent:
        kwargs.setdefault("facecolor", "none")
    options = _options(figure, format, kwargs)
    _saver.wait_for_room(path)
    with _collector_paused():
        future = _send(figure, options, is_transparent, path)
    if returns_bytes:
        return _then(future, lambda result: result.pictures[0], "")
    if not wants_file:
        _saver.hurry()
        fname.write(future.result().pictures[0])
        return None
    if block:
        future.result()
    return future


@contextlib.contextmanager
def _collector_paused() -> Iterator[None]:
    """Recording makes hundreds of dicts that are gone when they are packed: Python's collector of cycles would look at them, and at the figure, for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _send(figure: Any, options: dict[str, Any], is_transparent: bool, path: str) -> Future[Any]:
    """To the file of that path, or without one back to here."""
    recorded, arrays = figure.record(options["dpi"])
    if is_transparent:
        _make_transparent(recorded)
    chart = {"kind": "figure", "options": {**recorded, **options}}
    if path:
        return _save_file(arrays, chart, path)
    return _submit(arrays, {**chart, "output": f"figure.{options['format']}"}, deliver="bytes")


def _make_transparent(recorded: dict[str, Any]) -> None:
    """All axes but those that stand within others, as matplotlib."""
    for axes in recorded["axes"]:
        if "inset" not in axes.get("place", ()):
            axes["facecolor"] = "none"


def _save_file(arrays: Any, chart: dict[str, Any], path: str) -> Future[str]:
    if _saver.get_client().root is not None:
        done = _submit(arrays, {**chart, "output": path.lstrip("/")}, deliver="files")
        return _then(done, lambda _: path, path)
    done = _submit(arrays, {**chart, "output": os.path.basename(path)}, deliver="bytes")
    return _then(done, lambda result: write_whole(path, result.pictures[0]), path)


def _submit(arrays: Any, chart: dict[str, Any], deliver: str) -> Future[Any]:
    return _saver.get_client().submit(arrays, charts=[chart], deliver=deliver)


def _then(source: Future[Any], finish: Any, path: str) -> Future[Any]:
    """A future of what `finish` makes of the result. A failure that is looked at is not told again at exit."""
    future = _SeenFuture()
    future.job = source
    saver = _saver
    saver.begin(future, path)

    def done(ended: Future[Any]) -> None:
        error = ended.exception()
        value = None
        if error is None:
            try:
                value = finish(ended.result())
            except OSError as trouble:
                error = trouble
        if error is None:
            future.set_result(value)
        else:
            future.set_exception(error)
        saver.end(future, path, error)
    source.add_done_callback(done)
    return future


class _SeenFuture(Future):  # type: ignore[type-arg]
    """Takes its failure off the list for the exit once somebody has asked for the result."""

    def exception(self, timeout: float | None = None) -> BaseException | None:
        if not self.done():
            _saver.hurry()
        return super().exception(timeout)

    def result(self, timeout: float | None = None) -> Any:
        if not self.done():
            _saver.hurry()
        try:
            return super().result(timeout)
        except (PlotmillError, OSError) as error:
            with _saver.lock:
                _saver.failures = [failure for failure in _saver.failures if failure[1] is not error]
            raise


def write_whole(path: str, picture: bytes) -> str:
    """Readers see the old file or the whole new one."""
    number, name = tempfile.mkstemp(prefix=".plotmill-", dir=os.path.dirname(path))
    try:
        with os.fdopen(number, "wb") as file:
            file.write(picture)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _target(fname: Any, format: Any, open_name: Any) -> tuple[str, str]:
    """(absolute path, format)."""
    name = os.fspath(fname) if fname is not None else ""
    if isinstance(name, bytes):
        name = os.fsdecode(name)
    extension = os.path.splitext(name)[1][1:].lower()
    if format is None:
        format = extension or rcParams["savefig.format"]
        if name and not extension:
            name = name.rstrip(".") + "." + format
    format = str(format).lower()
    if format not in FORMATS:
        if format in _OTHER_FORMATS:
            refuse(f"the format {format!r}", ", ".join(map(repr, FORMATS)))
        raise ValueError(f"Format {format!r} is not supported (supported formats: {', '.join(FORMATS)})")
    if not name:
        return "", format
    path = os.path.abspath(name)
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        raise FileNotFoundError(2, os.strerror(2), name)
    # A lookup beside renderers that write there waits for them, with the interpreter's lock let go: it is when the connection's thread gets its turn.
    if os.path.isdir(path):
        raise IsADirectoryError(21, os.strerror(21), name)
    if not os.access(folder, os.W_OK):
        raise PermissionError(13, os.strerror(13), name)
    return path, format


# How a file is packed: its pixels are the same.
_FILE_ONLY = frozenset(("compress_level", "compress_type", "optimize", "dpi", "pnginfo"))


def _crop(bbox: Any) -> list[float]:
    """[left, bottom, right, top] in inches, of a Bbox."""
    points = bbox.extents if hasattr(bbox, "extents") else None
    if points is None or len(points) != 4:
        refuse(f"bbox_inches={bbox!r:.60}", "'tight' or a Bbox")
    return [float(part) for part in points]


def _check_extra(figure: Any, extra: Any) -> None:
    """Those that are named count, and no others: refused where that makes a difference that is not worked out."""
    named = {id(artist) for artist in extra}
    counted = [legend for legend in figure.legends] + [text for text in figure.texts] + ([figure._suptitle] if figure._suptitle is not None else [])
    for axes in figure._axes:
        counted += [axes.legend_] if axes.legend_ is not None else []
        counted += list(axes.texts)
    if any(id(artist) not in named for artist in counted):
        refuse("bbox_extra_artists without all legends and texts of the figure", "leaving it out: all of them count")


def _record_metadata(metadata: Any, options: dict[str, Any]) -> None:
    """None says that something is not to be written, as nothing is of the maker and the date."""
    said = {name: value for name, value in metadata.items() if value is not None}
    if said and options["format"] != "png":
        unsaid(f"savefig(metadata={said!r:.60}) of a {options['format']} file", "a PNG file")
        return
    for name, value in said.items():
        if not isinstance(name, str) or not isinstance(value, str):
            raise TypeError(f"metadata: got {name!r}: {value!r:.60}, expected texts by name")
    if said:
        options["metadata"] = [{"name": name, "text": value} for name, value in said.items()]


def _options(figure: Any, format: str, kwargs: dict[str, Any]) -> dict[str, Any]:
    rc = rcParams
    dpi = kwargs.pop("dpi", None)
    dpi = rc["savefig.dpi"] if dpi is None else dpi
    options: dict[str, Any] = {"dpi": figure.first_dpi if dpi == "figure" else float(dpi), "format": format}
    bbox = kwargs.pop("bbox_inches", rc["savefig.bbox"])
    if not (bbox is None or isinstance(bbox, str)):
        options["crop"] = _crop(bbox)
    elif bbox not in (None, "standard", "tight"):
        refuse(f"bbox_inches={bbox!r:.60}", "'tight'")
    pad = kwargs.pop("pad_inches", None)
    extra = kwargs.pop("bbox_extra_artists", None)
    if isinstance(bbox, str) and bbox == "tight":
        options["tight"] = True
        pad = rc["savefig.pad_inches"] if pad is None else pad
        if pad != 0.1:
            options["pad_inches"] = float(pad)
        if extra is not None:
            _check_extra(figure, extra)
    face = kwargs.pop("facecolor", None)
    face = rc["savefig.facecolor"] if face is None else face
    if not (isinstance(face, str) and face == "auto") and figure._has_frame:
        options["facecolor"] = wire_color(face, figure._patch_alpha)
    kwargs.pop("edgecolor", None)
    metadata = kwargs.pop("metadata", None)
    if metadata:
        _record_metadata(metadata, options)
    for name in kwargs.pop("pil_kwargs", None) or ():
        if name not in _FILE_ONLY:
            refuse(f"savefig(pil_kwargs={{{name!r}: …}})", "leaving it out")
    only("savefig(backend", kwargs.pop("backend", None), (None, "agg"))
    kwargs.pop("orientation", None)
    for name, value in kwargs.items():
        unknown_keyword("savefig()", name, value, TypeError)
    return options

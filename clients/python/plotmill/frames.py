"""Messages through a ZeroMQ socket, the interpreter's lock kept.

pyzmq lets go of the lock for every frame. Beside a script that computes, the connection's thread then waited for it a dozen times a job, and the
script was stopped as often. Nothing here can block (DONTWAIT), so the calls are made with the lock (ctypes.PyDLL), into the very library that
pyzmq is linked to. Where that cannot be reached (pyzmq on PyPy), pyzmq's own calls serve. To be used by the thread that owns the socket."""

from __future__ import annotations

import ctypes
import errno
import sys
from typing import Any, Sequence

import zmq

from .job import frame_bytes

COPIED_BYTES = 1 << 16  # a larger buffer pyzmq keeps alive until ZeroMQ has sent it; for a small one a copy is cheaper
LAST = int(zmq.DONTWAIT)  # plain numbers: an enum costs as much as the call
NOT_LAST = int(zmq.DONTWAIT | zmq.SNDMORE)
MESSAGE_WORDS = 8  # a zmq_msg_t is 64 bytes, aligned as a pointer


def open_frames(socket: zmq.Socket) -> Frames:
    return HeldFrames(socket) if _libzmq is not None else Frames(socket)


class Frames:
    def __init__(self, socket: zmq.Socket) -> None:
        self._socket = socket

    def send(self, message: Sequence[Any]) -> bool:
        """False when the socket is full: none of it was taken."""
        try:
            for frame in message[:-1]:
                self._send(frame, NOT_LAST)
            self._send(message[-1], LAST)
        except zmq.Again:
            return False
        return True

    def _send(self, frame: Any, flags: int) -> None:
        self._socket.send(frame, flags, frame_bytes(frame) < COPIED_BYTES)

    def receive(self) -> list[bytes] | None:
        """All frames of the next message, or None when there is none."""
        try:
            # Not recv_multipart(): it asks for an option after each frame, which costs more than the frame.
            frame = self._socket.recv(LAST, copy=False)
        except zmq.Again:
            return None
        frames = [frame.bytes]
        while frame.more:  # all parts of a message come together
            frame = self._socket.recv(LAST, copy=False)
            frames.append(frame.bytes)
        return frames


class HeldFrames(Frames):
    def __init__(self, socket: zmq.Socket) -> None:
        super().__init__(socket)
        self._handle = ctypes.c_void_p(socket.underlying)
        self._message = (ctypes.c_uint64 * MESSAGE_WORDS)()

    def _send(self, frame: Any, flags: int) -> None:
        if frame_bytes(frame) >= COPIED_BYTES:
            super()._send(frame, flags)
            return
        data = frame if type(frame) is bytes else bytes(frame)
        while _libzmq.zmq_send(self._handle, data, len(data), flags) < 0:
            _raise_unless_interrupted()

    def receive(self) -> list[bytes] | None:
        frames: list[bytes] = []
        is_more = True
        while is_more:
            _libzmq.zmq_msg_init(self._message)
            while _libzmq.zmq_msg_recv(self._message, self._handle, LAST) < 0:
                try:
                    _raise_unless_interrupted()
                except zmq.Again:
                    return None
            frames.append(ctypes.string_at(_libzmq.zmq_msg_data(self._message), _libzmq.zmq_msg_size(self._message)))
            is_more = bool(_libzmq.zmq_msg_more(self._message))
            _libzmq.zmq_msg_close(self._message)
        return frames


def _raise_unless_interrupted() -> None:
    number = _libzmq.zmq_errno()
    if number == errno.EAGAIN:
        raise zmq.Again(number)
    if number != errno.EINTR:
        raise zmq.ZMQError(number)


def _find_libzmq() -> Any:
    """ZeroMQ's own calls, looked up through pyzmq's compiled part: a wheel of pyzmq brings a library of its own."""
    module = sys.modules.get(zmq.backend.Socket.__module__)
    try:
        library = ctypes.PyDLL(getattr(module, "__file__", None) or "")
        library.zmq_send.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
        library.zmq_msg_recv.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int]
        library.zmq_msg_data.restype = ctypes.c_void_p
        library.zmq_msg_size.restype = ctypes.c_size_t
        for name in ("zmq_errno", "zmq_msg_init", "zmq_msg_more", "zmq_msg_close"):
            getattr(library, name)
    except (OSError, AttributeError):
        return None
    return library


_libzmq = _find_libzmq()

"""Messages through a ZeroMQ socket, with the interpreter's lock kept and, where ZeroMQ cannot be reached, without."""

import unittest

import support  # noqa: F401  (finds the package)
import zmq
from plotmill.frames import COPIED_BYTES, Frames, HeldFrames, open_frames


class Messages(unittest.TestCase):
    def setUp(self):
        self.connect()

    def connect(self):
        context = zmq.Context()
        self.peer, self.socket = context.socket(zmq.PAIR), context.socket(zmq.PAIR)
        self.addCleanup(context.term)
        for socket in (self.peer, self.socket):
            self.addCleanup(socket.close, 0)
            socket.hwm = 2
        self.peer.bind("inproc://frames")
        self.socket.connect("inproc://frames")

    def test_the_lock_is_kept_with_the_systems_pyzmq(self):
        self.assertIsInstance(open_frames(self.socket), HeldFrames)

    def test_a_message_goes_out_and_comes_in_frame_by_frame(self):
        large = memoryview(bytes(range(256)) * (COPIED_BYTES // 128))
        for kind in (Frames, HeldFrames):
            with self.subTest(kind.__name__):
                frames = kind(self.socket)
                self.assertIsNone(frames.receive())
                self.assertTrue(frames.send([b"head", b"", memoryview(b"a\0b"), large]))
                self.assertEqual(self.peer.recv_multipart(), [b"head", b"", b"a\0b", bytes(large)])
                self.peer.send_multipart([b"one", b"", bytes(large)])
                self.peer.send(b"two")
                self.assertEqual([frames.receive(), frames.receive(), frames.receive()], [[b"one", b"", bytes(large)], [b"two"], None])

    def test_a_full_socket_takes_nothing_of_a_message(self):
        for kind in (Frames, HeldFrames):
            with self.subTest(kind.__name__):
                self.connect()
                frames, sent = kind(self.socket), 0
                while frames.send([b"%d" % sent, b"tail"]):
                    sent += 1
                self.assertGreater(sent, 0)
                self.assertEqual([self.peer.recv_multipart() for _ in range(sent)], [[b"%d" % i, b"tail"] for i in range(sent)])
                self.assertRaises(zmq.Again, self.peer.recv, zmq.DONTWAIT)

    def test_an_error_of_the_socket_is_pyzmqs_error(self):
        publisher = self.socket.context.socket(zmq.PUB)
        self.addCleanup(publisher.close, 0)
        self.assertRaises(zmq.ZMQError, HeldFrames(publisher).receive)  # it cannot


if __name__ == "__main__":
    unittest.main()

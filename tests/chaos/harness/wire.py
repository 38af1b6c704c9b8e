"""docs/protocol.md as a peer that says what it is told to, honest or not."""
import hashlib, json, struct

import zmq

CONTEXT = zmq.Context.instance()


def digest_of(*frames):
    return hashlib.sha256(b"".join(struct.pack("<Q", len(frame)) + frame for frame in frames)).hexdigest()


class Peer:
    def __init__(self, endpoint, high_water_mark=0):
        self.socket = CONTEXT.socket(zmq.DEALER)
        self.socket.setsockopt(zmq.LINGER, 0)
        self.socket.setsockopt(zmq.SNDHWM, high_water_mark)
        self.socket.setsockopt(zmq.RCVHWM, high_water_mark)
        self.socket.setsockopt(zmq.RECONNECT_IVL, 20)
        self.socket.setsockopt(zmq.RECONNECT_IVL_MAX, 100)
        self.socket.connect(endpoint)

    def say(self, cmd, *frames, **fields):
        self.socket.send_multipart([json.dumps({"cmd": cmd, **fields}).encode(), *frames])

    def hear(self, seconds=20.0):
        """(header, frames), or (None, []) when nothing comes."""
        if not self.socket.poll(seconds * 1000):
            return None, []
        header, *frames = self.socket.recv_multipart()
        return json.loads(header), frames

    def hear_of(self, *words, seconds=20.0):
        """The next message with one of these commands; others are left out."""
        while True:
            header, frames = self.hear(seconds)
            if header is None or header["cmd"] in words:
                return header, frames

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def producer(endpoint, name="chaos", **options):
    peer = Peer(endpoint, **options)
    peer.say("HELLO", v=1, name=name)
    return peer


def worker(endpoint, name="w", leases=(), pid=1):
    peer = Peer(endpoint)
    peer.say("READY", v=1, worker=name, host="h", pid=pid, slots=4, renderer="1", leases=list(leases))
    return peer


def submit(peer, req, body, resend=False, **fields):
    """One SUBMIT; `fields` may name key, outputs and whatever else the protocol has."""
    key = fields.pop("key", f"k{req}")
    peer.say("SUBMIT", body, req=req, key=key, outputs=fields.pop("outputs", [f"{key}.png"]), bytes=len(body),
             sha256=digest_of(body), resend=resend, **fields)


def status(endpoint, seconds=2.0):
    """The status document, or None while the broker does not answer."""
    with producer(endpoint, "status") as peer:
        if peer.hear(seconds)[0] is None:
            return None
        peer.say("STATUS", req=1)
        header, frames = peer.hear_of("STATUS", "RESYNC", seconds=seconds)
        return json.loads(frames[0]) if header and header["cmd"] == "STATUS" else None

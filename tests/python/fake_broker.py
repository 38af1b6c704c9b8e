"""A broker for tests of producers: a ROUTER on a thread, with every decision in the test's hands.

It accepts jobs at once and answers RESULT when `release` lets it. `stop()` is a kill -9 (connections vanish, accepted
jobs stay in `store`), `start()` a restart with another boot number."""

import json
import threading
import time

import zmq


class FakeBroker:
    def __init__(self, endpoint, answers=True):
        self.endpoint = endpoint
        self.is_released = answers       # RESULTs are sent
        self.busy = 0                    # so many SUBMITs get BUSY
        self.refuse = {}                 # key -> (code, message)
        self.fail = {}                   # key -> failure record
        self.said = []                   # every header that came
        self.bodies = {}                 # key -> frames
        self.store = {}                  # id -> key, survives stop()
        self.is_silent = False           # reads nothing
        self.max_inline = 1 << 20        # larger bodies are announced, and come in CHUNKs
        self.window = 3 << 19            # of them, at once
        self.wanted = None               # (peer, header, what has come) of the one that is coming
        self._boot = 0
        self._thread = None
        self.start()

    def start(self):
        self._boot += 1
        self._stop = False
        bound = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(bound,), daemon=True)
        self._thread.start()
        assert bound.wait(10)

    def stop(self):
        self._stop = True
        self._thread.join()

    def commands(self, word):
        return [header for header in list(self.said) if header["cmd"] == word]

    def wait_for(self, condition, seconds=20):
        deadline = time.monotonic() + seconds
        moment = threading.Event()
        while not condition():
            assert time.monotonic() < deadline, f"condition not met in {seconds} s; said: {self.said[-5:]}"
            moment.wait(0.005)

    def _run(self, bound):
        context = zmq.Context()
        self._router = context.socket(zmq.ROUTER)
        self._router.setsockopt(zmq.SNDHWM, 0)  # a ROUTER drops what is beyond it: 1,000 messages are fewer than the tests say at once
        self._router.setsockopt(zmq.LINGER, 0)
        self._router.bind(self.endpoint)
        pause = threading.Event()
        self._known, self._watched = set(), []
        self._listener, self._happened = None, []
        bound.set()
        while not self._stop:
            if self.is_silent:
                pause.wait(0.005)
            elif self._router.poll(5) and not self.is_silent:
                self._handle(self._router.recv_multipart())
            while self._happened and self._listener:
                self._sequence += 1
                peer, req = self._listener
                self._say(peer, self._happened.pop(0), cmd="EVENT", req=req, seq=self._sequence, boot=self._boot)
            if self.is_released:
                watched, self._watched = self._watched, []
                for peer, id in watched:
                    self._result(peer, id)
        self._router.close(0)
        context.term()

    def _say(self, peer, frame=None, **header):
        frames = [peer, json.dumps(header).encode()]
        self._router.send_multipart(frames + ([] if frame is None else [json.dumps(frame).encode()]))

    def _handle(self, message):
        peer, header = message[0], json.loads(message[1])
        self.said.append(header)
        word = header["cmd"]
        if word == "HELLO":
            self._known.add(peer)
            self._say(peer, cmd="WELCOME", v=1, broker="fake", boot=self._boot, max_body_bytes=1 << 30,
                      max_inline_bytes=self.max_inline, heartbeat_ms=1000)
        elif peer not in self._known:
            self._say(peer, cmd="RESYNC")
        elif word == "PING":
            self._say(peer, cmd="PONG", n=header["n"], boot=self._boot)
        elif word == "STATUS":
            self._say(peer, {"jobs": {"done": len(self.store)}}, cmd="STATUS", req=header["req"])
        elif word == "WATCH":
            unknown = [id for id in header["ids"] if id not in self.store]
            self._watched += [(peer, id) for id in header["ids"] if id in self.store]
            if unknown:
                self._say(peer, cmd="UNKNOWN", ids=unknown)
        elif word == "SUBSCRIBE":
            self._subscribe(peer, header)
        elif word == "SUBMIT" and "sizes" in header:
            self.wanted = (peer, header, b"")
            self._say(peer, cmd="CONTINUE", req=header["req"], upto=self.window)
        elif word == "SUBMIT":
            self._submit(peer, header, message[2:])
        elif word == "CHUNK":
            self._chunk(header, message[2])

    def _chunk(self, header, piece):
        peer, submit, body = self.wanted
        assert header["offset"] == len(body) and len(piece) <= 1 << 20, header
        body += piece
        self.wanted = (peer, submit, body)
        if len(body) == submit["bytes"]:
            frames = []
            for size in submit["sizes"]:
                frames.append(body[:size])
                body = body[size:]
            self._submit(peer, submit, frames)
        else:
            self._say(peer, cmd="CONTINUE", req=submit["req"], upto=len(body) + self.window)

    def _subscribe(self, peer, header):
        if "events" in self.refuse:
            code, text = self.refuse["events"]
            self._say(peer, cmd="REFUSED", req=header["req"], code=code, message=text, id=0)
        else:
            self._say(peer, {"namespace": None, "boot": self._boot}, cmd="ANSWER", req=header["req"])
            self._listener, self._sequence = (peer, header["req"]), 0

    def happen(self, *events):
        """Told to whoever subscribed last."""
        self._happened += events

    def _submit(self, peer, header, frames):
        key, req = header["key"], header["req"]
        if self.busy > 0:
            self.busy -= 1
            self._say(peer, cmd="BUSY", req=req, reason="max_jobs: full", depth=7, limit=5,
                      retry_after_ms=20)
        elif key in self.refuse:
            code, text = self.refuse[key]
            self._say(peer, cmd="REFUSED", req=req, code=code, message=text, id=0)
        else:
            ids = [id for id, known in self.store.items() if known == key]
            id = ids[0] if ids else len(self.store) + 1
            self.store[id] = key
            self.bodies[key] = frames
            self._say(peer, cmd="ACCEPTED", req=req, id=id, duplicate=bool(ids))
            self._watched.append((peer, id))

    def _result(self, peer, id):
        key = self.store[id]
        if key in self.fail:
            self._say(peer, self.fail[key], cmd="RESULT", id=id, key=key, state="dead")
        else:
            record = {"host": "here", "charts": [{"kind": "heatmap", "path": f"/r/{key}.png", "bytes": 1, "width": 2,
                                                  "height": 3, "warnings": []}]}
            self._say(peer, record, cmd="RESULT", id=id, key=key, state="done")

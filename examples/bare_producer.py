"""A producer with nothing but pyzmq and msgpack: docs/protocol.md in thirty lines. usage: bare_producer.py ENDPOINT"""
import hashlib, json, struct, sys, time
import msgpack, zmq

socket = zmq.Context().socket(zmq.DEALER)
socket.connect(sys.argv[1])
body = msgpack.packb({"data": {"columns": ["a", "b"], "values": [[1, 2, 3], [3, 1, 2]]}, "folder": "bare",
                      "charts": [{"kind": "heatmap", "options": {"dpi": 50}, "output": "bare.png"}]})
hello = {"cmd": "HELLO", "v": 1, "name": "bare"}
submit = {"cmd": "SUBMIT", "req": 1, "key": "bare", "outputs": ["bare/bare.png"], "bytes": len(body), "resend": False,
          "sha256": hashlib.sha256(struct.pack("<Q", len(body)) + body).hexdigest()}
say = lambda header, *frames: socket.send_multipart([json.dumps(header).encode(), *frames])
say(hello)
while True:
    while not socket.poll(1000):
        say({"cmd": "PING", "n": 1})  # a broker that has started anew answers RESYNC
    header, *frames = socket.recv_multipart()
    match json.loads(header):
        case {"cmd": "WELCOME"}:
            say(submit, body)
        case {"cmd": "RESYNC"}:
            submit["resend"] = True  # it may have been accepted, unheard
            say(hello)
        case {"cmd": "BUSY", "retry_after_ms": after}:
            time.sleep(after / 1000)
            say(submit, body)
        case {"cmd": "ACCEPTED", "id": id, "duplicate": True}:
            say({"cmd": "WATCH", "ids": [id]})
        case {"cmd": "REFUSED" | "RESULT"} as end:
            sys.exit(print(end, *frames) or end.get("state") != "done")

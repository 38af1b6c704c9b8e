"""A producer with nothing but pyzmq and msgpack: docs/protocol.md in thirty lines. usage: bare_producer.py ENDPOINT"""
import hashlib, json, struct, sys

import msgpack, zmq

socket = zmq.Context().socket(zmq.DEALER)
socket.connect(sys.argv[1])


def say(header, *frames):
    socket.send_multipart([json.dumps(header).encode(), *frames])


def hear():
    header, *frames = socket.recv_multipart()
    return json.loads(header), frames


say({"cmd": "HELLO", "v": 1, "name": "bare"})
assert hear()[0]["cmd"] == "WELCOME"
body = msgpack.packb({"data": {"columns": ["a", "b"], "values": [[1, 2, 3], [3, 1, 2]]},
                      "charts": [{"kind": "heatmap", "options": {"dpi": 50}, "output": "bare.png"}], "folder": "bare"})
say({"cmd": "SUBMIT", "req": 1, "key": "bare", "outputs": ["bare/bare.png"], "bytes": len(body),
     "sha256": hashlib.sha256(struct.pack("<Q", len(body)) + body).hexdigest()}, body)
header, frames = hear()
while header["cmd"] != "RESULT":
    print(header)
    if header["cmd"] in ("REFUSED", "BUSY", "RESYNC"):
        sys.exit(1)
    header, frames = hear()
print(header, json.loads(frames[0])["charts"][0]["path"])

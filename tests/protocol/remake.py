#!/usr/bin/python3
"""Fills in what follows from the rest of the corpus: the bytes of each body that says its `job`, size and digest of each
body, and both in the headers of the messages that carry one. Run it after a change by hand; a test compares.

    remake.py            rewrites the files
    remake.py --check    exits 1 and names the files that are not as it would write them
"""

import hashlib
import json
import pathlib
import struct
import sys

import msgpack

HERE = pathlib.Path(__file__).resolve().parent
WIDTH = 140
FORMATS = {"<f2": "e", "<f4": "f", "<f8": "d", "|i1": "b", "<i2": "h", "<i4": "i", "<i8": "q", "|u1": "B", "<u2": "H",
           "<u4": "I", "<u8": "Q", "|b1": "?", "<M8[ns]": "q"}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def text_of(value, indent=""):
    """What fits into a line stands in one; a diff then shows what has changed."""
    line = json.dumps(value, ensure_ascii=False)
    if not value or not isinstance(value, (dict, list)) or (indent and len(indent) + len(line) <= WIDTH):
        return line + ("" if indent else "\n")
    inner = indent + "  "
    if isinstance(value, dict):
        lines = [inner + json.dumps(name, ensure_ascii=False) + ": " + text_of(entry, inner) for name, entry in value.items()]
        return "{\n" + ",\n".join(lines) + "\n" + indent + "}" + ("" if indent else "\n")
    return "[\n" + ",\n".join(inner + text_of(entry, inner) for entry in value) + "\n" + indent + "]"


def items(column):
    """The bytes of {"dtype": D, "values": […]}."""
    return struct.pack(f"<{len(column['values'])}{FORMATS[column['dtype']]}", *map(number, column["values"]))


def number(value):
    return float(value) if isinstance(value, str) else value


def plain(value):
    """A job as its file shows it, where binary is {"$items": a typed column}, as the values that msgpack packs."""
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    if isinstance(value, dict):
        return items(value["$items"]) if set(value) == {"$items"} else {name: plain(entry) for name, entry in value.items()}
    return value


def with_frames(body):
    if "job" in body:
        raw = [items(column) for column in body.get("raw", ())]
        body["frames"] = [frame.hex() for frame in (msgpack.packb(plain(body["job"])), *raw)]
    frames = [bytes.fromhex(frame) for frame in body["frames"]]
    body["bytes"] = sum(map(len, frames))
    body["sha256"] = hashlib.sha256(b"".join(struct.pack("<Q", len(frame)) + frame for frame in frames)).hexdigest()
    return body


def with_size(message):
    """Of a SUBMIT: bytes and sha256 are those of the body behind it."""
    for frame in message.get("frames", ()):
        if "body" in frame:
            body = with_frames(read(HERE / "bodies" / "accepted" / (frame["body"] + ".json")))
            for header in filter(None, (message["header"], message.get("means"))):
                header.update({field: body[field] for field in ("bytes", "sha256") if field in header})
    return message


def made():
    """path → its text"""
    for path in sorted((HERE / "bodies").rglob("*.json")):
        yield path, text_of(with_frames(read(path)))
    for path in sorted((HERE / "messages").rglob("*.json")):
        yield path, text_of(with_size(read(path)))
    for folder in ("refused", "dialogues"):
        for path in sorted((HERE / folder).rglob("*.json")):
            yield path, text_of(read(path))


def main():
    stale = [path for path, text in made() if path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(HERE)}: run tests/protocol/remake.py")
        return 1 if stale else 0
    for path, text in made():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The Python producer against the golden corpus of messages (tests/protocol), which the C++ tests read as well."""

import json
import math
import os
import pathlib
import re
import struct
import subprocess
import sys
import unittest

import msgpack

import support  # noqa: F401  (finds the package)
from plotmill.errors import JobFailed, PlotmillError
from plotmill.job import body_sha256, make_job
from plotmill.result import Result
from plotmill.session import Session

CORPUS = pathlib.Path(support.SOURCE) / "tests" / "protocol"
DIALOGUES = ("from_producer", "to_producer", "from_worker", "to_worker")


def files(folder):
    """(path, content) of every file of a folder of the corpus."""
    found = [(path, json.loads(path.read_text(encoding="utf-8"))) for path in sorted((CORPUS / folder).glob("*.json"))]
    assert found, f"{folder}: no files"
    return found


def body(name):
    return json.loads((CORPUS / "bodies" / "accepted" / f"{name}.json").read_text(encoding="utf-8"))


def frames_of(content):
    return [bytes.fromhex(frame) for frame in content["frames"]]


class Files(unittest.TestCase):
    def test_they_are_as_the_script_writes_them(self):
        done = subprocess.run([sys.executable, CORPUS / "remake.py", "--check"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_each_says_in_a_sentence_what_it_is(self):
        for folder in [f"messages/{dialogue}" for dialogue in DIALOGUES] + ["bodies/accepted", "bodies/refused", "dialogues"]:
            for path, content in files(folder):
                self.assertGreater(len(content["says"]), 5, path)

    def test_every_refusal_has_a_word_of_the_protocol(self):
        words = set(re.findall(r"^\| (E_\w+) \|", protocol(), re.MULTILINE))
        for folder in [f"refused/{dialogue}" for dialogue in DIALOGUES] + ["bodies/refused"]:
            for path, content in files(folder):
                self.assertIn(content["code"], words, path)


def protocol():
    with open(os.path.join(support.SOURCE, "docs", "protocol.md"), encoding="utf-8") as text:
        return text.read()


def documented_rows():
    """dialogue → command → the second cell of its row in docs/protocol.md."""
    rows = {dialogue: {} for dialogue in DIALOGUES}
    where = {"Producer → broker": "from_producer", "Operators": "from_producer", "Broker → producer": "to_producer",
             "Worker → broker": "from_worker", "Broker → worker": "to_worker"}
    dialogue = None
    for line in protocol().splitlines():
        if line.startswith("## "):
            dialogue = where.get(line[3:])
        row = re.match(r"\| ([A-Z]+) \| (.*?) \|", line)
        if dialogue and row:
            rows[dialogue][row[1]] = row[2]
    rows["to_worker"]["WELCOME"] = rows["to_producer"]["WELCOME"]  # "as above"
    return rows


class Coverage(unittest.TestCase):
    DEFAULTS = {"default", "normal", "join"}  # words in the fields' cells that are no fields

    def test_every_command_of_the_protocol_has_a_message_and_every_message_a_row(self):
        for dialogue, rows in documented_rows().items():
            found = {content["header"]["cmd"] for _, content in files(f"messages/{dialogue}")}
            self.assertEqual(found, set(rows), f"docs/protocol.md and tests/protocol/messages/{dialogue}")

    def test_every_field_of_the_protocol_is_in_a_message_and_every_field_of_a_message_in_the_protocol(self):
        for dialogue, rows in documented_rows().items():
            fields = {command: set() for command in rows}
            for _, content in files(f"messages/{dialogue}"):
                fields[content["header"]["cmd"]] |= set(content.get("means", content["header"])) - {"cmd"}
            for command, cell in rows.items():
                documented = set(re.findall(r"`(\w+)`", cell)) - self.DEFAULTS
                self.assertEqual(fields[command], documented, f"{dialogue} {command}: {cell}")

    def test_a_row_that_speaks_of_a_frame_has_messages_with_one(self):
        for dialogue, rows in documented_rows().items():
            for path, content in files(f"messages/{dialogue}"):
                cell = rows[content["header"]["cmd"]]
                frames = [frame for frame in content.get("frames", ()) if "json" in frame]
                self.assertEqual(len(frames), int("one JSON frame" in cell), path)
                is_elsewhere = bool({"sizes", "file"} & content["header"].keys())  # a large body comes by itself
                self.assertEqual("body's frames" in cell and not is_elsewhere,
                                 any("body" in frame for frame in content.get("frames", ())), path)

    def test_records_have_only_fields_that_the_protocol_names(self):
        known = set(re.findall(r"`(\w+)`", protocol()))

        def names(value):
            if isinstance(value, dict):
                return set(value).union(*map(names, value.values()))
            return set().union(*map(names, value)) if isinstance(value, list) else set()

        for dialogue in DIALOGUES:
            for path, content in files(f"messages/{dialogue}"):
                for frame in content.get("frames", ()):
                    self.assertEqual(names(frame.get("json", {})) - known, set(), path)


def number(value):
    return float(value) if value in ("nan", "inf", "-inf") else value


def same(one, other):
    return one == other or (isinstance(one, float) and isinstance(other, float) and math.isnan(one) and math.isnan(other))


class Bodies(unittest.TestCase):
    FORMATS = {"<f2": "e", "<f4": "f", "<f8": "d", "|i1": "b", "<i2": "h", "<i4": "i", "<i8": "q", "|u1": "B",
               "<u2": "H", "<u4": "I", "<u8": "Q", "|b1": "?", "<M8[ns]": "q"}

    def test_the_digest_is_over_each_frames_length_and_bytes(self):
        for folder in ("bodies/accepted", "bodies/refused"):
            for path, content in files(folder):
                frames = frames_of(content)
                self.assertEqual(content["sha256"], body_sha256(frames), path)
                self.assertEqual(content["bytes"], sum(map(len, frames)), path)

    def test_what_is_accepted_is_the_job_that_stands_beside_it(self):
        """Read with msgpack and struct alone: docs/protocol.md#body is enough to understand it."""
        for path, content in files("bodies/accepted"):
            job, *raw = frames_of(content)
            data = msgpack.unpackb(job, strict_map_key=False)["data"]
            values = self.columns(data, raw)
            for column, meant in zip(values, content["means"]["columns"], strict=True):
                for value, expected in zip(column, meant["values"], strict=True):
                    if meant["dtype"] == "text":
                        self.assertEqual("" if value is None else value, expected, path)
                    else:
                        plain = float("nan") if value is None else number(value)
                        self.assertTrue(same(plain, number(expected)), f"{path}: {value!r} {expected!r}")

    def columns(self, data, raw):
        def items(column):
            memory = column["bin"] if "bin" in column else raw[column["frame"]]
            return [value for value, in struct.iter_unpack("<" + self.FORMATS[column["dtype"]], memory)]

        if "values" not in data:
            return list(map(list, zip(*data["data"]))) if "data" in data else list(data.values())
        if isinstance(data["values"], dict):
            rows, columns = data["values"]["shape"]
            flat = items(data["values"])
            if data["values"].get("order", "C") == "F":
                return [flat[i * rows:(i + 1) * rows] for i in range(columns)]
            return [flat[i::columns] for i in range(columns)]
        return [column if isinstance(column, list) else items(column) for column in data["values"]]

    def test_the_producer_makes_of_a_table_the_very_bytes_that_stand_there(self):
        made = 0
        for path, content in files("bodies/accepted"):
            if "from" in content:
                source = dict(content["from"])
                job = make_job(source.pop("table"), key=content["key"], **source)
                self.assertEqual([bytes(frame).hex() for frame in job.frames], content["frames"], path)
                self.assertEqual(job.envelope["outputs"], content["outputs"])
                self.assertEqual((job.envelope["bytes"], job.envelope["sha256"]), (content["bytes"], content["sha256"]))
                made += 1
        self.assertGreater(made, 0)


class Ending:
    """A request whose ending is noted."""

    gives_up_at = float("inf")

    def __init__(self, number, ends, job=None, question=None):
        self.number, self.ends, self.job, self.question = number, ends, job, question

    def start(self):
        return True

    def accepted(self, id):
        pass

    def done(self, value):
        if isinstance(value, Result):
            self.ends.append({"req": self.number, "state": "done"})
        else:
            self.ends.append({"req": self.number, "answer": value})

    def failed(self, error):
        assert isinstance(error, PlotmillError)
        if isinstance(error, JobFailed) and error.state != "unknown":
            self.ends.append({"req": self.number, "state": error.state})
        else:
            self.ends.append({"req": self.number, "code": error.code})

    def dropped(self):
        raise AssertionError("nothing is cancelled here")

    cancel = dropped


class Dialogues(unittest.TestCase):
    def test_a_session_plays_every_dialogue_as_it_stands_there(self):
        for path, content in files("dialogues"):
            with self.subTest(path.name):
                self.session, self.now, self.ends, self.asked = Session("corpus"), 1000.0, [], 0
                for i, step in enumerate(content["steps"]):
                    self.where = f"{path}, step {i}: {step}"
                    self.play(step)

    def play(self, step):
        if "submit" in step:
            source = dict(body("typed_columns")["from"])
            self.begin(job=make_job(source.pop("table"), key=step["submit"], **source, **step.get("with", {})))
        elif "ask" in step:
            self.begin(question=step["ask"])
        elif "hears" in step:
            frames = [json.dumps(step["hears"]).encode()]
            if "frame" in step:
                frames.append(json.dumps(step["frame"]).encode())
            self.session.receive(frames, self.now)
        elif "after_s" in step:
            self.now += step["after_s"]
            self.session.check_silence(self.now)
        elif "sends" in step:
            sent = [json.loads(message[0]) for message in self.session.messages(self.now)]
            self.assertEqual(len(sent), len(step["sends"]), f"{self.where}: sent {sent}")
            for header, expected in zip(sent, step["sends"]):
                self.assertEqual({name: header.get(name) for name in expected}, expected, self.where)
        else:
            self.assertEqual(self.ends, step["ends"], self.where)
            self.ends.clear()

    def begin(self, **what):
        self.asked += 1
        self.session.begin(Ending(self.asked, self.ends, **what), self.now)

    def test_every_header_that_the_producer_sends_has_the_fields_of_the_corpus(self):
        known = {}
        for _, content in files("messages/from_producer"):
            known.setdefault(content["header"]["cmd"], set()).update(content.get("means", content["header"]))
        for path, content in files("dialogues"):
            self.session, self.now, self.ends, self.asked, self.where = Session("corpus"), 1000.0, [], 0, str(path)
            for step in content["steps"]:
                if "sends" in step:
                    for message in self.session.messages(self.now):
                        header = json.loads(message[0])
                        self.assertLessEqual(set(header), known[header["cmd"]], path)
                elif "ends" not in step:
                    self.play(step)


if __name__ == "__main__":
    unittest.main()

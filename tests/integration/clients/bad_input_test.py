"""Bad input against the real programs: each is refused with the word that it has in the golden corpus, and the service goes on."""

import hashlib
import json
import os
import pathlib
import re
import socket
import struct
import subprocess
import unittest

import msgpack
import zmq

from support import SOURCE, Folder, Service, find_program

CORPUS = pathlib.Path(SOURCE) / "tests" / "protocol"
ESCAPE = b"\x1b[31m\n"


def files(folder):
    return [(path, json.loads(path.read_text(encoding="utf-8"))) for path in sorted((CORPUS / folder).glob("*.json"))]


def header_bytes(content):
    if "repeat" in content:
        return content["repeat"]["text"].encode() * content["repeat"]["times"]
    return bytes.fromhex(content["hex"]) if "hex" in content else content["text"].encode()


def sha256(frames):
    return hashlib.sha256(b"".join(struct.pack("<Q", len(frame)) + frame for frame in frames)).hexdigest()


def body_of(charts=(("heatmap", "x.png"),), folder="", values=((1, 2, 3), (3, 1, 2)), columns=("a", "b")):
    return msgpack.packb({"data": {"columns": columns, "values": values}, "folder": folder,
                          "charts": [{"kind": kind, "options": {"dpi": 10}, "output": output} for kind, output in charts]})


class Raw:
    """A peer that says whatever the test wants."""

    def __init__(self, url, *greeting):
        self.context = zmq.Context()
        self.socket = self.context.socket(zmq.DEALER)
        self.socket.linger = 0
        self.socket.connect(url)
        if greeting:
            self.say(*greeting)
            assert self.hear("WELCOME")

    def close(self):
        self.context.destroy(0)

    def say(self, header, *frames):
        self.frames(json.dumps(header).encode(), *frames)

    def frames(self, *frames):
        self.socket.send_multipart(frames)

    def hear(self, *commands):
        """The next message of one of these commands, with its frames as "frames"."""
        while True:
            if not self.socket.poll(20_000):
                raise AssertionError(f"not heard: {commands}")
            header, *frames = self.socket.recv_multipart()
            header = json.loads(header)
            if header["cmd"] in commands:
                return {**header, "frames": frames}

    def submit(self, key, outputs, *frames, **fields):
        self.say({"cmd": "SUBMIT", "req": 1, "key": key, "outputs": outputs, "bytes": sum(map(len, frames)),
                  "sha256": sha256(frames), **fields}, *frames)

    def outcome(self, key, outputs, *frames, **fields):
        """The error word, or "done": of the refusal, or of the job's end."""
        self.submit(key, outputs, *frames, **fields)
        answer = self.hear("REFUSED", "RESULT")
        if answer["cmd"] == "REFUSED":
            return answer["code"], answer["message"]
        if answer["state"] == "done":
            return "done", ""
        error = json.loads(answer["frames"][0])["error"]
        return error["code"], error["message"]


class WithService(Service):
    def producer(self):
        raw = Raw(self.url, {"cmd": "HELLO", "v": 1, "name": "bad"})
        self.addCleanup(raw.close)
        return raw

    def worker(self):
        raw = Raw(self.endpoint("w.sock"))
        self.addCleanup(raw.close)
        return raw

    def assert_lives(self, raw, name="alive.png"):
        self.assertEqual(raw.outcome(name, [name], body_of((("heatmap", name),))), ("done", ""))

    def status(self):
        raw = self.producer()
        raw.say({"cmd": "STATUS", "req": 9})
        return json.loads(raw.hear("STATUS")["frames"][0])


class Messages(WithService):
    def test_every_header_of_the_corpus_that_is_wrong_is_refused_with_its_word_and_its_sentence(self):
        self.serve()
        producer, worker = self.producer(), self.worker()
        for folder, raw in (("from_producer", producer), ("from_worker", worker)):
            for path, content in files(f"refused/{folder}"):
                raw.frames(header_bytes(content))
                refused = raw.hear("REFUSED")
                self.assertEqual((refused["code"], refused["message"]), (content["code"], content["sentence"]), path)
        self.assert_lives(producer)

    def test_every_body_of_the_corpus_that_is_wrong_ends_dead_with_its_word(self):
        self.serve()
        raw = self.producer()
        for path, content in files("bodies/refused"):
            frames = [bytes.fromhex(frame) for frame in content["frames"]]
            outputs = sorted(set(re.findall(r'"output": "(.*?)"', path.read_text()))) or ["k_scatter_matrix.png",
                                                                                       "k_correlation_heatmap.png"]
            code, message = raw.outcome(path.stem, [name if name.endswith(".png") else "a.png" for name in outputs], *frames)
            self.assertEqual(code, content["code"], f"{path}: {message}")
        self.assert_lives(raw)
        self.assertEqual(os.listdir(os.path.join(self.folder, "out")), ["alive.png"])

    def test_every_body_of_the_corpus_that_is_right_is_drawn_or_says_why_not(self):
        self.serve()
        raw = self.producer()
        for path, content in files("bodies/accepted"):
            frames = [bytes.fromhex(frame) for frame in content["frames"]]
            code, message = raw.outcome(content["key"], content["outputs"], *frames)
            drawable = path.stem not in ("all_null", "typed_bin", "typed_frames")  # values that a heatmap cannot show
            self.assertTrue(code == "done" or not drawable, f"{path}: {code} {message}")

    def test_frames_too_few_too_many_and_an_empty_delimiter_are_refused(self):
        self.serve()
        raw = self.producer()
        for frames, code in (((b"",), "E_SYNTAX"), ((b"", b'{"cmd":"PING","n":1}'), "E_SYNTAX"),
                             ((b'{"cmd":"PING","n":1}', b"more"), "E_FRAME")):
            raw.frames(*frames)
            self.assertEqual(raw.hear("REFUSED")["code"], code, frames)
        raw.submit("k", ["k.png"])
        self.assertEqual(raw.hear("REFUSED")["code"], "E_FRAME")
        raw.frames(*[b"x"] * 10_000)
        raw.frames(b'{"cmd":"HELLO","v":1}', b"y" * (300 << 20))  # beyond max_body: the connection ends
        self.assert_lives(self.producer())

    def test_other_versions_are_refused(self):
        self.serve()
        for version in (0, 99):
            raw = Raw(self.url)
            self.addCleanup(raw.close)
            raw.say({"cmd": "HELLO", "v": version})
            refused = raw.hear("REFUSED")
            self.assertEqual((refused["code"], refused["req"]), ("E_VERSION", 0))
            self.assertIn(str(version), refused["message"])

    def test_keys_that_are_none_are_refused(self):
        self.serve()
        raw = self.producer()
        for key in ("", ".hidden", "a/b", "a\0b", "a\nb", "k" * 201, "k" * 65_000):
            code, _ = raw.outcome(key, ["k.png"], body_of())
            self.assertIn(code, ("E_KEY", "E_LIMIT"), key[:20])
        self.assert_lives(raw)

    def test_the_same_key_joins_with_the_same_content_and_conflicts_with_other(self):
        self.serve()
        subprocess.run([find_program(), "queue", "pause", "default", "--broker", self.url], check=True, capture_output=True)
        raw = self.producer()
        raw.submit("k", ["x.png"], body_of())
        first = raw.hear("ACCEPTED")
        raw.submit("k", ["x.png"], body_of())
        again = raw.hear("ACCEPTED")
        self.assertEqual((again["id"], first["duplicate"], again["duplicate"]), (first["id"], False, True))
        raw.submit("k", ["x.png"], body_of(values=((1, 2, 3), (3, 2, 1))))
        refused = raw.hear("REFUSED")
        self.assertEqual((refused["code"], refused["id"]), ("E_KEY_CONFLICT", first["id"]))

    def test_a_stranger_among_the_workers_changes_nothing(self):
        self.serve()
        raw = self.worker()
        for header in ({"cmd": "HEARTBEAT", "boot": 1}, {"cmd": "DONE", "id": 1, "token": 5}):
            raw.say(header, b"{}")
            raw.hear("RESYNC")
        raw.say({"cmd": "READY", "v": 1, "worker": "stranger", "host": "h", "pid": 1, "slots": 1, "renderer": "1", "leases": []})
        raw.hear("WELCOME")
        for _ in range(2):
            raw.say({"cmd": "DONE", "id": 12345, "token": 5}, b"{}")
            raw.hear("SETTLED")
        self.assertEqual(self.status()["totals"]["stale"], 2)
        self.assert_lives(self.producer())

    def test_connections_that_say_nothing_keep_nobody_out(self):
        self.serve()
        silent = []
        for _ in range(200):
            one = socket.socket(socket.AF_UNIX)
            one.connect(os.path.join(self.folder, "p.sock"))
            silent.append(one)
        self.assert_lives(self.producer())
        for one in silent:
            one.close()


class Text(WithService):
    def test_text_that_a_terminal_obeys_reaches_no_log_and_no_table(self):
        self.serve()
        raw = self.producer()
        for name in ("a\x1b[31m\n2026 error forged=1", "a\u009b31m", "\x07"):
            code, message = raw.outcome("k", ["k.png"], body_of((("heat" + name, "k.png"),)))
            self.assertEqual(code, "E_CHART")
            self.assertNotRegex(message, "[\x00-\x1f\x7f-\x9f]")
            code, message = raw.outcome("k" + name, ["k.png"], body_of())
            self.assertNotRegex(message, "[\x00-\x1f\x7f-\x9f]")
        raw.say({"cmd": name})
        raw.hear("REFUSED")
        for command in (["dead", "list"], ["status"], ["dead", "list", "--json"]):
            said = subprocess.run([find_program(), *command, "--broker", self.url], capture_output=True, check=True).stdout
            self.assertNotRegex(said.decode(), "[\x00-\x09\x0b-\x1f\x7f-\x9f]", command)
        with open(os.path.join(self.folder, "log"), encoding="utf-8") as log:
            lines = log.read().split("\n")[:-1]
        self.assertGreater(len(lines), 5)
        for line in lines:
            self.assertNotRegex(line, "[\x00-\x1f\x7f-\x9f]")
            self.assertRegex(line, r"^\d{4}-\d\d-\d\dT[\d:.]+Z (info|warning|error) ")


class Paths(WithService):
    BAD = ["", ".", "/", "x/", "../x.png", "a/../../x.png", "/etc/cron.d/x.png", "a" * 252 + ".png", "a\0.png", "a\n.png", "a\x01.png",
           "a\\b.png", ".plotmill-1.png", ".x.png", "x.exe", "x.PNG", "x.png.exe", "%2e%2e%2fx.png", "....//x.png", "C:\\x.png",
           "/".join(["d"] * 16) + "/x.png", "/".join(["d" * 255] * 16) + "/x.png"]

    def test_a_path_that_is_none_is_refused_before_anything_is_kept(self):
        self.serve()
        raw = self.producer()
        for path in self.BAD:
            code, message = raw.outcome("k", [path], body_of((("heatmap", path),)))
            self.assertEqual(code, "E_PATH", f"{path!r}: {message}")
        self.assertEqual(self.status()["totals"]["accepted"], 0)
        self.assert_lives(raw)
        self.assertEqual(os.listdir(os.path.join(self.folder, "out")), ["alive.png"])

    def test_a_body_whose_paths_are_not_the_envelopes_is_refused_by_the_renderer(self):
        self.serve()
        raw = self.producer()
        for path in self.BAD:
            code, _ = raw.outcome("k", ["k.png"], body_of((("heatmap", path),)))
            self.assertIn(code, ("E_PATH", "E_LIMIT"), repr(path))
        self.assertEqual(os.listdir(os.path.join(self.folder, "out")), [])

    def test_symlinks_lead_nowhere_and_a_target_that_is_one_is_replaced_itself(self):
        self.serve()
        out, outside = os.path.join(self.folder, "out"), os.path.join(self.folder, "outside")
        os.mkdir(outside)
        os.symlink(outside, os.path.join(out, "evil"))
        kept = os.path.join(outside, "kept.png")
        with open(kept, "w") as file:
            file.write("kept")
        os.symlink(kept, os.path.join(out, "link.png"))
        os.mkfifo(os.path.join(out, "fifo.png"))
        os.mkdir(os.path.join(out, "folder.png"))
        raw = self.producer()
        self.assertEqual(raw.outcome("e", ["evil/x.png"], body_of((("heatmap", "x.png"),), "evil"), max_attempts=1)[0], "E_OUTPUT")
        self.assertEqual(raw.outcome("f", ["folder.png"], body_of((("heatmap", "folder.png"),)), max_attempts=1)[0], "E_OUTPUT")
        for name in ("link.png", "fifo.png"):
            self.assertEqual(raw.outcome(name, [name], body_of((("heatmap", name),)))[0], "done")
            self.assertTrue(os.path.isfile(os.path.join(out, name)) and not os.path.islink(os.path.join(out, name)))
        self.assertEqual(os.listdir(outside), ["kept.png"])
        with open(kept) as file:
            self.assertEqual(file.read(), "kept")

    def test_names_are_bytes_case_and_composition_count_and_folders_are_made(self):
        self.serve()
        raw = self.producer()
        names = ["a.png", "A.png", "\u00e9.png", "e\u0301.png", "\u0430.png", "-x.png", "~x.png"]  # composed, decomposed, Cyrillic а
        for name in names:
            self.assertEqual(raw.outcome(name, ["new/deep/" + name], body_of((("heatmap", name),), "new/deep"))[0], "done")
        self.assertEqual(sorted(os.listdir(os.path.join(self.folder, "out", "new", "deep"))), sorted(names))

    def test_two_live_jobs_with_one_path_are_refused_and_a_hundred_thousand_files_are_no_matter(self):
        self.serve()
        out = os.path.join(self.folder, "out", "full")
        os.mkdir(out)
        for i in range(100_000):
            os.close(os.open(f"{out}/{i}", os.O_CREAT | os.O_WRONLY))
        raw = self.producer()
        self.assertEqual(raw.outcome("k", ["full/x.png"], body_of(folder="full"))[0], "done")
        subprocess.run([find_program(), "queue", "pause", "default", "--broker", self.url], check=True, capture_output=True)
        raw.submit("one", ["x.png"], body_of())
        first = raw.hear("ACCEPTED")
        raw.submit("two", ["x.png"], body_of())
        refused = raw.hear("REFUSED")
        self.assertEqual((refused["code"], refused["id"]), ("E_PATH_BUSY", first["id"]))


class Configuration(Folder):
    BAD = {  # name → (file, what the sentence must have)
        "an unknown key": (b"broker:\n  max_job: 5\n", ":2:3: broker.max_job: unknown key, did you mean 'max_jobs'?"),
        "a wrong type": (b"broker:\n  max_jobs: many\n", ":2:13: broker.max_jobs: got 'many', expected an integer"),
        "a key twice": (b"broker:\n  max_jobs: 5\n  max_jobs: 6\n", ":3:3: 'max_jobs' is given twice, first at 2:3"),
        "billion laughs": (b"a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nbroker: *c\n", ":1:4: expected a value, got an anchor"),
        "ten megabytes": (b"#" + b"x" * (10 << 20), "larger than 1048576 bytes"),
        "tabs": (b"broker:\n\tmax_jobs: 5\n", ":2:"),
        "no UTF-8": (b"broker:\n  data_dir: \xff\n", ":2:13: not UTF-8"),
        "a port too large": (b"broker:\n  producers: tcp://127.0.0.1:70000\n", "broker.producers: got 'tcp://127.0.0.1:70000'"),
        "0 of something": (b"broker:\n  max_jobs: 0\n", "expected an integer from 1 to"),
        "limits that contradict each other": (b"broker:\n  max_body: 2GiB\n  max_queued: 1MiB\n", "broker.max_body: got 2147483648 bytes"),
        "two mistakes": (b"broker:\n  max_jobs: 0\n  what: 1\n", ":3:3: broker.what: unknown key"),
        "-1 renderers": (b"worker:\n  renderers: -1\n", ":2:14: worker.renderers: got '-1', expected an integer from 0 to 1024"),
        "10,000 renderers": (b"worker:\n  renderers: 10000\n", ":2:14: worker.renderers: got '10000'"),
        "no endpoint": (b"worker:\n  broker: tcp://127.0.0.1:70000\n", "worker.broker: got 'tcp://127.0.0.1:70000'"),
    }

    def test_each_mistake_is_78_with_its_place_and_what_was_expected(self):
        path = os.path.join(self.folder, "c.yaml")
        for name, (text, expected) in self.BAD.items():
            pathlib.Path(path).write_bytes(text)
            program = "plotmill-worker" if text.startswith(b"worker") else "plotmill-broker"
            for how in ([], ["--check"]):
                done = subprocess.run([os.path.join(os.path.dirname(find_program()), program), "--config", path, *how], timeout=30,
                                      cwd=self.folder, capture_output=True, text=True)
                self.assertEqual(done.returncode, 78, f"{name} {how}: {done.stderr}")
                self.assertIn(expected, done.stderr, name)

    def test_a_folder_that_cannot_be_written_is_78_and_named(self):
        file = os.path.join(self.folder, "file")
        open(file, "w").close()
        for program, option in (("plotmill-broker", "--data"), ("plotmill-worker", "--root")):
            done = subprocess.run([os.path.join(os.path.dirname(find_program()), program), option, file], timeout=30,
                                  cwd=self.folder, capture_output=True, text=True)
            self.assertEqual(done.returncode, 78, done.stderr)
            self.assertIn(file, done.stderr)


if __name__ == "__main__":
    unittest.main()

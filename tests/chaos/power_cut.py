#!/usr/bin/python3
"""What a power cut leaves of the broker's store: the image of an ext4 loop device, copied while the broker writes to it.

usage (root): power_cut.py --bin DIR [--cuts N] [--seed S] [--break-fsync]

The copy holds what had reached the virtual disk and nothing of the page cache, as after a cut. A broker started on it must know
every job that was ACCEPTED, with its body byte for byte (small ones are rows, large ones spool files), every RESULT that was heard,
every pause and every dropped job that was answered. `--break-fsync` makes fsync and fdatasync do nothing: then this must fail, or it
proves nothing. A loop device neither reorders nor tears sectors: it finds missing syncs, not torn ones.
Prints a line a cut; exit 0 when all hold, 1 when one does not, 77 when this machine cannot mount a loop device."""
import argparse, collections, contextlib, json, os, pathlib, random, signal, subprocess, sys, tempfile, time

from harness import wire
from harness.bodies import frames_of

SHIM = "int fsync(int f){(void)f;return 0;} int fdatasync(int f){(void)f;return 0;}\n"
IMAGE_BYTES = 512 << 20
LARGE = 1 << 20  # a body of more is announced, and comes in chunks


def run(*words):
    return subprocess.run([str(w) for w in words], check=True, capture_output=True)


class Disk:
    def __init__(self, image, folder):
        self.image, self.folder = image, folder
        folder.mkdir()
        run("mount", "-o", "loop", image, folder)

    def close(self):
        run("umount", self.folder)


class Broker:
    def __init__(self, binaries, data, sockets, shim=None):
        sockets.mkdir(exist_ok=True)
        self.sockets = sockets
        read_end, write_end = os.pipe()
        os.set_inheritable(write_end, True)
        environment = dict(os.environ, **({"LD_PRELOAD": str(shim)} if shim else {}))
        self.process = subprocess.Popen(
            [binaries / "plotmill-broker", "--data", data, "--producers", f"ipc://{sockets}/p", "--workers", f"ipc://{sockets}/w",
             "--ready-fd", str(write_end), "--log-level", "error"], pass_fds=(write_end,), env=environment)
        os.close(write_end)
        self.is_ready = os.read(read_end, 2) == b"R\n"
        os.close(read_end)

    def kill(self):
        self.process.send_signal(signal.SIGCONT)
        self.process.kill()
        self.process.wait()


class Peer(wire.Peer):
    beat_at = 0.0

    def beat(self):
        """A worker that is busy reading is not lost: on a busy machine that takes longer than three heartbeats."""
        if time.monotonic() > self.beat_at:
            self.beat_at = time.monotonic() + 0.5
            self.say("HEARTBEAT", b"{}", boot=0)


def greet(broker):
    producer, worker = Peer(f"ipc://{broker.sockets}/p"), Peer(f"ipc://{broker.sockets}/w")
    producer.say("HELLO", v=1, name="power-cut")
    worker.say("READY", v=1, worker="w", host="h", pid=1, slots=4, renderer="1", leases=[])
    for peer in (producer, worker):
        assert peer.hear()[0]["cmd"] == "WELCOME"
    return producer, worker


def body_of(rng, number):
    size = rng.choice([100, 5_000, 40_000]) if number % 25 else LARGE + rng.randrange(200_000)
    return rng.randbytes(size)


def submit(producer, number, body):
    digest = wire.digest_of(body)
    frames, large = ([], {"sizes": [len(body)]}) if len(body) > LARGE else ([body], {})
    producer.say("SUBMIT", *frames, req=number, key=f"k{number}", outputs=[f"k{number}.png"], bytes=len(body), sha256=digest, **large)
    return digest


def send_chunks(producer, number, body):
    for offset in range(0, len(body), LARGE):
        producer.say("CHUNK", body[offset:offset + LARGE], req=number, offset=offset)


def work(rng, producer, worker, broker):
    """Submits and finishes jobs until the cut, at a random moment; returns what was promised by then."""
    promised = {"accepted": {}, "done": set(), "paused": False}
    digests, announced, number, unanswered = {}, {}, 0, 0
    cut_after = rng.randrange(60, 500)
    worker.say("CREDIT", n=200)
    producer.say("PAUSE", req=10**6, queue="held")
    while len(promised["accepted"]) < cut_after:
        while unanswered < 32:
            number += 1
            announced[number] = body_of(rng, number)
            digests[number] = submit(producer, number, announced[number])
            unanswered += 1
        while producer.socket.poll(5):
            header, _ = producer.hear()
            if header["cmd"] == "ACCEPTED":
                unanswered -= 1
                promised["accepted"][header["id"]] = digests[header["req"]]
                del announced[header["req"]]
            elif header["cmd"] == "CONTINUE":  # the whole of it: they are small enough
                send_chunks(producer, header["req"], announced[header["req"]])
            elif header["cmd"] == "RESULT":
                promised["done"].add(header["id"])
            elif header["cmd"] == "ANSWER":
                promised["paused"] = True
            else:
                raise RuntimeError(f"unexpected {header}")
        while worker.socket.poll(0):
            header, _ = worker.hear()
            if header["cmd"] == "ASSIGN" and rng.random() < 0.5:
                worker.say("DONE", b"{}", id=header["id"], token=header["token"])
    broker.process.send_signal(signal.SIGSTOP)
    return promised


def check(broker, promised):
    with contextlib.ExitStack() as peers:
        producer, worker = map(peers.enter_context, greet(broker))
        return find_problems(producer, worker, promised)


def find_problems(producer, worker, promised):
    problems = []
    for id in promised["accepted"]:
        producer.say("SHOW", req=id, id=id)
    waiting = set()
    for id in promised["accepted"]:
        worker.beat()
        header, frames = producer.hear()
        if header is None or header["cmd"] != "ANSWER":
            problems.append(f"job accepted and lost: {header}")
            continue
        shown = json.loads(frames[0])
        if shown["id"] in promised["done"] and shown["state"] != "done":
            problems.append(f"job {shown['id']}: RESULT was heard, but it is {shown['state']}")
        if shown["state"] in ("queued", "delayed", "leased"):
            waiting.add(shown["id"])
    producer.say("STATUS", req=1)
    queues = json.loads(producer.hear()[1][0])["queues"]
    if promised["paused"] and not any(q["queue"] == "held" and q["paused"] for q in queues):
        problems.append("the pause is lost")
    worker.say("CREDIT", n=4000)
    heard = collections.Counter()
    deadline = time.monotonic() + 60
    while waiting:
        worker.beat()
        header, frames = worker.hear(0.5)
        if header is None and time.monotonic() < deadline:
            continue
        if header is None:
            producer.say("STATUS", req=2)
            status = json.loads((producer.hear()[1] or [b"{}"])[0])
            problems.append(f"{len(waiting)} jobs are not assigned; heard {dict(heard)}; {status.get('jobs')}, workers {status.get('workers')}")
            break
        heard[header["cmd"]] += 1
        if header["cmd"] != "ASSIGN":
            continue
        body = frames_of(header, frames) or []  # damaged: none
        if header["id"] in waiting and promised["accepted"][header["id"]] != wire.digest_of(*body):
            problems.append(f"job {header['id']}: another body")
        waiting.discard(header["id"])
    return problems


def cut(args, folder, seed):
    rng = random.Random(seed)
    binaries = pathlib.Path(args.bin).resolve()
    shim = None
    if args.break_fsync:
        (folder / "shim.c").write_text(SHIM)
        shim = folder / "shim.so"
        run("gcc", "-shared", "-fPIC", "-o", shim, folder / "shim.c")
    image = folder / "disk.img"
    with open(image, "wb") as file:
        file.truncate(IMAGE_BYTES)
    run("mkfs.ext4", "-q", "-F", image)
    try:
        disk = Disk(image, folder / "disk")
    except subprocess.CalledProcessError:
        print("no loop device can be mounted here")
        sys.exit(77)
    broker = None
    try:
        broker = Broker(binaries, disk.folder / "q", folder / "s1", shim)
        producer, worker = greet(broker)
        with producer, worker:
            promised = work(rng, producer, worker, broker)
        run("cp", "--sparse=always", image, folder / "after.img")
    finally:
        if broker:
            broker.kill()
        disk.close()
    disk = Disk(folder / "after.img", folder / "after")
    try:
        broker = Broker(binaries, disk.folder / "q", folder / "s2")
        problems = check(broker, promised) if broker.is_ready else ["the broker does not start on what is left"]
        broker.kill()
    finally:
        disk.close()
    print(f"power_cut seed={seed} accepted={len(promised['accepted'])} results={len(promised['done'])} problems={len(problems)}",
          flush=True)
    for problem in problems[:5]:
        print("  " + problem)
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--cuts", type=int, default=5)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--break-fsync", action="store_true", help="prove that missing syncs are found")
    args = parser.parse_args()
    if os.geteuid() != 0:
        print("only root can mount")
        return 77
    found = []
    for seed in range(args.seed, args.seed + args.cuts):
        with tempfile.TemporaryDirectory(prefix="plotmill-cut-") as folder:
            found += cut(args, pathlib.Path(folder), seed)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

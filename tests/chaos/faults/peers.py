"""Peers that are not honest, not awake, or too many."""
import pathlib, resource, socket, struct, threading, time

from harness import wire
from harness.processes import rss_bytes
from harness.registry import fault
from harness.service import wait_for

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "fuzz" / "corpus" / "header"
FLOOD_MAX_JOBS = 200
SOCKET_OPTIONS = (("max_jobs", str(FLOOD_MAX_JOBS)), ("max_queued", "8MiB"))
SLOW_RSS_BYTES = 64 << 20


def connect(endpoint):
    is_local = endpoint.startswith("ipc://")
    host, _, port = endpoint.removeprefix("tcp://").rpartition(":")
    peer = socket.socket(socket.AF_UNIX if is_local else socket.AF_INET)
    peer.setblocking(False)
    try:
        peer.connect(endpoint.removeprefix("ipc://") if is_local else (host, int(port)))
    except (BlockingIOError, ConnectionRefusedError):
        pass
    return peer


def cpu_s(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def exhaust(pid, endpoint, flows):
    """500 connections to a broker that has 40 descriptors to spare, while `flows()` looks whether others are served."""
    used = len(list(pathlib.Path(f"/proc/{pid}/fd").iterdir()))
    before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (used + 40, before[1]))
    peers = [connect(endpoint) for _ in range(500)]
    try:
        flows()
    finally:
        for peer in peers:
            peer.close()
        if pathlib.Path(f"/proc/{pid}").exists():
            resource.prlimit(pid, resource.RLIMIT_NOFILE, before)


@fault("F26", "500 connections to a broker with 40 descriptors to spare, over ipc: libzmq 4.3.4 ends it, and nothing is lost", needs=("prlimit",))
def exhaust_descriptors(field):
    # ipc_listener.cpp asserts what tcp_listener.cpp tolerates (EMFILE); only who may open the socket's file can do it.
    exhaust(field.service.broker.pid, field.service.producers_at, lambda: field.flows(40))


@fault("F26", "the same over TCP: peers that are there are served on", needs=("prlimit",), is_drill=True)
def exhaust_descriptors_over_tcp(stage):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    broker = stage.broker(stage.folder / "q", at={"p": f"tcp://127.0.0.1:{port}"})
    pid = broker.process.pid
    with wire.producer(broker.at["p"]) as peer:
        peer.hear_of("WELCOME")

        def flows():
            for number in range(1, 101):
                wire.submit(peer, number, b"x" * 100)
                header, _ = peer.hear_of("ACCEPTED", "BUSY", "RESYNC", "REFUSED", seconds=10)
                if header is None or header["cmd"] != "ACCEPTED":
                    stage.problems.append(f"who was there before is not served: {header}")
                    return
                stage.counts["accepted"] += 1

        exhaust(pid, broker.at["p"], flows)
        started = cpu_s(pid) if broker.wait(0.1) is None else 0
        code = broker.wait(1)
        stage.expect(code is None, f"the broker ended with {code}: {broker.said()[-300:]}")
        stage.expect(code is not None or cpu_s(pid) - started < 0.5, "the broker is busy with nothing after the flood")


@fault("F49", "1,000 connections that never say a word")
def say_nothing(field):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 4096)), hard))
    peers = [connect(endpoint) for endpoint in (field.service.producers_at, field.service.workers_at) for _ in range(500)]
    try:
        field.flows(60)
    finally:
        for peer in peers:
            peer.close()


@fault("F33", "a producer that asks and asks and never reads")
def never_read(field):
    pid, before = field.service.broker.pid, rss_bytes(field.service.broker.pid)
    with field.operator(high_water_mark=1) as peer:
        peer.hear_of("WELCOME")
        deadline = time.monotonic() + 2
        while time.monotonic() < deadline:
            try:
                peer.socket.send(b'{"cmd":"STATUS","req":1}', flags=1)
            except wire.zmq.Again:
                field.moment.wait(0.01)
        field.flows(10)
    after = rss_bytes(field.service.broker.pid)
    field.expect(field.service.broker.pid == pid and after - before < SLOW_RSS_BYTES,
                 f"F33: the broker went from {before >> 20} to {after >> 20} MiB for one who does not read")


@fault("F34", "four producers without restraint and no worker: BUSY at the limit, and bounded memory", settings=SOCKET_OPTIONS)
def flood(field):
    service, over, busy = field.service, threading.Event(), [0] * 4
    for worker in service.workers:
        worker.hold()
        worker.process.terminate()
    for worker in service.workers:
        worker.wait_gone(20)
    before = rss_bytes(service.broker.pid)

    def submit_on(number):
        with wire.producer(service.producers_at, f"flood{number}", high_water_mark=100) as peer:
            peer.hear_of("WELCOME")
            req = 0
            while not over.is_set():
                req += 1
                # A key that is refused only once it is looked at: nothing of the flood stays.
                peer.say("SUBMIT", b"x" * 20_000, req=req, key=f"flood{number}-{req}", outputs=["../x"], bytes=20_000, sha256="0" * 64)
                while (header := peer.hear(0)[0]) is not None:
                    busy[number] += header["cmd"] in ("BUSY", "REFUSED")

    for producer in field.producers:
        producer.open_limit = 2 * FLOOD_MAX_JOBS
        producer.rate *= 8
    threads = [threading.Thread(target=submit_on, args=(number,), daemon=True) for number in range(4)]
    for thread in threads:
        thread.start()
    wait_for(lambda: sum(producer.busy for producer in field.producers) > 0, 20, "BUSY at the limit")
    over.set()
    for thread in threads:
        thread.join(20)
    status = field.status()
    field.expect(status["jobs"]["queued"] + status["jobs"].get("delayed", 0) <= FLOOD_MAX_JOBS, "F34: more jobs than max_jobs")
    grown = rss_bytes(service.broker.pid) - before
    field.expect(grown < SLOW_RSS_BYTES, f"F34: the broker has grown by {grown >> 20} MiB")
    field.expect(sum(busy) > 0, "F34: nobody of the flood was answered")
    for producer in field.producers:
        producer.open_limit = 24
        producer.rate /= 8
    for worker in service.workers:
        worker.release()


@fault("F35", "a second worker with the name of one that is there")
def steal_name(field):
    before = field.status()["totals"]["returned"]
    with wire.worker(field.service.workers_at, name="worker0", pid=4) as thief:
        header, _ = thief.hear_of("WELCOME", "REFUSED")
        field.expect(header and header.get("code") == "E_KEY_CONFLICT", f"F35: who takes another's name hears {header}")
        thief.say("CREDIT", n=100)
        header, _ = thief.hear_of("ASSIGN", seconds=0.5)
        field.expect(header is None, "F35: who takes another's name gets jobs")
    field.expect(field.status()["totals"]["returned"] == before, "F35: the rightful worker lost its leases")


def greetings(rng):
    """What is no ZMTP 3: another version, another protocol, frames of absurd length, noise."""
    yield b"\xff" + bytes(7) + b"\x01\x7f" + b"\x01\x00NULL" + bytes(52)
    yield b"GET / HTTP/1.1\r\nHost: plotmill\r\n\r\n"
    yield b"\x01\x00"  # ZMTP 1: an anonymous identity
    good = b"\xff" + bytes(7) + b"\x01\x7f\x03\x00NULL" + bytes(16) + b"\x00" + bytes(31)
    yield good + b"\x02" + struct.pack(">Q", 8 << 30)
    yield good + b"\x04\x19\x05READY\x0bSocket-Type\x00\x00\x00\x06DEALER" + b"\x02" + struct.pack(">Q", 8 << 30)
    yield good + rng.randbytes(500)
    yield rng.randbytes(2000)


@fault("F36", "garbage: the fuzzer's corpus as headers, connections that speak no ZMTP, frames of 8 GiB", weight=2)
def send_garbage(field):
    pid = field.service.broker.pid
    for endpoint in (field.service.producers_at, field.service.workers_at):
        for greeting in greetings(field.rng):
            with connect(endpoint) as peer:
                try:
                    peer.setblocking(True)
                    peer.settimeout(2)
                    peer.sendall(greeting)
                except OSError:
                    pass  # thrown out before the end: as well
        with wire.producer(endpoint, "garbage") as peer:
            for path in sorted(CORPUS.iterdir()):
                peer.socket.send_multipart([path.read_bytes()[:60_000]])
                peer.socket.send_multipart([field.rng.randbytes(40), b"", field.rng.randbytes(9)])
            field.flows(5)
    field.expect(field.service.broker.pid == pid, "F36: garbage ended the broker")

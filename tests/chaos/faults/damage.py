"""What happens to the files of a queue: torn, flipped, gone, another's. Drills on copies of a queue that kill -9 left."""
import sqlite3, subprocess

from harness.registry import fault

JOBS, FINISHED = 40, 10
TEARS, FLIPS = 8, 12
REFUSED = (74, 78)  # storage, configuration: a sentence, and the old file stays


def commit_order(states):
    """Ids that the broker knows, and those it does not: of a torn log a prefix survives."""
    return [id for id in sorted(states) if states[id] is not None], [id for id in sorted(states) if states[id] is None]


@fault("F10", "the log is cut off or flipped at a random place: what was committed before it survives", is_drill=True)
def tear_log(stage):
    data, promises = stage.queue_of("torn", JOBS, window=2)
    for number in range(TEARS):
        copy = stage.copy(data, f"torn{number}")
        log = copy / "queue.db-wal"
        bytes_ = bytearray(log.read_bytes())
        at = stage.rng.randrange(len(bytes_))
        if number % 2:
            del bytes_[at:]
        else:
            bytes_[at] ^= 1 << stage.rng.randrange(8)
        log.write_bytes(bytes_)
        broker = stage.broker(copy)
        stage.expect(broker.is_ready, f"log changed at byte {at}: no start: {broker.said()[-300:]}")
        if not broker.is_ready:
            continue
        states = stage.shown(broker, list(promises.accepted))
        known, unknown = commit_order(states)
        stage.counts["known"] += len(known)
        stage.expect(len(states) == JOBS and (not known or not unknown or known[-1] < unknown[0]),
                     f"log changed at byte {at}: no prefix: known {known}, unknown {unknown}")
        got = stage.assigned(broker, len(known))
        stage.expect(all(got.get(id) == promises.accepted[id] for id in known), f"log changed at byte {at}: other bodies")
        broker.kill()
        stage.counts["torn"] += 1


@fault("F11", "a bit of the store flips: refused at start, found when it is read, or without effect; never another body", is_drill=True)
def flip_bits(stage):
    data, promises = stage.queue_of("whole", JOBS, FINISHED)
    broker = stage.broker(data)
    broker.stop()  # so that the bytes stand in the database, not in the log
    for number in range(FLIPS):
        copy = stage.copy(data, f"flip{number}")
        spooled = sorted(path for path in (copy / "spool").rglob("*") if path.is_file())
        target = stage.rng.choice(spooled) if spooled and number % 3 == 0 else copy / "queue.db"
        bytes_ = bytearray(target.read_bytes())
        at = stage.rng.randrange(len(bytes_))
        bytes_[at] ^= 1 << stage.rng.randrange(8)
        target.write_bytes(bytes_)
        stage.counts["flipped"] += 1
        broker = stage.broker(copy)
        if not broker.is_ready:
            code = broker.wait()
            stage.expect(code in REFUSED, f"{target.name} flipped at byte {at}: ended with {code}: {broker.said()[-300:]}")
            stage.counts["refused"] += 1
            continue
        got = stage.assigned(broker, JOBS - FINISHED, seconds=0.4)
        wrong = [id for id, digest in got.items() if promises.accepted.get(id) not in (None, digest)]
        stage.expect(not wrong, f"{target.name} flipped at byte {at}: jobs {wrong} were handed out with another body")
        stage.counts["found"] += len(got) < JOBS - FINISHED
        broker.kill()


def expect_refusal(stage, copy, what, before):
    broker = stage.broker(copy)
    code = broker.wait()
    stage.expect(not broker.is_ready and code in REFUSED, f"{what}: ended with {code}")
    said = broker.said().strip().splitlines()
    stage.expect(len(said) in (1, 2) and "queue.db" in said[0], f"{what}: said {said[:3]}")
    path = copy / "queue.db"
    now = path.read_bytes() if path.is_file() else None
    stage.expect(now == before, f"{what}: the file was changed")
    stage.counts["refused"] += 1


@fault("F12", "garbage, nothing, a folder or another program's database instead of the store: a sentence, and nothing is touched", is_drill=True)
def replace_store(stage):
    data, _ = stage.queue_of("q", 5)
    foreign = stage.folder / "foreign.db"
    store = sqlite3.connect(foreign)
    store.executescript("PRAGMA user_version=2; CREATE TABLE t(a);")
    store.close()
    for what, content in (("garbage", stage.rng.randbytes(9000)), ("nothing", b""), ("another's", foreign.read_bytes())):
        copy = stage.copy(data, what.replace("'", ""))
        (copy / "queue.db-wal").unlink(missing_ok=True)
        (copy / "queue.db").write_bytes(content)
        expect_refusal(stage, copy, what, content)
    copy = stage.copy(data, "folder")
    (copy / "queue.db").unlink()
    (copy / "queue.db").mkdir()
    expect_refusal(stage, copy, "a folder", None)
    copy = stage.copy(data, "gone")
    (copy / "queue.db").unlink()
    broker = stage.broker(copy)
    stage.expect(not broker.is_ready and broker.wait() in REFUSED, "only the log is there: an empty queue was made")


@fault("F43", "a store of another schema version, newer or older than any: refused", is_drill=True)
def change_schema_version(stage):
    data, _ = stage.queue_of("q", 3)
    stage.broker(data).stop()
    for version in (0, 99):
        copy = stage.copy(data, f"v{version}")
        store = sqlite3.connect(copy / "queue.db")
        store.execute(f"PRAGMA user_version={version}")
        store.close()
        expect_refusal(stage, copy, f"version {version}", (copy / "queue.db").read_bytes())


@fault("F13", "the spool file of a waiting job is gone: the job is dead with E_CHECKSUM, the others go on", is_drill=True)
def remove_spool_file(stage):
    lose_bodies(stage, lambda path: path.unlink())


@fault("F48", "a claim check that is cut, of other bytes, or unreadable", is_drill=True)
def damage_spool_file(stage):
    harms = [lambda path: path.write_bytes(path.read_bytes()[:-1]), lambda path: path.write_bytes(stage.rng.randbytes(path.stat().st_size)),
             lambda path: path.write_bytes(b""), replace_by_folder]
    for number, harm in enumerate(harms):
        lose_bodies(stage, harm, f"q{number}")


def replace_by_folder(path):
    path.unlink()
    path.mkdir()


def lose_bodies(stage, harm, name="q"):
    data, promises = stage.queue_of(name, 14)
    spooled = sorted(path for path in (data / "spool").rglob("*") if path.is_file())
    stage.expect(spooled, "there is no spool file")
    lost = {int(path.name) for path in spooled}
    for path in spooled:
        harm(path)
    broker = stage.broker(data)
    stage.expect(broker.is_ready, f"no start: {broker.said()[-300:]}")
    got = stage.assigned(broker, len(promises.accepted) - len(lost))
    for _ in range(50):  # told when it is on disk
        states = stage.shown(broker, list(promises.accepted))
        if all(states.get(id) == "dead" for id in lost):
            break
        stage.moment.wait(0.1)
    stage.expect(all(states.get(id) == "dead" for id in lost), f"jobs without a body are {[states.get(id) for id in lost]}")
    stage.expect(not lost & got.keys(), "a job without its body was handed out")
    stage.expect(got.keys() == promises.accepted.keys() - lost, "a job that has its body was not handed out")
    stage.counts["lost_bodies"] += len(lost)
    broker.kill()


@fault("F44", "compound: `plotmill-broker recover` of a damaged store is killed in the middle, and done again", is_drill=True, needs=("strace",))
def interrupt_recovery(stage):
    data, promises = stage.queue_of("q", JOBS)
    stage.broker(data).stop()
    store = data / "queue.db"
    bytes_ = bytearray(store.read_bytes())
    page = 4096 * (len(bytes_) // 4096 // 2)
    bytes_[page:page + 512] = bytes(512)
    store.write_bytes(bytes_)
    command = [stage.programs / "plotmill-broker", "recover", "--data", data]
    for call in ("fdatasync", "rename", "openat", "pwrite64"):
        for fate in ("signal=KILL", "error=EIO"):
            when = stage.rng.randrange(1, 12)
            copy = stage.copy(data, "r")
            command[-1] = copy
            subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{fate}:when={when}", *command], capture_output=True)
            done = subprocess.run(command, capture_output=True, text=True)
            stage.expect(done.returncode == 0, f"recover after {call}:{fate}:when={when} ends with {done.returncode}: {done.stderr[-300:]}")
            broker = stage.broker(copy)
            stage.expect(broker.is_ready, f"no start after recover, {call}:{fate}:when={when}: {broker.said()[-200:]}")
            if broker.is_ready:
                states = stage.shown(broker, list(promises.accepted))
                kept = sum(state is not None for state in states.values())
                stage.expect(kept >= JOBS // 2, f"recover after {call}:{fate}:when={when} keeps {kept} of {JOBS} jobs")
                stage.counts["kept"] += kept
            broker.kill()
            stage.counts["interrupted"] += 1

#!/usr/bin/python3
"""Kills and stops broker, link and renderers at random while jobs flow, then looks at what is left.

usage: chaos.py --bin DIR [--jobs N] [--kills N] [--minutes M] [--seed S] [--keep]

Faults: SIGKILL of the broker, a link or a renderer; SIGSTOP of one of them for up to three heartbeats and a half, then SIGCONT.

Invariants, all checked:
  - every accepted job ends done, with exactly one result at the producer
  - every output is there, complete, and byte for byte what `plotmill render` draws of the same job ("drawn once in effect")
  - at no instant does a name that is not `.plotmill-…` hold anything but a complete PNG (looked at all the while)
  - nothing else is left in the output folder: no temporary, no extra file
Prints one line with the figures; exit 0 when all hold, 1 when one does not. The seed decides what is hit, and after which job.
With --minutes it is done again and again, each time with the next seed, until the time is over; then a line with the sums.
"""
import argparse, json, os, pathlib, random, signal, subprocess, sys, tempfile, threading, time, zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "clients" / "python"))
import plotmill  # noqa: E402

KINDS = ("scatter_matrix", "correlation_heatmap")


def png_problem(data):
    """Why these bytes are no complete PNG, or None."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        return "no signature"
    at, idat = 8, b""
    while True:
        if at + 12 > len(data):
            return "ends early"
        size = int.from_bytes(data[at:at + 4], "big")
        body = data[at + 4:at + 8 + size]
        if zlib.crc32(body) != int.from_bytes(data[at + 8 + size:at + 12 + size], "big"):
            return "bad checksum"
        if body[:4] == b"IDAT":
            idat += body[4:]
        at += 12 + size
        if body[:4] == b"IEND":
            break
    try:
        zlib.decompress(idat)
    except zlib.error as problem:
        return str(problem)
    return None if at == len(data) else "bytes after the end"


class Watcher(threading.Thread):
    """Reads every published name again and again; a reader must never see half a file."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder, self.stop, self.problems, self.looks = folder, threading.Event(), [], 0

    def run(self):
        rng = random.Random(0)
        while not self.stop.is_set():
            names = [n for n in os.listdir(self.folder) if not n.startswith(".plotmill-")]
            for name in rng.sample(names, min(len(names), 50)):
                problem = png_problem((self.folder / name).read_bytes())
                self.looks += 1
                if problem:
                    self.problems.append(f"{name}: {problem}")
            self.stop.wait(0.002)


class Service:
    """`plotmill serve` in a folder of its own."""

    def __init__(self, binaries, folder, renderers):
        self.binaries, self.folder = binaries, folder
        self.url = f"ipc://{folder}/producers.sock"
        read_end, write_end = os.pipe()
        os.set_inheritable(write_end, True)
        self.log = open(folder / "serve.log", "wb")
        self.process = subprocess.Popen(
            [binaries / "plotmill", "serve", "--data", folder / "data", "--root", folder, "--producers", self.url, "--workers", f"ipc://{folder}/workers.sock",
             "--renderers", str(renderers), "--max-jobs", "50", "--ready-fd", str(write_end)],
            stderr=self.log, stdout=self.log, pass_fds=(write_end,))
        os.close(write_end)
        if not os.read(read_end, 1):
            raise RuntimeError("serve did not start: " + (folder / "serve.log").read_text())
        os.close(read_end)

    def status(self):
        """The status document, or None while the broker is away."""
        answer = subprocess.run([self.binaries / "plotmill", "status", "--json", "--broker", self.url, "--timeout", "2"],
                                capture_output=True)
        return json.loads(answer.stdout) if answer.returncode == 0 else None

    def victims(self):
        """(kind, pid) of all that may be killed now."""
        status = self.status()
        if not status:
            return []
        found = [("broker", status["broker"]["pid"])]
        for worker in status["workers"]:
            report = worker.get("report") or {}
            if report.get("link"):
                found.append(("link", report["link"]["pid"]))
            found += [("renderer", r["pid"]) for r in report.get("renderers", [])]
        return found

    def close(self):
        self.process.terminate()
        try:
            return self.process.wait(60)
        finally:
            self.log.close()


def tables(count, seed):
    import numpy as np
    rng = np.random.RandomState(seed)
    return [rng.rand(4 + i % 7, 3 + i % 4) for i in range(count)]


def expected(binaries, folder, jobs):
    """What `plotmill render` draws of the same tables: name -> bytes."""
    folder.mkdir()
    for key, table in jobs.items():
        job = {"key": key, "data": {"columns": list(range(table.shape[1])), "values": [list(map(float, c)) for c in table.T]},
               "charts": [{"kind": k, "options": {"dpi": 10}} for k in KINDS]}
        (folder / (key + ".json")).write_text(json.dumps(job))
    names = [folder / (key + ".json") for key in jobs]
    for start in range(0, len(names), 500):
        subprocess.run([binaries / "plotmill", "render", "-o", folder / "out", *names[start:start + 500]],
                       check=True, stdout=subprocess.DEVNULL)
    return {p.name: p.read_bytes() for p in (folder / "out").iterdir()}


def kill_one(service, rng, counts):
    """One SIGKILL; renderers are hit most, as they are in life. False while nothing can be found."""
    victims = service.victims()
    kinds = sorted({kind for kind, _ in victims})
    if not kinds:
        return False
    if rng.random() < 0.2:
        return stop_one(rng, rng.choice(victims)[1], counts)
    kind = rng.choices(kinds, [{"broker": 2, "link": 2, "renderer": 4}[k] for k in kinds])[0]
    pid = rng.choice([p for k, p in victims if k == kind])
    try:
        if not pathlib.Path(f"/proc/{pid}/comm").read_text().startswith("plotmill"):
            return False  # gone, and its number somebody else's
        os.kill(pid, signal.SIGKILL)
    except (ProcessLookupError, FileNotFoundError):
        return False
    counts[kind] += 1
    return True


def stop_one(rng, pid, counts):
    """SIGSTOP, and SIGCONT after a while: a process that is slow to the point of being given up, and then comes back."""
    try:
        if not pathlib.Path(f"/proc/{pid}/comm").read_text().startswith("plotmill"):
            return False
        os.kill(pid, signal.SIGSTOP)
    except (ProcessLookupError, FileNotFoundError):
        return False

    def go_on():
        try:
            os.kill(pid, signal.SIGCONT)
        except ProcessLookupError:
            pass  # killed meanwhile, by us or by its watcher

    timer = threading.Timer(rng.uniform(0.1, 3.5), go_on)
    timer.daemon = True
    timer.start()
    counts["stopped"] += 1
    return True


def run(args, seed, folder):
    rng = random.Random(seed)
    binaries = pathlib.Path(args.bin).resolve()
    jobs = {f"job-{i:05d}": t for i, t in enumerate(tables(args.jobs, seed))}
    wanted = expected(binaries, folder / "expected", jobs)
    out = folder / "out"
    out.mkdir()
    watcher = Watcher(out)
    watcher.start()
    service = Service(binaries, folder, renderers=2)
    counts = {"broker": 0, "link": 0, "renderer": 0, "stopped": 0}
    results, failures = {}, []
    start = time.monotonic()
    with plotmill.Client(service.url) as client:
        # Jobs go out in as many portions as there are kills, so that every kill meets work.
        keys, futures = list(jobs), {}
        portion = max(1, len(keys) // max(1, args.kills))
        for at in range(0, len(keys), portion):
            for key in keys[at:at + portion]:
                futures[key] = client.submit(jobs[key], key=key, folder="out",
                                             charts=[{"kind": k, "options": {"dpi": 10}} for k in KINDS])
            deadline = time.monotonic() + 60
            while sum(counts.values()) < args.kills and not kill_one(service, rng, counts):
                if time.monotonic() > deadline:
                    raise RuntimeError("nothing to kill for 60 s")
        for key, future in futures.items():
            try:
                results[key] = future.result(timeout=args.timeout)
            except Exception as problem:  # a verdict on the job: told below, with its key
                failures.append(f"{key}: {type(problem).__name__}: {problem}")
    seconds = time.monotonic() - start
    status = service.status()
    code = service.close()
    watcher.stop.set()
    watcher.join()
    found = {p.name: p.read_bytes() for p in out.iterdir()}
    problems = list(failures) + watcher.problems
    problems += [f"{n}: missing" for n in sorted(wanted.keys() - found.keys())]
    problems += [f"{n}: should not be there" for n in sorted(found.keys() - wanted.keys())]
    problems += [f"{n}: other bytes than plotmill render's" for n in sorted(wanted.keys() & found.keys()) if found[n] != wanted[n]]
    if status and status["jobs"].get("dead", 0):
        problems.append(f"{status['jobs']['dead']} dead jobs")
    if code != 0:
        problems.append(f"serve ended with {code} after TERM")
    if sum(counts.values()) < args.kills:
        problems.append(f"only {sum(counts.values())} of {args.kills} kills")
    print(f"chaos jobs={len(jobs)} charts={len(found)} results={len(results)} seconds={seconds:.1f} seed={seed} "
          f"killed_broker={counts['broker']} killed_link={counts['link']} killed_renderer={counts['renderer']} "
          f"stopped={counts['stopped']} looks={watcher.looks} problems={len(problems)}")
    for problem in problems[:20]:
        print("  " + problem)
    return problems, sum(counts.values()), len(jobs)


def run_in_folder(args, seed):
    if args.keep:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="plotmill-chaos-"))
        print(folder)
        return run(args, seed, folder)
    with tempfile.TemporaryDirectory(prefix="plotmill-chaos-") as folder:
        return run(args, seed, pathlib.Path(folder))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder of plotmill, plotmill-broker, plotmill-worker")
    parser.add_argument("--jobs", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--minutes", type=float, default=0, help="again with the next seed until so much time is over")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=300)
    parser.add_argument("--keep", action="store_true", help="keep the folder, to look at it")
    args = parser.parse_args()
    end, seed, faults, jobs, problems = time.monotonic() + 60 * args.minutes, args.seed, 0, 0, []
    while True:
        found, hit, drawn = run_in_folder(args, seed)
        problems, faults, jobs, seed = problems + found, faults + hit, jobs + drawn, seed + 1
        sys.stdout.flush()
        if time.monotonic() >= end:
            break
    if args.minutes:
        print(f"chaos minutes={args.minutes:g} seeds={args.seed}..{seed - 1} jobs={jobs} faults={faults} problems={len(problems)}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

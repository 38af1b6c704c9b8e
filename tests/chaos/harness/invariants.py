"""The invariants I1–I8 of RELIABILITY.md section 3, checked in one place after every run.

I1 every accepted job has exactly one end          I5 nothing is left behind: temporaries, spool files, descriptors, memory, processes
I2 done means the very picture; dead means why     I6 what was not accepted drew nothing
I3 no reader ever sees half a picture (Watcher)    I7 a job ends once, whatever was said how often
I4 nothing outside the root changes                I8 ready again soon after every fault, without help (Runner)
"""
import json, pathlib, sqlite3

from .processes import fd_count, rss_bytes
from .service import wait_for

RSS_SLACK_BYTES = 12 << 20  # besides 5 %: what a run of a minute keeps on purpose (results, generations, histories)
FD_SLACK = 4
ENDS = {"good": ("done",), "bad": ("dead",), "poison": ("dead",)}


class Baseline:
    """What the service costs once it is warm."""

    def __init__(self, service):
        self.starts = {program.name: program.starts for program in service.supervisor.programs}
        self.processes = service.processes_when_well()
        self.fds = {program.name: fd_count(program.pid) for program in service.supervisor.programs}
        self.rss = {program.name: rss_bytes(program.pid) for program in service.supervisor.programs}


def outside(service):
    """I4: everything in the service's folder that no process of it has any business to change."""
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
            for path in [service.folder, service.config, *(service.folder / "neighbour").rglob("*")] if path != service.folder} | {
        str(service.folder): sorted(path.name for path in service.folder.iterdir())}


def check_ends(jobs):
    """I1, I7 and the records of I2, as the producers saw it."""
    for job in jobs:
        if job.kind == "refused":
            if job.refused is None:
                yield f"I6: {job.key} is no key, and was not refused"
            continue
        if len(job.ids) != 1:
            yield f"I1: {job.key} was accepted as {sorted(job.ids) or 'nothing'}"
        if not job.results:
            yield f"I1: {job.key} (job {job.id}) has no end"
            continue
        ends = {json.dumps(result, sort_keys=True) for result in job.results}
        if len(ends) != 1:
            yield f"I7: {job.key} has ended {len(ends)} times: {sorted(ends)}"
        _, state, record = job.results[0]
        if state not in ENDS[job.kind]:
            yield f"I1: {job.key} ({job.kind}) is {state}: {json.dumps(record)[:300]}"
        elif state == "dead" and not (record.get("error", {}).get("code") and record["error"].get("message")):
            yield f"I2: {job.key} is dead without a reason: {record}"


def check_pictures(jobs, gallery, root):
    """I2 and I6: exactly the pictures of the good jobs, byte for byte, and no temporary (I5)."""
    wanted = {path: gallery.pictures[job.table][i] for job in jobs if job.kind == "good" and job.results
              for i, path in enumerate(job.outputs)}
    found = {str(path.relative_to(root)): path for path in root.rglob("*") if not path.is_dir()}
    yield from (f"I2: {name} is missing" for name in sorted(wanted.keys() - found.keys()))
    for name in sorted(found.keys() - wanted.keys()):
        rule = "I5" if ".plotmill-" in name else "I6"
        yield f"{rule}: {name} should not be there"
    yield from (f"I2: {name} has other bytes than plotmill render's" for name in sorted(wanted.keys() & found.keys())
                if found[name].read_bytes() != wanted[name])
    for job in jobs:
        if job.kind == "good" and job.results:
            for chart, path in zip(job.results[0][2].get("charts", []), job.outputs):
                if path in found and chart.get("bytes") != found[path].stat().st_size:
                    yield f"I2: {path}: its record says {chart.get('bytes')} bytes"


def check_store(jobs, data):
    """I1, I7 and I5 in the file that the broker leaves: one row for each end, none for a life, no spool file without its job."""
    store = sqlite3.connect(f"file:{data}/queue.db", uri=True)
    try:
        alive = store.execute("SELECT count(*) FROM jobs").fetchone()[0]
        dead = {row[0] for row in store.execute("SELECT id FROM dead")}
        states = dict(store.execute("SELECT id, state FROM results"))
        if store.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            yield "I1: the store is damaged"
    finally:
        store.close()
    if alive:
        yield f"I1: {alive} jobs are alive in the store"
    ids = {id for job in jobs for id in job.ids}
    yield from (f"I1: job {id} was accepted and is not in the store" for id in sorted(ids - states.keys()))
    yield from (f"I6: job {id} is in the store, and nobody was told" for id in sorted(states.keys() - ids))
    yield from (f"I7: job {id} is {states.get(id)} and among the dead" for id in sorted(dead) if states.get(id) not in ("dead", None))
    spooled = {int(path.name) if path.name.isdigit() else path.name for path in (pathlib.Path(data) / "spool").rglob("*") if path.is_file()}
    yield from (f"I5: the spool file {name} has no job" for name in sorted(map(str, spooled - dead)))


def check_costs(service, baseline):
    """I5 while it still runs: as many processes as at the start, no zombie; descriptors and memory as when it was warm."""
    try:
        wait_for(lambda: len(service.pids()) == baseline.processes and "Z" not in service.pids().values(), 10, "")
    except TimeoutError:
        pids = service.pids()
        yield f"I5: {len(pids)} processes, expected {baseline.processes}, {list(pids.values()).count('Z')} of them zombies"
    for program in service.supervisor.programs:
        fds, before = fd_count(program.pid), baseline.fds[program.name]
        if fds > before * 1.05 + FD_SLACK:
            yield f"I5: {program.name} has {fds} descriptors, {before} at the start"
        rss, before = rss_bytes(program.pid), baseline.rss[program.name]
        if rss > before * 1.05 + RSS_SLACK_BYTES:
            yield f"I5: {program.name} has {rss >> 20} MiB, {before >> 20} MiB at the start"

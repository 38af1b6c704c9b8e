"""Two things measured beside each other on a machine that is not quiet: A B B A …, so that a slow minute falls on both, and what is told is
the median of the pairs' ratios with an interval that a bootstrap gives (percentile, 95 %). The time that the hypervisor took away
(steal) is told beside it: where it is large nothing else is to be believed."""

import json, os, pathlib, random, resource, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[1]
PYTHON = "/usr/bin/python3"
# Not /tmp: ext4 takes a millisecond to make a file among the inodes (of a block group) of thousands that were deleted in the last
# minutes, as benches and builds do there. With +T each folder made in it goes to a group of its own.
FOLDER = ROOT / "build" / "bench-data"
RESAMPLES = 4000


def temporary_folder():
    FOLDER.mkdir(parents=True, exist_ok=True)
    subprocess.run(["chattr", "+T", FOLDER], capture_output=True)  # other file systems have no such flag, nor the need
    return tempfile.TemporaryDirectory(dir=FOLDER)


class Run:
    """A command that has ended: its output, and what it and its children took."""

    def __init__(self, command, env=None, folder=None):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = subprocess.run([str(part) for part in command], env={**os.environ, **(env or {})}, cwd=folder, capture_output=True, text=True)
        self.wall_s = time.monotonic() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            sys.exit(f"{' '.join(map(str, command))}\nfailed ({done.returncode}):\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        self.cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.out = done.stdout

    def field(self, name):
        """`name=1.5` in its output."""
        return next(float(word.partition("=")[2]) for word in self.out.split() if word.startswith(name + "="))


def _jiffies():
    fields = [int(word) for word in pathlib.Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return sum(fields), fields[7]


def interval(values):
    """The 95 % interval of the median; the same for the same values."""
    if len(values) < 2:
        return [values[0], values[0]]
    chance = random.Random(1)
    medians = sorted(statistics.median(chance.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return [medians[int(0.025 * RESAMPLES)], medians[int(0.975 * RESAMPLES) - 1]]


def compare(ours, peer, pairs):
    """Each is called once a pair and gives a dict of figures by name; the same names are compared. One that `peer` alone or
    `ours` alone has is told without a ratio. ratio: the peer's figure by ours."""
    total, stolen = _jiffies()
    seen = {"ours": [], "peer": []}
    for pair in range(pairs):
        for name, measure in (("ours", ours), ("peer", peer))[::1 if pair % 2 == 0 else -1]:
            seen[name].append(measure())
    total_after, stolen_after = _jiffies()
    figures = {}
    for name in seen["ours"][0]:
        mine = [run[name] for run in seen["ours"]]
        figures[name] = {"ours": statistics.median(mine), "ours_least": min(mine), "ours_most": max(mine)}
        if name in seen["peer"][0]:
            theirs = [run[name] for run in seen["peer"]]
            ratios = [b / a for a, b in zip(mine, theirs)]
            figures[name] |= {"peer": statistics.median(theirs), "ratio": statistics.median(ratios), "interval": interval(ratios)}
    return {"pairs": pairs, "steal_percent": round(100 * (stolen_after - stolen) / max(1, total_after - total), 1), "figures": figures}


def ratio_text(figure):
    """As "ratio=12.3 [11.9, 12.6]"."""
    low, high = figure["interval"]
    return f"ratio={figure['ratio']:.1f} [{low:.1f}, {high:.1f}]"


def tell(records, lines, path):
    """Prints the lines of each record as it comes, and writes all of them to the file, if there is to be one."""
    told = []
    for record in records:
        told.append(record)
        for line in lines(record):
            print(line, flush=True)
    if path:
        pathlib.Path(path).write_text(json.dumps(told, indent=1))


def private_mib(pid="self"):
    """Memory that only this process has."""
    lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def check_pictures(folder, count, size=None):
    """Decodes every PNG there; ends the run when there are not so many, or one is blank or of another size."""
    from PIL import Image
    names = sorted(pathlib.Path(folder).rglob("*.png"))
    if len(names) != count:
        sys.exit(f"{folder}: got {len(names)} pictures, expected {count}")
    for name in names:
        with Image.open(name) as picture:
            picture.load()
            if size is not None and picture.size != size:
                sys.exit(f"{name}: got {picture.size}, expected {size}")
            if len(set(picture.convert("L").getdata())) < 2:
                sys.exit(f"{name}: is blank")

#!/usr/bin/python3
"""Does the harness find what it is there for? Breaks the sources, one promise at a time, and demands that the run fails.

usage (root, by hand: it compiles): break_on_purpose.py [--preset release] [--seeds N] [--only NAME]

Nothing of this tree is touched: the sources with their build folder are seen through an overlay in a mount namespace of its own, where each break
is written, built (only what depends on it) and tried with up to N seeds of the faults that should find it. Before the first one the sources as
they are must pass the same faults. Exit 0 when every break was found, 1 when one was not, 77 without root or overlays.
"""
import argparse, dataclasses, os, pathlib, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGETS = ["plotmill", "plotmill-broker", "plotmill-worker"]


@dataclasses.dataclass(frozen=True)
class Break:
    """In `file` the text `was` becomes `now`; it must stand there exactly once."""
    name: str
    promise: str
    edits: tuple  # of (file, was, now)
    faults: str


BREAKS = [
    Break("commit", "ACCEPTED is said only after the job is on disk",
          (("broker/store/schema.cpp", 'connection.execute("PRAGMA synchronous=FULL");\n    const', 'connection.execute("PRAGMA synchronous=OFF");\n    const'),
           ("broker/store/schema.cpp", 'synchronous != "2"', 'synchronous != "0"')), "F09"),
    Break("token", "a DONE counts only with the current token",
          (("broker/core/worker_events.cpp", " && job->token == lease.token", ""),), "F21"),
    Break("rename", "a rename never precedes the sync of what it publishes",
          (("common/output/output_root.cpp", """    if (durability == Durability::group) {
        if (const Status synced = folders.sync_file_systems(); !synced) {
            return std::vector<Status>(group.size(), synced);
        }
    }
    std::vector<Status> results;
    results.reserve(group.size());
    for (const Publication& publication : group) {
        results.push_back(rename_within(folders.get(folder_of(publication.target)), publication));
    }
""", """    std::vector<Status> results;
    results.reserve(group.size());
    for (const Publication& publication : group) {
        results.push_back(rename_within(folders.get(folder_of(publication.target)), publication));
    }
    if (durability == Durability::group) {
        if (const Status synced = folders.sync_file_systems(); !synced) {
            return std::vector<Status>(group.size(), synced);
        }
    }
"""),), "F09"),
    Break("sync", "DONE never precedes the sync of what was published",
          (("common/output/output_root.cpp", "if (::syncfs(folder->get()) != 0) {", "if (false) {"),
           ("common/output/output_root.cpp", "if (folder && ::fsync(folder->get()) != 0) {", "if (false) {")), "F09"),
]


def see_through_overlay():
    """This process and its children see a tree that may be broken. False where that cannot be had."""
    if os.geteuid() != 0:
        return False
    if "PLOTMILL_OVERLAY" not in os.environ:
        os.environ["PLOTMILL_OVERLAY"] = "1"
        os.execvp("unshare", ["unshare", "-m", "--propagation", "private", sys.executable, *sys.argv])
    upper = pathlib.Path(tempfile.mkdtemp(prefix="pm-break-"))
    subprocess.run(["mount", "-t", "tmpfs", "none", upper], check=True)
    for name in ("upper", "work"):
        (upper / name).mkdir()
    return subprocess.run(["mount", "-t", "overlay", "overlay", "-o",
                           f"lowerdir={ROOT},upperdir={upper}/upper,workdir={upper}/work", ROOT]).returncode == 0


def build(preset):
    subprocess.run(["nice", "-n", "10", "cmake", "--build", "--preset", preset, "-j2", "--target", *TARGETS], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)


def run_harness(faults, seed):
    """(exit code, its lines) of one run."""
    done = subprocess.run([sys.executable, ROOT / "tests/chaos/chaos.py", "--bin", ROOT / "build/bin", "--faults", faults, "--seed", str(seed),
                           "--recover-s", "30"], capture_output=True, text=True, cwd=ROOT)
    return done.returncode, done.stdout.splitlines()


def apply(edits):
    before = {}
    for file, was, now in edits:
        path = ROOT / file
        text = path.read_text()
        before.setdefault(path, text)
        if text.count(was) != 1:
            sys.exit(f"{file}: what is to be broken stands there {text.count(was)} times, expected once:\n{was}")
        path.write_text(text.replace(was, now))
    return before


def tell(seed, lines):
    print(f"  seed {seed}: " + next((line for line in lines if line.startswith("chaos seeds=")), "no verdict"))
    for line in [line for line in lines if line.startswith("  F") or line.startswith("  I")][:3]:
        print("  " + line[:180])


def is_found(one, args):
    before = apply(one.edits)
    try:
        build(args.preset)
        for seed in range(1, args.seeds + 1):
            code, lines = run_harness(one.faults, seed)
            tell(seed, lines)
            if code == 1 and any(line.startswith(("  I", "  F")) and "Traceback" not in line for line in lines):
                return True
        return False
    finally:
        for path, text in before.items():
            path.write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="release")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--only", help="of " + ", ".join(one.name for one in BREAKS))
    args = parser.parse_args()
    if not see_through_overlay():
        print("no root, or no overlay file system")
        return 77
    os.chdir(ROOT)
    build(args.preset)
    missed = []
    breaks = [one for one in BREAKS if args.only in (None, one.name)]
    for faults in dict.fromkeys(one.faults for one in breaks):
        print(f"as it is, {faults}:", flush=True)
        code, lines = run_harness(faults, 1)
        tell(1, lines)
        missed += [f"without a break {faults} fails"] if code != 0 else []
    for one in breaks:
        began = time.monotonic()
        print(f"broken: {one.promise} ({one.name}), {one.faults}:", flush=True)
        found = is_found(one, args)
        print(f"  {'found' if found else 'NOT FOUND'} after {time.monotonic() - began:.0f} s", flush=True)
        missed += [] if found else [one.name]
    print("break_on_purpose: " + ("all found" if not missed else "missed: " + ", ".join(missed)))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

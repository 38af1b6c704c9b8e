#!/usr/bin/python3
"""Faults at random while jobs flow, then the invariants I1–I8 (harness/invariants.py). README.md tells which row of the matrix is which.

usage: chaos.py --bin DIR [--seed S] [--minutes M] [--faults F01,F04,…] [--strikes N] [--recover-s S] [--list] [--keep]

A round is a service of its own: a broker, two workers with two renderers each, two producers that send good jobs, a few bad ones and a few
that crash or hang their renderer. Each fault strikes it once, in an order that the seed decides (N of them with --strikes), and after each the
service must be ready again. Drills set up what they hurt themselves and come after it. With --minutes rounds follow each other, each with
the next seed, until the time is over. Every round prints its seed and counts; exit 0 when all held, 1 when not, 77 when this machine can
do none of what was asked for. What it lacks for a fault is said.
"""
import argparse, collections, faulthandler, os, pathlib, random, shutil, sys, tempfile, time, traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import faults  # noqa: E402,F401 – registers them
from harness.drill import Stage  # noqa: E402
from harness.field import Field  # noqa: E402
from harness.pictures import Gallery  # noqa: E402
from harness.registry import FAULTS, lacking  # noqa: E402
from harness.service import own_mounts  # noqa: E402


def chosen(args, has_mounts):
    numbers = args.faults.split(",") if args.faults else list(FAULTS)
    unknown = [number for number in numbers if number not in FAULTS]
    if unknown:
        sys.exit(f"--faults: got {', '.join(unknown)}, expected some of {', '.join(FAULTS)}")
    found = []
    for one in (one for number in dict.fromkeys(numbers) for one in FAULTS[number]):
        lacks = lacking(one, has_mounts)
        if lacks:
            print(f"{one.number} is left out: this machine has no {', '.join(lacks)}")
        else:
            found.append(one)
    return found


def groups(strikes):
    """Strikes that share a service, by the settings that they need."""
    found = collections.defaultdict(list)
    for one in strikes:
        found[one.settings].append(one)
    return found


def strike_all(args, folder, seed, group, gallery):
    settings, strikes = group
    options = {"settings": dict(settings), "mounts": args.mounts, "rate": args.rate, "recover_s": args.recover_s}
    if any("faketime" in one.needs for one in strikes):
        faults.clock.prepare(folder, options)
    began = time.monotonic()
    field = Field(args.bin, folder, seed, gallery, options)
    try:
        field.start()
        for one in strikes:
            seconds = field.strike(one)
            if args.verbose:
                print(f"  {one.number} {one.name}: {seconds:.1f} s, {field.finished()} jobs, {len(field.problems)} problems", flush=True)
        field.end()
        counts = " ".join(f"{name}={value}" for name, value in field.figures().items())
        print(f"chaos seed={seed} faults={','.join(one.number for one in strikes)} seconds={time.monotonic() - began:.1f} {counts} "
              f"problems={len(field.problems)}", flush=True)
        if field.problems:
            print(field.service.tail())
        return field.problems, field.finished(), field.strikes
    finally:
        field.close()


def drill_all(args, folder, seed, drills):
    problems = []
    for one in drills:
        place = folder / one.act.__name__
        place.mkdir()
        began, stage = time.monotonic(), Stage(args.bin, place, random.Random(f"{seed}{one.act.__name__}"), args.mounts)
        try:
            found = list(one.act(stage) or []) + stage.problems
        except Exception:  # noqa: BLE001 – told as a problem of this drill, the others go on
            found = [traceback.format_exc()]
        finally:
            stage.close()
        print(f"drill seed={seed} fault={one.number} name={one.act.__name__} seconds={time.monotonic() - began:.1f} {stage.figures()} "
              f"problems={len(found)}", flush=True)
        problems += [f"{one.number}: {problem}" for problem in found]
    return problems


def round_of(args, seed, faults_chosen):
    rng = random.Random(seed)
    strikes = [one for one in faults_chosen if not one.is_drill]
    drills = [one for one in faults_chosen if one.is_drill]
    rng.shuffle(strikes)
    if args.strikes:
        strikes, drills = strikes[:args.strikes], rng.sample(drills, min(len(drills), max(1, args.strikes // 4)))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pmc-", dir="/dev/shm" if pathlib.Path("/dev/shm").is_dir() else None))
    problems, jobs, hits = [], 0, len(drills)
    try:
        gallery = Gallery(args.bin, folder / "gallery", seed) if strikes else None
        for number, group in enumerate(groups(strikes).items()):
            place = folder / f"s{number}"
            place.mkdir()
            found, drawn, struck = strike_all(args, place, seed, group, gallery)
            problems, jobs, hits = problems + found, jobs + drawn, hits + struck
        problems += drill_all(args, folder, seed, drills)
    except Exception:  # noqa: BLE001 – this round has failed, the next one is tried
        problems.append(traceback.format_exc())
    for problem in problems[:30]:
        print("  " + problem, flush=True)
    if args.keep:
        print(f"kept: {folder}")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return problems, jobs, hits


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=lambda text: pathlib.Path(text).resolve(), help="folder of plotmill, plotmill-broker, plotmill-worker")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--faults", help="rows of the matrix, as F01,F04; default: all")
    parser.add_argument("--strikes", type=int, default=0, help="so many faults a round, drawn at random; default: each once")
    parser.add_argument("--rate", type=float, default=40.0, help="jobs a second of each of the two producers, at most")
    parser.add_argument("--recover-s", type=float, default=10.0, help="I8: ready again within so many seconds")
    parser.add_argument("--list", action="store_true", help="say which faults there are, and end")
    parser.add_argument("--keep", action="store_true", help="keep the folder, to look at it")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    if args.list:
        for one in (one for number in sorted(FAULTS) for one in FAULTS[number]):
            print(f"{one.number} {'drill ' if one.is_drill else 'strike'} {one.act.__name__}: {one.name}")
        return 0
    if args.bin is None:
        parser.error("--bin is required")
    faulthandler.dump_traceback_later(3600 + 60 * args.minutes, exit=True)
    args.mounts = own_mounts()
    faults_chosen = chosen(args, args.mounts)
    if not faults_chosen:
        return 77
    end, seed, problems, jobs, hits = time.monotonic() + 60 * args.minutes, args.seed, [], 0, 0
    while True:
        found, drawn, struck = round_of(args, seed, faults_chosen)
        problems, jobs, hits, seed = problems + found, jobs + drawn, hits + struck, seed + 1
        if time.monotonic() >= end:
            break
    print(f"chaos seeds={args.seed}..{seed - 1} jobs={jobs} faults={hits} problems={len(problems)}")
    return 1 if problems else 0


if __name__ == "__main__":
    code = main()
    # Everything is put away by now. Python's own end would tear daemon threads, their sockets and the ZeroMQ context down in
    # whatever order the collector finds them, and a context that goes before its sockets waits for them for ever.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

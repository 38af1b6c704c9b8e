#!/usr/bin/python3
"""How many instructions our own code takes for one table's charts, counted by callgrind: unlike a time this does not hang on the
machine's load, so that a gate can hold it.

usage: instructions.py BENCH_RENDER [--record]
Exit status: 0 within the limit, 1 more than is recorded in instructions.json allows, 77 (skipped) without valgrind. --record writes what was
counted. Libraries are left out, and our own loops kept to the baseline: they choose their code by the processor.
"""
import argparse, json, pathlib, re, shutil, subprocess, sys, tempfile

RECORD = pathlib.Path(__file__).with_name("instructions.json")
LIMIT = 1.03
RUNS = 3  # of bench_render when it is given no time
CASES = ("story_dpi10", "story", "rows_200", "rows_10k", "columns_50")


def own_instructions(profile, program):
    """The self cost of all functions of one object file in callgrind's profile."""
    names, total, is_own, is_call = {}, 0, False, False
    for line in profile.read_text().splitlines():
        if found := re.match(r"ob=\((\d+)\)(?: (.*))?", line):
            names.setdefault(found[1], found[2])
            is_own = names[found[1]] == str(program)
        elif found := re.match(r"cob=\((\d+)\) (.*)", line):
            names.setdefault(found[1], found[2])
        elif line.startswith("calls="):
            is_call = True
        elif re.match(r"[+*\d-]", line):
            if is_own and not is_call:
                total += int(line.split()[1])
            is_call = False
    return total


def count(program, case):
    with tempfile.TemporaryDirectory() as folder:
        profile = pathlib.Path(folder, "profile")
        subprocess.run(["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={profile}", "--collect-atstart=no",
                        "--toggle-collect=plotmill::chart::Renderer::render(*", program, "0", case, "", "baseline"],
                       check=True, stdout=subprocess.DEVNULL)
        return own_instructions(profile, program) // RUNS


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    if not shutil.which("valgrind"):
        print("skipped: no valgrind")
        return 77
    counted = {case: count(args.program, case) for case in CASES}
    if args.record:
        RECORD.write_text(json.dumps(counted, indent=1) + "\n")
    recorded = json.loads(RECORD.read_text())
    for case, now in counted.items():
        print(f"{case:12} {now:12,} instructions, recorded {recorded[case]:12,}, {now / recorded[case] - 1:+.1%}")
    return int(any(now > LIMIT * recorded[case] for case, now in counted.items()))


sys.exit(main())

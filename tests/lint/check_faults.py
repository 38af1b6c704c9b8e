#!/usr/bin/python3
"""Every row of the fault matrix stands in tests/chaos/README.md, and every scenario, test and file that it names is there."""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROWS = 50


def problems():
    rows = re.findall(r"^\| (F\d\d) \| (.*?) \|", (ROOT / "tests/chaos/README.md").read_text(), re.MULTILINE)
    if [row for row, _ in rows] != [f"F{number:02}" for number in range(1, ROWS + 1)]:
        yield f"rows: got {[row for row, _ in rows]}, expected F01 to F{ROWS} in order"
    tests = {name for path in (ROOT / "tests").rglob("*_test.cpp") for name in re.findall(r'TEST_CASE\("([^"]*)"', path.read_text())}
    sources = [path.read_text() for path in (ROOT / "tests/chaos").rglob("*.py")]
    scenarios = {(row, name) for source in sources for row, name in re.findall(r'@fault\("(F\d\d)"(?:.|\n)*?\ndef (\w+)\(', source)}
    for row, cell in rows:
        for name in re.findall(r'"([^"]*)"', cell):
            if name not in tests:
                yield f"{row}: there is no test '{name}'"
        for name in re.findall(r"`([^`]*)`", cell):
            is_file = (ROOT / name).exists() or (ROOT / "tests/chaos/harness" / name).exists()
            if not is_file and not name.startswith("--") and (row, name) not in scenarios:
                yield f"{row}: there is no scenario {name} of this row"
    named = {(row, name) for row, cell in rows for name in re.findall(r"`(\w*)`", cell)}
    yield from (f"{row}: the scenario {name} does not stand in README.md" for row, name in sorted(scenarios - named))


found = list(problems())
print("\n".join(found))
sys.exit(1 if found else 0)

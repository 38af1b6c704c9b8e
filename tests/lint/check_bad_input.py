#!/usr/bin/python3
"""docs/testing.md has a row for each kind of bad input, and every test that a row names is there."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROWS = [f"B{number:02}" for number in (*range(1, 34), *range(82, 100))]


def tests():
    names = set()
    for path in (ROOT / "tests").rglob("*_test.cpp"):
        text = re.sub(r'"\s*\n\s*"', "", path.read_text(encoding="utf-8"))  # one literal over several lines
        names |= set(re.findall(r'TEST_CASE\(\s*"((?:[^"\\]|\\.)*)"', text))
        names |= set(re.findall(r'property\(\s*"((?:[^"\\]|\\.)*)"', text))
    for path in (ROOT / "tests").rglob("*.py"):
        names |= set(re.findall(r"def (test_\w+)\(", path.read_text(encoding="utf-8")))
    return names


def main():
    known, found, problems = tests(), [], []
    for line in (ROOT / "docs" / "testing.md").read_text(encoding="utf-8").splitlines():
        row = re.match(r"\| (B\d\d) \|.*\| (.*) \|$", line)
        if row is None:
            continue
        found.append(row[1])
        named = re.findall(r"`([^`]+)`", row[2])
        problems += [f"{row[1]}: no test named"] * (not named)
        problems += [f"{row[1]}: no test {name!r}" for name in named if name not in known]
    problems += [f"{row}: no row" for row in ROWS if row not in found]
    for problem in problems:
        print(f"docs/testing.md: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

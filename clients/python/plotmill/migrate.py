"""What a matplotlib script needs to run on Plotmill: `plotmill migrate SCRIPT.py`, `python -m plotmill.migrate SCRIPT.py`."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections import Counter
from typing import Any

from .moving.coverage import why_not
from .moving.imports import change_imports
from .moving.uses import find_uses

EXAMPLE = """example:
  plotmill migrate story.py                 what it uses, what is not covered (with the line), and the change as a diff
  plotmill migrate story.py -o story_pm.py  writes the changed script
  plotmill migrate --write *.py             changes the scripts themselves
exit status: 0 all is covered, 1 something is not, 2 a script cannot be read"""


def examine(source: str, name: str) -> dict[str, Any]:
    """The report of one script as plain values. Raises SyntaxError."""
    uses = find_uses(source)
    refused = [(use, why) for use in uses if (why := why_not(use))]
    lines = {use for use, _ in refused}
    changed = change_imports(source)
    diff = "".join(difflib.unified_diff(source.splitlines(keepends=True), changed.splitlines(keepends=True), name, name, n=1))
    return {"script": name, "covered": dict(sorted(Counter(str(use) for use in uses if use not in lines).items())),
            "not_covered": [{"line": use.line, "use": str(use), "why": why} for use, why in refused],
            "diff": diff, "changed": changed}


def as_text(report: dict[str, Any]) -> str:
    said = [f"{report['script']}: {sum(report['covered'].values())} uses covered, {len(report['not_covered'])} not"]
    said += [f"  covered      {use}" + (f" × {count}" if count > 1 else "") for use, count in report["covered"].items()]
    said += [f"  not covered  line {entry['line']}: {entry['use']}: {entry['why']}" for entry in report["not_covered"]]
    said.append(f"  a value that is not covered shows when it runs: plotmill compare {report['script']}")
    return "\n".join([*said, "", report["diff"] or "nothing to change: no import of matplotlib or seaborn"])


def read_arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="plotmill migrate", description=__doc__, epilog=EXAMPLE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scripts", nargs="+", metavar="SCRIPT.py")
    parser.add_argument("--json", action="store_true", help="the reports as a JSON list")
    target = parser.add_mutually_exclusive_group()
    target.add_argument("-o", "--output", metavar="FILE", help="write the changed script there (of one script)")
    target.add_argument("--write", action="store_true", help="change the scripts themselves")
    given = parser.parse_args(words)
    if given.output and len(given.scripts) > 1:
        parser.error(f"-o: got {len(given.scripts)} scripts, expected one")
    return given


def main(words: list[str] | None = None) -> int:
    given = read_arguments(words)
    reports = []
    for script in given.scripts:
        try:
            with open(script, encoding="utf-8") as file:
                reports.append(examine(file.read(), script))
        except (OSError, SyntaxError, UnicodeDecodeError) as error:
            print(f"plotmill migrate: {script}: {error}", file=sys.stderr)
            return 2
    for report in reports:
        changed = report.pop("changed")
        if given.output or given.write:
            with open(given.output or report["script"], "w", encoding="utf-8") as file:
                file.write(changed)
        if not given.json:
            print(as_text(report))
    if given.json:
        print(json.dumps(reports, indent=2, ensure_ascii=False))
    return 1 if any(report["not_covered"] for report in reports) else 0


if __name__ == "__main__":
    sys.exit(main())

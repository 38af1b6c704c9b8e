"""A script run by matplotlib and by Plotmill, side by side: `plotmill compare SCRIPT.py`, `python -m plotmill.compare SCRIPT.py`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from typing import Any

from .server import PrivateServer

EXAMPLE = """example:
  plotmill compare story.py                     a line for each picture, and story_compare.html with both and their difference
  plotmill compare -o page.html story.py -- 3   with an argument for the script
The pictures that the script saves (or shows) go to a folder of their own; other files that it writes are written, twice.
exit status: 0 every picture passes, 1 one differs or is refused, 2 the script cannot be run"""


NAME_LETTERS = 32


def short(name: str) -> str:
    """As wide as its column; of a longer one both ends, since a script's pictures often begin alike."""
    if len(name) <= NAME_LETTERS:
        return name.ljust(NAME_LETTERS)
    return name[:NAME_LETTERS // 4 - 1] + "…" + name[-NAME_LETTERS * 3 // 4:]


def megabytes(count: float) -> str:
    return f"{count / 1e6:.0f} MB"


def picture_line(pair: Any) -> str:
    theirs, ours = pair.costs
    cost = (f"{theirs['seconds'] * 1e3:9.1f} ms {megabytes(theirs['peak_bytes']):>8} {ours['seconds'] * 1e3:9.1f} ms "
            f"{megabytes(ours['peak_bytes']):>8} {ours.get('renderer_seconds', 0) * 1e3:9.1f} ms {megabytes(ours.get('renderer_bytes', 0)):>8}")
    if pair.likeness is None:
        return f"{short(pair.name)} {'':15} {cost}  {pair.trouble}"
    verdict = "ok" if pair.likeness.passes else "DIFFERS"
    return f"{short(pair.name)} {pair.likeness.parity:.4f} {verdict:8} {cost}"


def as_text(found: Any) -> str:
    lines = [f"{'':{NAME_LETTERS + 16}} {'matplotlib':>21} {'the script on Plotmill':>21} {'its renderer':>21}",
             f"{'picture':{NAME_LETTERS}} {'parity':15} " + " ".join([f"{'time':>12} {'peak':>8}"] * 3)]
    lines += [picture_line(pair) for pair in found.pairs]
    theirs, ours = found.reports["matplotlib"], found.reports["plotmill"]
    if found.pairs and ours["seconds"]:
        lines.append(f"all pictures on disk: matplotlib {theirs['seconds']:.3f} s, {megabytes(theirs['peak_bytes'])}; Plotmill "
                     f"{ours['seconds']:.3f} s, {megabytes(ours['peak_bytes'])}: {theirs['seconds'] / ours['seconds']:.1f} times as fast")
    if found.trouble:
        lines.append(found.trouble)
    return "\n".join(lines)


def as_values(found: Any) -> dict[str, Any]:
    pictures = []
    for pair in found.pairs:
        likeness = pair.likeness
        measured = {name: round(getattr(likeness, name), 4) for name in ("parity", "worst", "tone", "ssim")} if likeness else {}
        pictures.append({"name": pair.name, "passes": bool(likeness and likeness.passes), "trouble": pair.trouble, **measured,
                         "matplotlib": pair.costs[0], "plotmill": pair.costs[1]})
    totals = {side: {name: report[name] for name in ("seconds", "peak_bytes", "error")} for side, report in found.reports.items()}
    return {"script": found.script, "passes": found.passes, "trouble": found.trouble, "pictures": pictures, "totals": totals}


def read_arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="plotmill compare", description=__doc__, epilog=EXAMPLE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("script", metavar="SCRIPT.py")
    parser.add_argument("arguments", nargs="*", metavar="ARGUMENT", help="of the script, after --")
    parser.add_argument("-o", "--output", metavar="PAGE.html", help="the page (default: SCRIPT_compare.html here)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--limit", type=float, default=600.0, metavar="SECONDS", help="for either run (default 600)")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> int:
    given = read_arguments(words)
    try:
        from .moving.both import run_both
        from .moving.page import make_page
    except ModuleNotFoundError as missing:
        print(f"plotmill compare: {missing.name} is missing; on Debian: apt install python3-matplotlib python3-seaborn", file=sys.stderr)
        return 2
    if not os.path.isfile(given.script):
        print(f"plotmill compare: {given.script}: no such file", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="plotmill-compare-") as root:
        server = PrivateServer(root, [])
        try:
            found = run_both(given.script, root, server.url, given.arguments, limit_s=given.limit)
        finally:
            server.stop()
        table = as_text(found)
        output = given.output or os.path.splitext(os.path.basename(given.script))[0] + "_compare.html"
        with open(output, "w", encoding="utf-8") as file:
            file.write(make_page(found, table))
    print(json.dumps(as_values(found), indent=2) if given.json else f"{table}\n{output}")
    return 0 if found.passes else 1


if __name__ == "__main__":
    sys.exit(main())

"""A script run by matplotlib and by Plotmill, and its pictures held together."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from .measure import Likeness, compare, load

SIDES = ("matplotlib", "plotmill")
PACKAGES = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))


@dataclass
class Pair:
    """A picture as both have it; without a likeness `trouble` says why."""

    name: str
    paths: tuple[str, str]
    costs: tuple[dict[str, Any], dict[str, Any]]
    likeness: Likeness | None = None
    trouble: str = ""


@dataclass
class Comparison:
    script: str
    reports: dict[str, dict[str, Any]]
    pairs: list[Pair] = field(default_factory=list)

    @property
    def passes(self) -> bool:
        return not self.trouble and bool(self.pairs) and all(pair.likeness and pair.likeness.passes for pair in self.pairs)

    @property
    def trouble(self) -> str:
        """What keeps one of the sides from having its pictures."""
        said = [f"{side}: {report['error']}" for side, report in self.reports.items() if report["error"]]
        counts = [len(report["pictures"]) for report in self.reports.values()]
        if not said and counts[0] != counts[1]:
            said = [f"matplotlib saves {counts[0]} pictures, plotmill {counts[1]}"]
        return "; ".join(said)


def run_side(side: str, script: str, folder: str, arguments: list[str], python: str, broker: str, limit_s: float) -> dict[str, Any]:
    os.makedirs(folder, exist_ok=True)
    path = os.pathsep.join(part for part in (PACKAGES, os.environ.get("PYTHONPATH", "")) if part)
    environment = os.environ | {"PYTHONPATH": path, "PLOTMILL_BROKER": broker, "MPLBACKEND": "agg"}
    nothing: dict[str, Any] = {"pictures": [], "seconds": 0.0, "peak_bytes": 0}
    try:
        ran = subprocess.run([python, "-m", "plotmill.moving.child", side, folder, os.path.abspath(script), *arguments], env=environment,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=limit_s)
    except subprocess.TimeoutExpired:
        return nothing | {"error": f"not done after {limit_s:g} s"}
    report = os.path.join(folder, "report.json")
    if not os.path.exists(report):
        return nothing | {"error": (ran.stderr.strip().splitlines() or [f"exit status {ran.returncode}"])[-1]}
    with open(report, encoding="utf-8") as file:
        return dict(json.load(file))


def hold_together(name: str, paths: tuple[str, str], costs: tuple[dict[str, Any], dict[str, Any]]) -> Pair:
    pair = Pair(name, paths, costs, trouble=costs[1].get("error", ""))
    if not pair.trouble:
        try:
            pair.likeness = compare(load(paths[0]), load(paths[1]))
        except (OSError, ValueError) as error:
            pair.trouble = str(error)
    return pair


def run_both(script: str, root: str, broker: str, arguments: list[str] | None = None, python: str = sys.executable,
             limit_s: float = 600.0) -> Comparison:
    """One side after the other, so that neither takes the other's processors."""
    folders = [os.path.join(root, side) for side in SIDES]
    reports = {side: run_side(side, script, folder, arguments or [], python, broker, limit_s) for side, folder in zip(SIDES, folders)}
    found = Comparison(script, reports)
    saved = [reports[side]["pictures"] for side in SIDES]
    for number, costs in enumerate(zip(*saved)):
        paths = [os.path.join(folder, f"{number:04}.png") for folder in folders]
        found.pairs.append(hold_together(costs[0]["name"], (paths[0], paths[1]), (costs[0], costs[1])))
    return found

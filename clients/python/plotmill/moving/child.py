"""Runs a script on one side and keeps what it saves: `python -m plotmill.moving.child SIDE FOLDER SCRIPT [ARGUMENT …]`.

SIDE is matplotlib or plotmill. Every picture, by savefig or by show, becomes FOLDER/<number>.png whatever its name and format;
FOLDER/report.json says what each took. The libraries are imported before the clock starts."""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
import traceback
from typing import Any

from .imports import change_imports

FORMATS = ("format", "backend", "papertype", "metadata", "pil_kwargs")  # of files that are not PNG


def peak_bytes() -> int:
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))


class Pictures:
    """What the script has saved so far."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.saved: list[dict[str, Any]] = []
        self.futures: list[Any] = []
        self._start = self._last = time.perf_counter()

    def save(self, savefig: Any, figure: Any, target: Any, keywords: dict[str, Any]) -> Any:
        path = os.path.join(self.folder, f"{len(self.saved):04}.png")
        kept = {name: value for name, value in keywords.items() if name not in FORMATS}
        future = savefig(figure, path, **kept)
        if hasattr(target, "write"):
            if future is not None:
                future.result()
            with open(path, "rb") as file:
                target.write(file.read())
        now = time.perf_counter()
        name = os.path.basename(os.fspath(target)) if isinstance(target, (str, os.PathLike)) else f"picture {len(self.saved) + 1}"
        self.saved.append({"name": name, "seconds": now - self._last, "peak_bytes": peak_bytes()})
        self.futures.append(future)
        self._last = now
        return future

    def wait(self) -> None:
        """For pictures that are drawn elsewhere: what their renderers say of them."""
        for entry, future in zip(self.saved, self.futures):
            if future is None:
                continue
            try:
                future.result()
                record = future.job.result().record
                chart = (record.get("charts") or [{}])[0]
                entry["renderer_seconds"] = sum(chart.get("stages_us", {}).values()) / 1e6
                entry["renderer_bytes"] = record.get("rss_bytes", {}).get("peak") or 0  # none: of a short job it is not measured
            except Exception as error:  # the picture's trouble, not the script's
                entry["error"] = str(error)

    def report(self, error: str | None) -> dict[str, Any]:
        return {"pictures": self.saved, "seconds": time.perf_counter() - self._start, "peak_bytes": peak_bytes(), "error": error}


def watch(side: str, pictures: Pictures) -> None:
    """Puts the pictures in the way of savefig and show."""
    figure_class = importlib.import_module(f"{side}.figure").Figure
    pyplot = importlib.import_module(f"{side}.pyplot")
    savefig = figure_class.savefig

    def save(figure: Any, target: Any, **keywords: Any) -> Any:
        return pictures.save(savefig, figure, target, keywords)

    def show(*_: Any, **__: Any) -> None:
        for number in pyplot.get_fignums():
            pictures.save(savefig, pyplot.figure(number), f"show {number}", {})
        pyplot.close("all")

    figure_class.savefig, pyplot.show = save, show


def prepare(side: str, source: str) -> str:
    """The source of that side, with its libraries imported."""
    if side == "matplotlib":
        os.environ["MPLBACKEND"] = "agg"
    importlib.import_module(f"{side}.pyplot")
    if "seaborn" in source:
        importlib.import_module("seaborn" if side == "matplotlib" else "plotmill.seaborn")
    if "pandas" in source:
        importlib.import_module("pandas")
    return source if side == "matplotlib" else change_imports(source)


def run(side: str, folder: str, script: str) -> dict[str, Any]:
    with open(script, encoding="utf-8") as file:
        source = prepare(side, file.read())
    sys.path.insert(0, os.path.dirname(os.path.abspath(script)))
    pictures, error = Pictures(folder), None
    watch(side, pictures)
    try:
        exec(compile(source, script, "exec"), {"__name__": "__main__", "__file__": script, "__builtins__": __builtins__})
    except SystemExit:
        pass
    except BaseException as failure:
        line = next((frame.lineno for frame in reversed(traceback.extract_tb(failure.__traceback__)) if frame.filename == script), None)
        error = "".join(traceback.format_exception_only(failure)).strip().splitlines()[-1] + (f" (line {line})" if line else "")
    pictures.wait()
    return pictures.report(error)


def main() -> int:
    side, folder, script, *arguments = sys.argv[1:]
    sys.argv = [script, *arguments]
    report = run(side, folder, script)
    with open(os.path.join(folder, "report.json"), "w", encoding="utf-8") as file:
        json.dump(report, file)
    return 0


if __name__ == "__main__":
    sys.exit(main())

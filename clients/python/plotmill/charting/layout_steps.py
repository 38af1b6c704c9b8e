"""What was done to the places of a figure's axes, step by step. matplotlib lays out at once; here it is done where the picture is drawn, each step by the figure as it was then."""

from __future__ import annotations

import pickle
from typing import Any

from .equal import check_earlier_layouts
from .gridspec import SUBPLOT_PARAMS
from .record import Recorder
from .refuse import refuse

MAX_TIGHT_LAYOUTS = 8  # older ones do not matter: each starts from what the one before gave, and soon comes to the same
MAX_STEPS = 24
MAX_TIMES = 10
_NOT_SEEN = ("figsize", "tight_layout", "constrained_layout", "layouts", *SUBPLOT_PARAMS)


class _RightOfGrids(float):
    """Of a rect: where the grids of a figure with a legend beside it end, which is found where the legend is measured."""


BESIDE_LEGEND = _RightOfGrids(1)


class Step:
    """`tight`: the fields of tight_layout; `margin`: of a legend beside the grids; `adjust`: of subplots_adjust; `seen`: the options of then, with `arrays`."""

    __slots__ = ("tight", "margin", "adjust", "size", "dpi", "seen", "arrays")

    def __init__(self, figure: Any, tight: Any = None, margin: Any = None, adjust: Any = None) -> None:
        self.tight, self.margin, self.adjust = tight, margin, dict(adjust or {})
        self.size, self.dpi = figure._size, float(figure._dpi)
        self.seen: Any = None
        self.arrays: Any = None

    def is_again(self, before: Step) -> bool:
        """The same layout of the same figure."""
        if before.tight is None or before.adjust or before.size is not self.size:
            return False
        return {**before.tight, "times": 1} == {**self.tight, "times": 1} and before.seen == self.seen and before.arrays == self.arrays


def add_seen(figure: Any, step: Step, seen: Any = None) -> None:
    """A step that looks at the figure: as it is now, or (`seen`) as it was just recorded."""
    figure._layouts = [*figure._layouts, step]
    if seen is None:
        try:
            seen = _seen_now(figure)
        except BaseException:
            figure._layouts = figure._layouts[:-1]
            raise
        if step.tight is not None:
            step.tight.update(figure._sup_numbers)
    step.seen, step.arrays = seen
    for axes in figure.axes:
        axes.xaxis.view.mark_asked()
    if step.tight is not None and len(figure._layouts) > 1:
        _forget_what_is_old(figure)
    if len(figure._layouts) > MAX_STEPS:
        figure._layouts = figure._layouts[:-1]
        refuse(f"more than {MAX_STEPS} changes of a figure's layout", "a new figure")


def _seen_now(figure: Any) -> tuple[dict[str, Any], Any]:
    recorder = Recorder()
    recorder.dpi = figure._dpi
    options = bare(figure._record_options(recorder))
    return pickle.loads(pickle.dumps(options)), recorder.arrays  # what is recorded may be what artists go on changing


def check_bars(figure: Any, call: str) -> None:
    """matplotlib gives the parents of such a bar their whole cells again, and leaves the bar where it was, over them."""
    if any(axes.colorbar_ is not None and axes.colorbar_.takes_room and len(axes.colorbar_.parents) > 1 for axes in figure._axes):
        refuse(f"{call} after a colour bar of several axes", f"{call} before colorbar(), or layout='constrained'")


def bare(options: dict[str, Any]) -> dict[str, Any]:
    """What a layout sees of a figure: all but layouts."""
    return {name: value for name, value in options.items() if name not in _NOT_SEEN}


def _forget_what_is_old(figure: Any) -> None:
    steps = figure._layouts
    step, before = steps[-1], steps[-2]
    if step.is_again(before):
        before.tight["times"] = min(before.tight.get("times", 1) + 1, MAX_TIMES)
        steps.pop()
        return
    tights = [one for one in steps if one.tight is not None]
    if len(tights) > MAX_TIGHT_LAYOUTS:
        tights[0].tight = None
    while steps[0].tight is None and steps[0].margin is None:
        figure.subplot_params = {**figure.subplot_params, **steps.pop(0).adjust}


def adjust(figure: Any, changed: dict[str, float]) -> None:
    """subplots_adjust() after layouts."""
    steps = figure._layouts
    if len(changed) == len(SUBPLOT_PARAMS) and all(step.margin is None for step in steps):
        figure._layouts, figure.subplot_params = [], changed
    elif steps[-1].size is figure._size:
        steps[-1].adjust.update(changed)
    else:
        figure._layouts = [*steps, Step(figure, adjust=changed)]


def has_legend_beside(figure: Any) -> bool:
    """Is the figure as wide as only its legend knows?"""
    return any(step.margin is not None and step.size is figure._size for step in figure._layouts)


# ---- recording -------------------------------------------------------------------------------------------------------


def record_layouts(figure: Any, options: dict[str, Any], recorder: Recorder) -> None:
    """The options layouts and tight_layout, which may be there for an engine. The recorder's arrays take in what the steps name."""
    found = _wires(figure, bare(options), recorder.arrays)
    last = found[-1]
    if set(last) == {"tight_layout"}:
        engine = options.get("tight_layout")
        times = last["tight_layout"].get("times", 1)
        if engine is None:
            options["tight_layout"] = found.pop()["tight_layout"]
        elif {**engine, "dpi": recorder.dpi, "times": times} == {**last["tight_layout"], "times": times}:
            options["tight_layout"] = {**found.pop()["tight_layout"], "times": min(times + 1, MAX_TIMES)}
    if found:
        options["layouts"] = found


def _wires(figure: Any, now: dict[str, Any], arrays: Any) -> list[dict[str, Any]]:
    others = _Others(now, arrays)
    found: list[dict[str, Any]] = []
    size, is_grown = figure._size, False
    for step in figure._layouts:
        fields: dict[str, Any] = {}
        if step.size is not size and (is_grown or step.size != size):
            fields["figsize"], is_grown = list(step.size), False
        size = step.size
        if step.margin is not None:
            fields.update(legend_beside=step.margin, dpi=step.dpi)
            is_grown = True
        if step.tight is not None:
            fields["tight_layout"] = step.tight
        if step.adjust:
            fields["subplots_adjust"] = step.adjust
        if step.seen is not None and (step.tight is not None or step.margin is not None):
            seen = others.of(step)
            if seen is not None:
                check_earlier_layouts(figure)
                fields["of"] = seen
        found.append(fields)
    if size is not figure._size and (is_grown or size != figure._size):
        found.append({"figsize": list(figure._size)})
    return found


class _Others:
    """Figures of then that are not the one of now, with the numbers of one collection of arrays."""

    def __init__(self, now: dict[str, Any], arrays: Any) -> None:
        self._now, self._arrays = now, arrays
        self._count = len(arrays)  # of the arrays that are its own
        self._known: dict[int, Any] = {}

    def of(self, step: Step) -> Any:
        if id(step.seen) not in self._known:
            is_now = step.seen == self._now and len(step.arrays) == self._count and step.arrays.begins(self._arrays)
            self._known[id(step.seen)] = None if is_now else _renumbered(step.seen, self._arrays.take_all(step.arrays))
        return self._known[id(step.seen)]


def _renumbered(value: Any, numbers: list[int]) -> Any:
    if isinstance(value, dict):
        if len(value) == 1 and "array" in value:
            return {"array": numbers[value["array"]]}
        return {name: _renumbered(part, numbers) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_renumbered(part, numbers) for part in value]
    return value

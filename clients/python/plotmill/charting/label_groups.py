"""fig.align_xlabels() and align_ylabels(): axes whose labels stand clear of the tick labels of all of them. Only reached by figures that ask for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy

from .refuse import refuse


def align(figure: Any, name: str, chosen: Any) -> None:
    """Joins axes that end in one row (`name` "x") or column of their grid, at the side where their labels are now."""
    members = [axes for axes in (figure.axes if chosen is None else numpy.ravel(chosen).tolist()) if axes.get_subplotspec() is not None]
    if not figure.is_constrained and any(axes.colorbar_ is not None and axes.colorbar_.takes_room and len(axes.colorbar_.parents) == 1 for axes in figure.axes):
        refuse("align_labels() of a figure with colour bars beside single axes", "layout='constrained', colorbar(cax=…) or a colour bar of several axes")
    by_end: dict[Any, list[Any]] = {}
    for axes in members:
        by_end.setdefault(_end(axes, name), []).append(axes)
    if figure._label_groups is None:
        figure._label_groups = {"x": [], "y": []}
    for together in by_end.values():
        figure._label_groups[name] = _joined(figure._label_groups[name], together)


def record(groups: dict[str, list[list[Any]]], numbers: dict[int, int], fields: list[dict[str, Any]]) -> None:
    for name, of_axis in groups.items():
        for group in of_axis:
            found = [numbers[id(axes)] for axes in group if id(axes) in numbers]
            for number in found if len(found) > 1 else ():
                fields[number][name] = {**fields[number].get(name, {}), "label_group": min(found)}


def _end(axes: Any, name: str) -> Any:
    spec = axes.get_subplotspec()
    if name == "x":
        side = axes.xaxis.get_label_position()
        return side, spec.rowspan.start if side == "top" else spec.rowspan.stop
    side = axes.yaxis.get_label_position()
    return side, spec.colspan.start if side == "left" else spec.colspan.stop


def _joined(groups: list[list[Any]], together: Iterable[Any]) -> list[list[Any]]:
    """Groups that have a member in common with the new one become one with it."""
    apart, joined = [], list(together)
    for group in groups:
        if any(axes is member for axes in group for member in joined):
            joined += [axes for axes in group if not any(axes is member for member in joined)]
        else:
            apart.append(group)
    return [*apart, joined]

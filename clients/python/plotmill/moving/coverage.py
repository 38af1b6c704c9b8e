"""Whether Plotmill's front has what a script uses: the front itself is asked, there is no second list."""

from __future__ import annotations

import dis
import importlib
import inspect
from functools import lru_cache
from typing import Any

from .imports import moved
from .uses import AXES, AXIS, FIGURE, Use

_MISSING = object()


@lru_cache(maxsize=None)
def _objects() -> dict[str, Any]:
    """A figure, axes and an axis of the front: attributes that only instances have count, too."""
    figure = importlib.import_module("plotmill.figure").Figure()
    axes = figure.add_subplot()
    return {FIGURE: figure, AXES: axes, AXIS: axes.xaxis}


@lru_cache(maxsize=None)
def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and not name.startswith(error.name):
            raise  # a package that Plotmill itself needs
        return None


def _owner(use: Use) -> Any:
    if use.owner in (FIGURE, AXES, AXIS):
        return _objects()[use.owner]
    name = moved(use.owner)
    return _named(name) if name else None


def _named(name: str) -> Any:
    """A module, or what a module has by that name ("plotmill.pyplot.cm")."""
    module = _module(name)
    parent, _, last = name.rpartition(".")
    return module if module is not None or not parent else getattr(_module(parent), last, None)


def why_not(use: Use) -> str | None:
    """None: covered; else what is said of it."""
    try:
        owner = _owner(use)
    except NotImplementedError as refusal:  # of a module as a whole
        return str(refusal)
    if owner is None:
        return f"Plotmill has no counterpart of {use.owner}"
    if not use.name or use.name == "*":
        return None
    try:
        found = getattr(owner, use.name, _MISSING)
    except NotImplementedError as refusal:
        return str(refusal)
    if found is _MISSING and use.owner not in (FIGURE, AXES, AXIS):
        try:
            found = _module(f"{moved(use.owner)}.{use.name}") or _MISSING
        except NotImplementedError as refusal:
            return str(refusal)
    if found is _MISSING:
        return f"Plotmill has no {use}"
    return _only_refuses(found) or _unknown_keywords(found, use)


def _only_refuses(found: Any) -> str | None:
    """What a function says that does nothing but refuse. It takes whatever it is given, and calls nothing else."""
    code = getattr(found, "__code__", None)
    if code is None or code.co_names != ("refuse",) or any(step.opname.find("JUMP") >= 0 for step in dis.get_instructions(code)):
        return None
    try:
        found()
    except NotImplementedError as refusal:
        return str(refusal)
    except TypeError:  # it wants arguments
        return f"{found.__name__}() is not covered"
    return None


def _unknown_keywords(found: Any, use: Use) -> str | None:
    try:
        parameters = inspect.signature(found).parameters
    except (TypeError, ValueError):
        return None
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters.values()):
        return None
    unknown = [name for name in use.keywords if name not in parameters]
    return f"{use} does not take {', '.join(unknown)}" if unknown else None

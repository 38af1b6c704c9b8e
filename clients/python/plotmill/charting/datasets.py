"""Several samples at once: what hist(), boxplot() and violinplot() take."""

from __future__ import annotations

from typing import Any

import numpy

from .values import is_scalar, plain


def datasets(x: Any) -> list[Any]:
    """One for each column of a table, or each item of a list of lists; a plain list is one."""
    x = plain(x)
    if is_scalar(x):
        return [[x]]
    if isinstance(x, numpy.ndarray):
        if x.ndim == 1 and x.dtype == object and len(x) and not is_scalar(x[0]):
            return [plain(one) for one in x]
        if x.ndim <= 1:
            return [x.reshape(-1)]
        if x.ndim == 2:
            return list(x.T)
        raise ValueError("x must have 2 or fewer dimensions")
    items = [plain(item) for item in x]
    if not items:
        return [[]]
    if all(is_scalar(item) for item in items):
        return [items]
    return [numpy.asarray(item).reshape(-1) if isinstance(item, numpy.ndarray) else [item] if is_scalar(item) else item for item in items]

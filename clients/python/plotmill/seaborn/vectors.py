"""Vectors of data: what type they are, their levels in order, and the long table made of what a caller hands over."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from numbers import Number

import numpy as np
import pandas as pd

NUMERIC, DATETIME, CATEGORICAL = "numeric", "datetime", "categorical"


def variable_type(vector, boolean_type=NUMERIC):
    """Whether a vector is of numbers, times or categories; zeros and ones alone are of `boolean_type`."""
    if isinstance(getattr(vector, "dtype", None), pd.CategoricalDtype):
        return CATEGORICAL
    missing = pd.isna(vector)
    if np.all(missing):
        return NUMERIC
    dtype = getattr(vector, "dtype", None)
    if dtype is None or dtype == object:
        present = [value for value in vector if not _is_missing(value)]
        if all(isinstance(value, Number) and value in (0, 1) for value in present):
            return boolean_type
        if all(isinstance(value, Number) for value in vector):
            return NUMERIC
        return DATETIME if all(isinstance(value, (datetime, np.datetime64)) for value in vector) else CATEGORICAL
    if pd.api.types.is_numeric_dtype(dtype):
        values = np.asarray(vector)
        is_binary = np.all((values == 0) | (values == 1) | np.asarray(missing)) if values.dtype != object else False
        return boolean_type if is_binary else NUMERIC
    return DATETIME if pd.api.types.is_datetime64_any_dtype(dtype) else CATEGORICAL


def _is_missing(value):
    return value is None or (isinstance(value, float) and value != value)


def levels_of(vector, order=None):
    """The distinct values in order: as given, of a categorical, sorted numbers, or as they appear."""
    if order is None:
        if isinstance(getattr(vector, "dtype", None), pd.CategoricalDtype):
            order = vector.cat.categories if hasattr(vector, "cat") else vector.categories
        else:
            order = vector.unique() if hasattr(vector, "unique") else pd.unique(as_objects(vector))
            if variable_type(vector) == NUMERIC:
                order = np.sort(order)
    return [level for level in order if pd.notnull(level)]


def as_objects(vector):
    """A list as an array of what is in it: of times Timestamps, not numbers."""
    made = np.empty(len(vector), dtype=object)
    made[:] = list(vector)
    return made


def orientation(x=None, y=None, orient=None, require_numeric=True):
    """"v" when y is measured by x, "h" when x is by y."""
    kinds = {"v": None if y is None else variable_type(y), "h": None if x is None else variable_type(x)}
    word = str(orient)[:1]
    if orient is not None and word not in "vhxy":
        raise ValueError(f"`orient` must start with 'v' or 'h' or be None, but `{orient!r}` was passed.")
    if x is None or y is None:
        found = "v" if x is None else "h"
    elif word in ("v", "h"):
        found = word
    elif kinds["h"] != CATEGORICAL and kinds["v"] == CATEGORICAL:
        found = "h"
    elif kinds["h"] != NUMERIC and kinds["v"] == NUMERIC:
        found = "v"
    elif kinds["h"] == NUMERIC and kinds["v"] != NUMERIC:
        found = "h"
    elif require_numeric and NUMERIC not in kinds.values():
        raise TypeError("Neither the `x` nor `y` variable appears to be numeric.")
    else:
        found = "v"
    if require_numeric and kinds[found] != NUMERIC:
        name = "Vertical" if found == "v" else "Horizontal"
        raise TypeError(f"{name} orientation requires numeric `{'y' if found == 'v' else 'x'}` variable.")
    return found


def long_table(data, variables):
    """(table with a column for each variable, the variables' names); of names of columns, of vectors, or both."""
    source = {} if data is None else data
    index = data.index.to_frame() if hasattr(data, "index") and hasattr(data.index, "to_frame") else {}
    columns, names = {}, {}
    for role, value in variables.items():
        if _is_key_of(value, source):
            columns[role], names[role] = source[value], value
        elif isinstance(value, (str, bytes)) and value in index:
            columns[role], names[role] = index[value], value
        elif isinstance(value, (str, bytes)):
            raise ValueError(f"Could not interpret value `{value}` for parameter `{role}`")
        else:
            if isinstance(data, pd.DataFrame) and not isinstance(value, pd.Series) and np.ndim(value) and len(data) != len(value):
                raise ValueError(f"Length of {type(value).__name__} vectors must match length of `data` when both are used, but `data` has length "
                                 f"{len(data)} and the vector passed to `{role}` has length {len(value)}.")
            columns[role], names[role] = value, getattr(value, "name", None)
    table = pd.DataFrame(columns)
    return table, {role: name for role, name in names.items() if table[role].notnull().any()}


def _is_key_of(value, source):
    try:
        return value in source
    except (KeyError, TypeError):
        return False


def wide_table(data, roles, flat_roles):
    """The same of a collection of vectors: `roles` names which role the index, the columns and the values have."""
    if data is None or not len(data):
        return pd.DataFrame(), {}
    values = list(data.values()) if isinstance(data, dict) else np.atleast_1d(np.asarray(data, dtype=object))
    if not any(isinstance(value, Iterable) and not isinstance(value, (str, bytes)) for value in values):
        return _flat_table(pd.Series(data).copy(), flat_roles)
    if isinstance(data, Sequence):
        data = {getattr(vector, "name", i): pd.Series(vector) for i, vector in enumerate(data)}
    if isinstance(data, Mapping):
        data = {key: pd.Series(vector) for key, vector in data.items()}
    wide = pd.DataFrame(data)
    wide = wide[[name for name, column in wide.items() if variable_type(column) == NUMERIC]]
    count, width = wide.shape
    parts = {"@index": np.tile(np.arange(count), width), "@columns": np.repeat(np.arange(width), count)}
    values = pd.concat([wide.iloc[:, i] for i in range(width)], ignore_index=True) if width else pd.Series(dtype=float)
    labels = wide.columns
    column_labels = labels.take(parts["@columns"])
    made = {"@values": values, "@index": pd.Series(wide.index.take(parts["@index"])),
            "@columns": pd.Series(column_labels if isinstance(labels, pd.CategoricalIndex) else np.asarray(column_labels))}
    names = {"@index": wide.index.name, "@columns": labels.name, "@values": None}
    return pd.DataFrame({role: made[part] for role, part in roles.items()}), {role: names[part] for role, part in roles.items()}


def _flat_table(series, roles):
    parts = {"@values": series.values, "@index": series.index}
    names = {"@values": series.name, "@index": series.index.name}
    return pd.DataFrame({role: parts[part] for role, part in roles.items()}), {role: names[part] for role, part in roles.items()}

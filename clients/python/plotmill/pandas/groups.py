"""`by=` of the kinds hist and box: columns parted by groups, the first level of columns the group, the second the column."""

import pandas as pd


def listed(value):
    return value if value is None or isinstance(value, list) else list(value) if isinstance(value, (tuple, pd.Index)) else [value]


def single(by):
    """One name of a list alone: groups then have names that are no tuples."""
    return by[0] if isinstance(by, (list, tuple)) and len(by) == 1 else by


def parted(data, by, columns):
    found = []
    for key, rows in data.groupby(single(by)):
        part = rows[columns]
        part.columns = pd.MultiIndex.from_product([[key], columns])
        found.append(part)
    return pd.concat(found, axis=1)


def parts_of(frame, level):
    """(name, its columns) for each name of a level."""
    for name in frame.columns.levels[level]:
        yield name, frame.loc[:, frame.columns.get_level_values(level) == name]


def subplot_groups(kind, subplots, data):
    """`subplots` as a bool, or as lists of the numbers of columns that are drawn together; those that are not named stand alone."""
    if isinstance(subplots, bool):
        return subplots
    if not hasattr(subplots, "__iter__"):
        raise ValueError("subplots should be a bool or an iterable")
    if kind not in ("line", "bar", "barh", "hist", "kde", "area", "pie"):
        raise ValueError(f"When subplots is an iterable, kind must be one of line, bar, barh, hist, kde, density, area, pie. Got {kind}.")
    if isinstance(data, pd.Series):
        raise NotImplementedError("An iterable subplots for a Series is not supported.")
    if isinstance(data.columns, pd.MultiIndex):
        raise NotImplementedError("An iterable subplots for a DataFrame with a MultiIndex column is not supported.")
    if data.columns.nunique() != len(data.columns):
        raise NotImplementedError("An iterable subplots for a DataFrame with non-unique column labels is not supported.")
    found, seen = [], set()
    for group in subplots:
        found.append(_numbers(data.columns, group, seen))
        seen |= set(group)
    return found + [(data.columns.get_loc(name),) for name in data.columns.difference(seen)]


def _numbers(columns, group, seen):
    if isinstance(group, str) or not hasattr(group, "__iter__"):
        raise ValueError("When subplots is an iterable, each entry should be a list/tuple of column names.")
    missing = [name for name in group if name not in columns]
    if missing:
        raise ValueError(f"Column label(s) {missing} not found in the DataFrame.")
    if seen & set(group):
        raise ValueError(f"Each column should be in only one subplot. Columns {seen & set(group)} were found in multiple subplots.")
    return tuple(columns.get_indexer_for(group))

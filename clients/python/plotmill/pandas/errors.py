"""xerr and yerr of pandas' plots: for each column, by name or in their order."""

import numpy as np
import pandas as pd


def taken_out(data, errors):
    """(the table without the columns that are errors, errors as numbers or maps)."""
    found = {}
    for key, error in errors.items():
        if isinstance(error, str):
            values = data[error].to_numpy()
            data = data[data.columns.drop(error)]
            error = values
        found[key] = error
    return data, found


class ErrorBars:
    """Of one direction: a map of columns to errors, or a row of errors for each column."""

    def __init__(self, key, error, index, count, is_series):
        self.by_name = self.rows = None
        if isinstance(error, pd.DataFrame):
            self.by_name = error.reindex(index)
        elif isinstance(error, dict):
            self.by_name = error
        elif isinstance(error, pd.Series):
            self.rows = np.tile(np.atleast_2d(error.reindex(index)), (count, 1))
        elif np.iterable(error):
            self.rows = _rows(np.atleast_2d(list(error) if iter(error) is error else error), len(index), count, is_series)
        elif isinstance(error, (int, float, complex, np.number)):
            self.rows = np.full((count, len(index)), error)
        else:
            raise ValueError(f"No valid {key} detected")

    def of(self, name, i):
        """The errors of a column, or None."""
        found = self.rows[i] if self.by_name is None else self.by_name[name] if name is not None and name in self.by_name else None
        return None if found is None else np.asarray(found)


def _rows(error, length, count, is_series):
    """For each column a row, or two: below and above."""
    if is_series and len(error) == 2:
        error = error[np.newaxis]
        if error.shape[2] != length:
            raise ValueError(f"Asymmetrical error bars should be provided with the shape (2, {length})")
    elif not is_series and error.ndim == 3 and error.shape != (count, 2, length):
        raise ValueError(f"Asymmetrical error bars should be provided with the shape ({count}, 2, {length})")
    return np.tile(error, (count, 1)) if len(error) == 1 and error.ndim == 2 else error

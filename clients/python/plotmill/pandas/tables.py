"""A table of the numbers below the axes."""

import pandas as pd


def table(ax, data, rowLabels=None, colLabels=None, **kwargs):  # noqa: N803  pandas' names
    """pandas.plotting.table."""
    if isinstance(data, pd.Series):
        data = data.to_frame()
    elif not isinstance(data, pd.DataFrame):
        raise ValueError("Input data must be DataFrame or Series")
    return ax.table(cellText=data.to_numpy(), rowLabels=data.index if rowLabels is None else rowLabels,
                    colLabels=data.columns if colLabels is None else colLabels, **kwargs)

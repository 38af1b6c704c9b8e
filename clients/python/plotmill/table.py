"""A table as the job's `data` map and raw frames: columns leave as the memory they are in.

DataFrame, Series, numpy array (1-D, 2-D, structured) or a mapping of column name to values. Numeric, boolean and
datetime64 columns of at least `COPY_BELOW` bytes are views of the caller's memory; smaller ones are copied, which is
cheaper, so that only large tables must be left alone until their job is accepted (a change is noticed: E_CHECKSUM).
Neither numpy nor pandas is imported here: what is not loaded cannot have made the table."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timezone
from numbers import Real
from typing import Any

COPY_BELOW = 65536  # bytes; also pyzmq's own threshold for messages without a copy
DTYPES = frozenset(("<f2", "<f4", "<f8", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "|b1", "<M8[ns]"))
NOT_A_TIME = -(2**63)


class Frames:
    """Collects the raw frames of one job; `add` gives the number by which a column names its frame."""

    def __init__(self) -> None:
        self.buffers: list[Any] = []

    def add(self, buffer: Any) -> int:
        self.buffers.append(buffer)
        return len(self.buffers) - 1


def encode_table(data: Any) -> tuple[dict[str, Any], list[Any]]:
    """The `data` map of docs/protocol.md#body and the frames that it refers to."""
    if hasattr(type(data), "encode") and type(data).__name__ == "Arrays":
        return data.encode()  # a figure's: arrays.py needs numpy, which is not imported here
    frames = Frames()
    pandas, numpy = sys.modules.get("pandas"), sys.modules.get("numpy")
    if pandas is not None and isinstance(data, pandas.Series):
        data = data.to_frame()
    if pandas is not None and isinstance(data, pandas.DataFrame):
        return _from_data_frame(data, frames, numpy), frames.buffers
    if numpy is not None and isinstance(data, numpy.ndarray):
        return _from_array(data, frames, numpy), frames.buffers
    if isinstance(data, Mapping):
        values: Any = _block_of_lists(list(data.values()), frames)
        if values is None:
            values = [_column(name, column, frames) for name, column in data.items()]
        return {"columns": [column_name(name) for name in data], "values": values}, frames.buffers
    raise TypeError(f"data: got {type(data).__name__}, expected a pandas DataFrame, a numpy array or a mapping of "
                    "column name to values")


def column_name(name: Any) -> Any:
    """A name as it is shown: text and whole numbers as they are, everything else as str() shows it in Python."""
    if isinstance(name, str) or type(name) is int:
        return name
    return "-".join(map(str, name)) if isinstance(name, tuple) else str(name)


# ---- pandas ----------------------------------------------------------------------------------------------------------


def _from_data_frame(frame: Any, frames: Frames, numpy: Any) -> dict[str, Any]:
    described: dict[str, Any] = {"columns": [column_name(name) for name in frame.columns]}
    block = _shared_block(frame, numpy)
    if block is not None:
        described["values"] = _block(block, frames, numpy)
    else:
        described["values"] = [_series(name, frame.iloc[:, i], frames, numpy)
                               for i, name in enumerate(frame.columns)]
    if not _is_default(frame.index):
        described["index"] = _labels(frame.index)
    for field, axis in (("index_name", frame.index), ("columns_name", frame.columns)):
        name = _axis_name(axis)
        if name is not None:
            described[field] = name
    return described


def _shared_block(frame: Any, numpy: Any) -> Any:
    """The whole frame as one array, if it is of one dtype and that takes no copy (or a small one)."""
    dtype = _only_dtype(frame)
    if not isinstance(dtype, numpy.dtype) or dtype.kind not in "fiub":
        return None
    if dtype.itemsize * len(frame) * len(frame.columns) >= COPY_BELOW:
        block = frame.to_numpy()
        is_view = numpy.may_share_memory(block, frame.iloc[:, 0].to_numpy())
        return block if is_view and (block.flags.c_contiguous or block.flags.f_contiguous) else None
    return frame.to_numpy()


def _only_dtype(frame: Any) -> Any:
    """None: the columns differ. frame.dtypes takes longer than all the rest of a small table, so pandas' own blocks are
    looked at where there are any."""
    blocks = getattr(getattr(frame, "_mgr", None), "blocks", ())
    dtypes = {block.dtype for block in blocks} if len(blocks) == 1 else set(frame.dtypes.to_list())
    return dtypes.pop() if len(dtypes) == 1 else None


def _series(name: Any, series: Any, frames: Frames, numpy: Any) -> Any:
    dtype = series.dtype
    if isinstance(dtype, numpy.dtype):
        if dtype.kind in "fiubMc":
            return _array_column(name, series.to_numpy(), frames, numpy)
    elif getattr(dtype, "tz", None) is not None:  # shown in UTC
        return _array_column(name, series.to_numpy(dtype="datetime64[ns]"), frames, numpy)
    elif getattr(dtype, "kind", "O") in "fiu" and hasattr(dtype, "numpy_dtype"):  # Int64, Float32 …
        return _array_column(name, series.to_numpy(dtype="float64", na_value=float("nan")), frames, numpy)
    values = series.astype(object).where(series.notna(), None).tolist()
    if series.dtype != object and not {type(v) for v in values} <= {str, bool, int, float, type(None)}:
        values = [None if value is None else str(value) for value in values]  # periods, intervals, time spans
    return _list_column(name, values, frames)


def _is_default(index: Any) -> bool:
    """0 … n−1, however it is stored."""
    kind = type(index).__name__
    if kind == "RangeIndex":
        return bool(index.start == 0 and index.step == 1)
    return getattr(index.dtype, "kind", "O") in "iu" and index.tolist() == list(range(len(index)))


def _labels(index: Any) -> list[str]:
    """As seaborn shows them: the parts of a MultiIndex joined by "-", datetimes as numpy prints them."""
    if getattr(index, "nlevels", 1) > 1:
        return ["-".join(map(str, label)) for label in index]
    return [str(label) for label in index.values]


def _axis_name(axis: Any) -> str | None:
    if getattr(axis, "nlevels", 1) > 1:
        return "-".join(map(str, axis.names)) if any(name is not None for name in axis.names) else None
    return None if axis.name is None else str(axis.name)


# ---- numpy -----------------------------------------------------------------------------------------------------------


def _from_array(data: Any, frames: Frames, numpy: Any) -> dict[str, Any]:
    if data.dtype.names:
        return {"columns": list(data.dtype.names),
                "values": [_array_column(name, data[name], frames, numpy) for name in data.dtype.names]}
    if data.ndim == 1:
        return {"columns": [0], "values": [_array_column(0, data, frames, numpy)]}
    if data.ndim != 2:
        raise ValueError(f"data: got an array of {data.ndim} dimensions, expected 1 (one column) or 2 (rows, columns)")
    if data.dtype.kind in "fiub":
        values: Any = _block(data, frames, numpy)
    else:
        values = [_array_column(i, data[:, i], frames, numpy) for i in range(data.shape[1])]
    return {"columns": list(range(data.shape[1])), "values": values}


def _wire_array(name: Any, values: Any, numpy: Any) -> Any:
    """The same numbers in a dtype of the protocol: the array itself whenever it has one already."""
    dtype = values.dtype
    if dtype.str in DTYPES:
        return values
    if dtype.kind == "M":
        return values.astype("datetime64[ns]")
    if dtype.kind == "f" and dtype.itemsize > 8:
        return values.astype("<f8")
    if dtype.kind in "fiu":
        return values.astype(dtype.newbyteorder("<"))
    raise TypeError(f"data: column {name!r} has dtype {dtype}, expected numbers, booleans, datetime64 or text")


def _array_column(name: Any, values: Any, frames: Frames, numpy: Any) -> Any:
    if values.dtype.kind in "OUSm":
        plain = values.astype(str) if values.dtype.kind == "m" else values
        return _list_column(name, plain.tolist(), frames)
    values = _wire_array(name, values, numpy)
    return {"dtype": values.dtype.str, "frame": frames.add(_memory(numpy.ascontiguousarray(values), numpy))}


def _block(values: Any, frames: Frames, numpy: Any) -> dict[str, Any]:
    values = _wire_array("all", values, numpy)
    order = "F" if values.flags.f_contiguous and not values.flags.c_contiguous else "C"
    rows = values.T if order == "F" else numpy.ascontiguousarray(values)
    return {"dtype": values.dtype.str, "shape": list(values.shape), "order": order,
            "frame": frames.add(_memory(rows, numpy))}


def _memory(values: Any, numpy: Any) -> Any:
    """The bytes of a C-contiguous array: a view of them, or a copy when that is cheaper."""
    if values.nbytes < COPY_BELOW:
        return values.tobytes()
    return values.reshape(-1).view(numpy.uint8).data


# ---- Python's own values ---------------------------------------------------------------------------------------------


def _column(name: Any, values: Any, frames: Frames) -> Any:
    pandas, numpy = sys.modules.get("pandas"), sys.modules.get("numpy")
    if pandas is not None and isinstance(values, (pandas.Series, pandas.Index)):
        return _series(name, values.to_series() if isinstance(values, pandas.Index) else values, frames, numpy)
    if numpy is not None and isinstance(values, numpy.ndarray):
        if values.ndim != 1:
            raise ValueError(f"data: column {name!r} has {values.ndim} dimensions, expected 1")
        return _array_column(name, values, frames, numpy)
    if isinstance(values, (str, bytes)) or not isinstance(values, (Sequence, array, range)):
        raise TypeError(f"data: column {name!r} is {type(values).__name__}, expected a list, a numpy array or a Series")
    return _list_column(name, list(values), frames)


def _block_of_lists(columns: list[Any], frames: Frames) -> dict[str, Any] | None:
    """Lists of plain numbers and of one length as one frame, since each frame is a part of a message; None: they are
    something else."""
    rows = len(columns[0]) if columns and type(columns[0]) is list else 0
    numbers = array("d")
    for column in columns:
        if type(column) is not list or len(column) != rows or not set(map(type, column)) <= {float, int}:
            return None
        numbers.extend(column)
    return _little_endian(numbers, frames, shape=[rows, len(columns)], order="F") if rows else None


def _list_column(name: Any, values: list[Any], frames: Frames) -> Any:
    kinds = set(map(type, values))
    if kinds <= {float, int}:
        return _doubles(values, frames)
    if not kinds <= {str, bool, float, int, type(None)}:
        values = [_scalar(name, value) for value in values]
        kinds = set(map(type, values))
    if kinds <= {float, int, type(None)}:
        return _doubles([float("nan") if value is None else value for value in values], frames)
    if kinds == {bool}:
        return {"dtype": "|b1", "frame": frames.add(bytes(values))}
    if any(issubclass(kind, date) for kind in kinds):
        return {"dtype": "<M8[ns]", "frame": frames.add(array("q", [_nanoseconds(name, v) for v in values]).tobytes())}
    if kinds <= {bool, type(None)}:
        return values
    return [None if value is None or value != value else value if isinstance(value, str) else str(value)
            for value in values]


def _doubles(values: list[Any], frames: Frames) -> dict[str, Any]:
    return _little_endian(array("d", values), frames)


def _little_endian(numbers: array[float], frames: Frames, **shape: Any) -> dict[str, Any]:
    if sys.byteorder != "little":
        numbers.byteswap()
    return {"dtype": "<f8", **shape, "frame": frames.add(numbers.tobytes())}


def _scalar(name: Any, value: Any) -> Any:
    """A plain value for a numpy or pandas scalar, a Decimal, NA, NaT …"""
    if isinstance(value, (str, bool, float, int, type(None))):
        return value if type(value) in (str, bool, float, int, type(None)) else _builtin(value)
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, date):
        return value
    if hasattr(value, "item") and getattr(value, "shape", None) == ():
        return value.item()
    if isinstance(value, Real) or type(value).__name__ == "Decimal":
        return float(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    raise TypeError(f"data: column {name!r} holds a {type(value).__name__}, expected numbers, None, text, booleans or "
                    "dates")


def _builtin(value: Any) -> Any:
    for kind in (str, bool, float, int):
        if isinstance(value, kind):
            return kind(value)
    return value


def _nanoseconds(name: Any, value: Any) -> int:
    if value is None or value != value:
        return NOT_A_TIME
    if not isinstance(value, date):
        raise TypeError(f"data: column {name!r} holds a {type(value).__name__} among dates, expected dates or None")
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    value = value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value
    since = value - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return (since.days * 86400 + since.seconds) * 10**9 + since.microseconds * 1000 + getattr(value, "nanosecond", 0)


def __getattr__(name: str) -> Any:
    """What scripts take from matplotlib.table."""
    if name in ("Cell", "CustomCell", "Table"):
        from .charting import tables
        return getattr(tables, name)
    if name == "table":
        from .charting.tables import make_table
        return make_table
    from .charting.not_covered import refuser
    return refuser("table")(name)

"""How tables become frames: what is a view, what is copied, and which names and labels travel."""

import datetime
import decimal
import unittest

import msgpack
import numpy as np
import pandas as pd

import support  # noqa: F401  (finds the package)
from plotmill.job import body_sha256, make_job
from plotmill.table import COPY_BELOW, encode_table

LARGE = COPY_BELOW // 8 * 2


def values_of(column, frames):
    if isinstance(column, list):
        return column
    return np.frombuffer(frames[column["frame"]], dtype=column["dtype"])


class Copies(unittest.TestCase):
    def assert_views(self, frames, *arrays):
        for frame, array in zip(frames, arrays, strict=True):
            self.assertTrue(np.shares_memory(np.frombuffer(frame, dtype="u1"), array))

    def test_columns_of_a_frame_made_from_arrays_are_views(self):
        a, b = np.random.rand(LARGE), np.arange(LARGE)
        frame = pd.DataFrame({"a": a, "b": b}, copy=False)
        table, frames = encode_table(frame)
        self.assert_views(frames, frame["a"].to_numpy(), frame["b"].to_numpy())
        self.assertEqual([column["dtype"] for column in table["values"]], ["<f8", "<i8"])

    def test_a_frame_over_a_matrix_is_one_block_and_a_view(self):
        matrix = np.random.rand(LARGE, 3)
        table, frames = encode_table(pd.DataFrame(matrix))
        self.assert_views(frames, matrix)
        self.assertEqual(table["values"], {"dtype": "<f8", "shape": [LARGE, 3], "order": "C", "frame": 0})

    def test_a_consolidated_frame_is_a_block_in_fortran_order_and_a_view(self):
        frame = pd.DataFrame({"a": np.random.rand(LARGE), "b": np.random.rand(LARGE)}).copy()
        table, frames = encode_table(frame)
        self.assert_views(frames, frame["a"].to_numpy() if table["values"] is list else frame.to_numpy())
        self.assertEqual(table["values"]["order"], "F")

    def test_an_array_is_a_view_in_either_order(self):
        for order in "CF":
            matrix = np.asarray(np.random.rand(LARGE, 2), order=order)
            table, frames = encode_table(matrix)
            self.assert_views(frames, matrix)
            self.assertEqual(table["values"]["order"], order)

    def test_columns_of_a_mapping_are_views(self):
        a = np.random.rand(LARGE)
        self.assert_views(encode_table({"a": a})[1], a)

    def test_small_tables_are_snapshots(self):
        matrix = np.ones((4, 2))
        job = make_job(matrix, key="k")
        matrix[:] = 7
        self.assertEqual(set(np.frombuffer(job.frames[1])), {1.0})

    def test_every_other_row_is_copied_once(self):
        values = np.arange(4 * LARGE, dtype="f8")[::2]
        table, frames = encode_table({"a": values})
        np.testing.assert_array_equal(values_of(table["values"][0], frames), values)


class Values(unittest.TestCase):
    def column(self, values):
        table, frames = encode_table({"x": values})
        return values_of(table["values"][0], frames)

    def test_every_dtype_of_the_protocol_travels_as_it_is(self):
        for dtype in ("<f2", "<f4", "<f8", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "|b1", "<M8[ns]"):
            values = np.arange(4).astype(dtype)
            for table in ({"x": values}, pd.DataFrame({"x": values})):
                described, frames = encode_table(table)
                column = described["values"]
                self.assertEqual((column if isinstance(column, dict) else column[0])["dtype"], dtype)
                self.assertEqual(bytes(frames[0]), values.tobytes())

    def test_other_dtypes_become_one_of_them(self):
        np.testing.assert_array_equal(self.column(np.arange(3, dtype=">i4")), [0, 1, 2])
        np.testing.assert_array_equal(self.column(np.arange(3, dtype=np.longdouble)), [0, 1, 2])
        days = np.array(["2020-01-01", "NaT"], dtype="M8[D]")
        self.assertEqual(self.column(days).dtype.str, "<M8[ns]")

    def test_lists_of_numbers(self):
        np.testing.assert_array_equal(self.column([1, 2.5, None]), [1, 2.5, np.nan])
        np.testing.assert_array_equal(self.column([decimal.Decimal("1.5"), np.int64(2)]), [1.5, 2])
        np.testing.assert_array_equal(self.column(range(3)), [0, 1, 2])

    def test_lists_of_numbers_of_one_length_are_one_frame(self):
        table, frames = encode_table({"a": [1, 2.5], "b": [3.0, 4]})
        self.assertEqual(table["values"], {"dtype": "<f8", "shape": [2, 2], "order": "F", "frame": 0})
        np.testing.assert_array_equal(np.frombuffer(frames[0]), [1, 2.5, 3, 4])
        for other in ([5.0], [None, 1.0], [True, False], ["x", "y"], np.ones(2)):  # columns of their own, as before
            described, frames = encode_table({"a": [1.0, 2.0], "b": other})
            self.assertEqual(len(described["values"]), 2)
            np.testing.assert_array_equal(values_of(described["values"][0], frames), [1, 2])

    def test_whole_and_broken_numbers_of_a_small_frame_stay_apart(self):
        table, _ = encode_table(pd.DataFrame({"whole": [1, 2], "broken": [0.5, 1.0]}))
        self.assertEqual([column["dtype"] for column in table["values"]], ["<i8", "<f8"])

    def test_text_booleans_and_dates(self):
        self.assertEqual(self.column(["a", None, "温度"]), ["a", None, "温度"])
        self.assertEqual(self.column(np.array(["a", "b"])), ["a", "b"])
        np.testing.assert_array_equal(self.column([True, False]), [True, False])
        self.assertEqual(self.column([True, None]), [True, None])
        dates = [datetime.date(1969, 12, 31), datetime.datetime(2020, 1, 2, 3, 4, 5, 6), None]
        np.testing.assert_array_equal(self.column(dates), pd.to_datetime(pd.Series(dates)).to_numpy())

    def test_what_pandas_adds(self):
        frame = pd.DataFrame({
            "nullable": pd.array([1, None, 3], dtype="Int64"), "category": pd.Categorical(["x", "y", None]),
            "string": pd.array(["a", None, "b"], dtype="string"), "flag": pd.array([True, None, False], dtype="boolean"),
            "zoned": pd.date_range("2020-01-01", periods=3, tz="Europe/Berlin"),
            "period": pd.period_range("2020-01", periods=3, freq="M"),
            "span": pd.to_timedelta([1, 2, None], unit="D"), "mixed": ["a", 1, None]})
        table, frames = encode_table(frame)
        columns = dict(zip(table["columns"], (values_of(column, frames) for column in table["values"])))
        np.testing.assert_array_equal(columns["nullable"], [1, np.nan, 3])
        self.assertEqual(columns["category"], ["x", "y", None])
        self.assertEqual(columns["string"], ["a", None, "b"])
        self.assertEqual(columns["flag"], [True, None, False])
        self.assertEqual(columns["zoned"][0], np.datetime64("2019-12-31T23:00:00"))
        self.assertEqual(columns["period"][0], "2020-01")
        self.assertEqual(columns["mixed"], ["a", "1", None])
        self.assertIsNone(columns["span"][2])

    def test_what_cannot_be_drawn_is_named(self):
        for data, text in ((np.ones(2, dtype="c16"), "column 0 has dtype complex128"), ({"x": [object()]}, "'x' holds"),
                           ({"x": "abc"}, "'x' is str"), (np.ones((1, 1, 1)), "3 dimensions"), (5, "got int")):
            with self.assertRaisesRegex((TypeError, ValueError), text):
                encode_table(data)


class Names(unittest.TestCase):
    def test_an_index_that_counts_is_left_out(self):
        for index in (None, [0, 1], pd.RangeIndex(2)):
            self.assertNotIn("index", encode_table(pd.DataFrame({"a": [1, 2]}, index=index))[0])

    def test_other_labels_travel_as_text(self):
        frame = pd.DataFrame({"a": [1, 2]}, index=pd.Index([1.5, "x"], name="month"))
        frame.columns.name = "year"
        table = encode_table(frame)[0]
        self.assertEqual((table["index"], table["index_name"], table["columns_name"]), (["1.5", "x"], "month", "year"))

    def test_levels_are_joined_as_seaborn_joins_them(self):
        index = pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["x", "y"])
        table = encode_table(pd.DataFrame([[1.0, 2.0], [3.0, 4.0]], index=index, columns=index))[0]
        self.assertEqual((table["index"], table["index_name"]), (["a-1", "b-2"], "x-y"))
        self.assertEqual(table["columns"], ["a-1", "b-2"])

    def test_two_columns_of_one_name_stay_two(self):
        table, frames = encode_table(pd.DataFrame([[1, "a"]], columns=["x", "x"]))
        self.assertEqual((table["columns"], len(table["values"])), (["x", "x"], 2))


class Jobs(unittest.TestCase):
    def test_the_default_is_the_story(self):
        job = make_job({"a": [1.0]}, key="k", folder="f", dpi=10)
        self.assertEqual(job.envelope["outputs"], ["f/k_scatter_matrix.png", "f/k_correlation_heatmap.png"])
        body = msgpack.unpackb(job.frames[0])
        self.assertEqual([chart["options"] for chart in body["charts"]], [{"dpi": 10}] * 2)
        self.assertEqual(job.envelope["sha256"], body_sha256(job.frames))

    def test_charts_are_kinds_or_mappings(self):
        charts = ["heatmap", {"kind": "heatmap", "output": "second.png", "options": {"vmin": np.float64(1)}}]
        body = msgpack.unpackb(make_job({"a": [1.0]}, key="k", charts=charts).frames[0])
        self.assertEqual([chart["output"] for chart in body["charts"]], ["k_heatmap.png", "second.png"])
        self.assertEqual(body["charts"][1]["options"], {"vmin": 1.0})

    def test_each_job_has_a_key_of_its_own(self):
        self.assertNotEqual(make_job({"a": [1]}).key, make_job({"a": [1]}).key)

    def test_mistakes_name_the_field_and_what_was_expected(self):
        for options, text in (({"priority": "urgent"}, "priority: got 'urgent', expected high, normal or low"),
                              ({"charts": []}, "charts: got none"), ({"charts": [5]}, r"charts\[0\]: got int"),
                              ({"charts": ["heatmap"] * 2}, r"charts\[1\].output: .* that of charts\[0\]"),
                              ({"charts": {"kind": "heatmap", "dpi": 5}}, r"charts\[0\]: got the field 'dpi'"),
                              ({"max_attempts": 0}, "max_attempts: got 0"), ({"delay_s": -1}, "delay_s: got -1"),
                              ({"key": 5}, "key: got int 5, expected text")):
            with self.assertRaisesRegex((TypeError, ValueError), text):
                make_job({"a": [1]}, **options)


if __name__ == "__main__":
    unittest.main()

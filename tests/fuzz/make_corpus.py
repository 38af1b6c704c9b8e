#!/usr/bin/python3
"""Writes corpus/: one small file per nasty case, named after it. Run again after adding one; the files are committed."""

import json
import pathlib
import struct

import msgpack

HERE = pathlib.Path(__file__).parent / "corpus"
TABLE = {"columns": ["a", 1], "values": [[1, 2.5, None], ["x", "y", None]]}
JOB = {"data": TABLE, "charts": [{"kind": "heatmap", "options": {"dpi": 10, "mask": [[True, False]]}, "output": "a.png"}],
       "folder": "f"}


def typed(dtype, data):
    return {"data": {"columns": ["a"], "values": [{"dtype": dtype, "bin": data}]}}


def figure(array, **artist):
    """A job of one figure: `array` is the first of its data's."""
    line = {"kind": "line", "x": {"array": 0}, "y": [1, None, "nan"]} | artist
    return {"data": {"arrays": [array]}, "charts": [{"kind": "figure", "options": {"axes": [{"artists": [line]}]}}]}


def part(first, count):
    return {"dtype": "<f8", "bin": bytes(32), "first": first, "count": count}


def bodies():
    """name → (number of extra frames, bytes of the job, bytes of the frames)"""
    pack = msgpack.packb
    values = b"\x81\xa4data\x81\xa6values"
    plain = {
        "valid": pack(JOB), "valid_no_charts": pack({"data": TABLE}),
        "split": pack({"data": {"columns": ["a", "b"], "index": [0, 1], "data": [[1, "x"], [None, "y"]]}}),
        "list": pack({"data": {"a": [1, 2], "b": ["x", None], 3: [True, False]}}),
        "block_c": pack({"data": {"values": {"dtype": "<i2", "shape": [2, 3], "order": "C", "bin": bytes(12)}}}),
        "block_f": pack({"data": {"values": {"dtype": "<f2", "shape": [3, 2], "order": "F", "bin": bytes(range(12))}}}),
        "block_size_wrong": pack({"data": {"values": {"dtype": "<f8", "shape": [2, 2], "bin": bytes(12)}}}),
        "block_shape_huge": pack({"data": {"values": {"dtype": "|u1", "shape": [2**62, 2**62], "bin": b""}}}),
        "block_no_rows": pack({"data": {"values": {"dtype": "|u1", "shape": [0, 3], "bin": b""}}}),
        "names": pack({"data": {"columns": [None, True, 1e20, -0.0, 2**64 - 1, "温度"], "values": [[1]] * 6}}),
        "numbers": pack({"data": {"values": [[0, -1, 127, 128, 2**16, 2**32, 2**64 - 1, -2**63, 1.5, None, "nan", "inf"]]}}),
        "float32": pack({"data": {"values": [[1.5, 2.5]]}}, use_single_float=True),
        "all_null": pack({"data": {"values": [[None, None]]}}),
        "booleans_null": pack({"data": {"values": [[True, None, False]]}}),
        "words_then_text": pack({"data": {"values": [["nan", None, "inf", "abc"]]}}),
        "text_then_number": pack({"data": {"values": [["abc", 5]]}}),
        "number_then_text": pack({"data": {"values": [[5, "abc"]]}}),
        "ragged": pack({"data": {"values": [[1, 2], [1]]}}),
        "ragged_rows": pack({"data": {"columns": [1, 2], "data": [[1, 2], [1]]}}),
        "index": pack({"data": {"values": [[1]], "index": ["r"], "index_name": "i", "columns_name": None}}),
        "b15_empty_map": b"\x80", "b17_trailing": pack(JOB) + b"\x00\x00", "b18_reserved": b"\xc1",
        "b18_reserved_in_data": b"\x81\xa4data\xc1", "b19_array32": values + b"\xdd\xff\xff\xff\xff",
        "b19_rows": values + b"\x91\xdd\xff\xff\xff\xff", "b19_map32": b"\xdf\xff\xff\xff\xff",
        "b19_map32_data": b"\x81\xa4data\xdf\xff\xff\xff\xff", "b20_bin32": values + b"\x91\x82\xa3bin\xc6\xff\xff\xff\xff",
        "b20_str32": b"\x81\xa6folder\xdb\xff\xff\xff\xff", "b21_depth": values + b"\x91" * 5000,
        "b21_depth_options": pack({"data": {"values": [[1]]}, "charts": [{"kind": "heatmap", "options": {}}]})[:-1]
        + b"\x81\xa1a" + b"\x91" * 100, "b22_nils": values + b"\x91\xdc\x10\x00" + b"\xc0" * 4096,
        "b23_int_key": b"\x81\x01\x01", "b23_nil_key": b"\x81\xc0\x01", "b23_array_key": b"\x81\x90\x01",
        "b24_duplicate": b"\x82\xa6folder\xa0\xa6folder\xa0", "b25_unknown": pack({"dta": 1}),
        "b26_ext": b"\x81\xa4data\xc7\x05\x01abcde", "b26_timestamp": values + b"\x91\x91\xd7\xff\xff\xff\xff\xff\xff\xff\xff\xff",
        "b27_utf8": b"\x81\xa6folder\xa2\xff\xfe", "b27_overlong": b"\x81\xa6folder\xa2\xc0\x80",
        "b27_surrogate": b"\x81\xa6folder\xa3\xed\xa0\x80", "b27_beyond": b"\x81\xa6folder\xa4\xf4\x90\x80\x80",
        "b28_bin_as_text": pack({"folder": b"x"}), "b28_text_as_bin": pack({"data": {"values": [{"dtype": "<f8", "bin": "x"}]}}),
        "b29_float_frame": pack({"data": {"values": [{"dtype": "<f8", "frame": 1.5}]}}),
        "b30_uint64_frame": pack({"data": {"values": [{"dtype": "<f8", "frame": 2**64 - 1}]}}),
        "b30_negative_frame": pack({"data": {"values": [{"dtype": "<f8", "frame": -1}]}}),
        "b31_array": b"\x90", "b31_nil": b"\xc0", "b31_int": b"\x05", "b32_json": json.dumps(JOB).encode(),
        "b32_pickle": b"\x80\x04\x95\x10\x00", "b32_gzip": b"\x1f\x8b\x08\x00",
        "b52_no_columns": pack({"data": {"values": []}}), "b52_no_rows": pack({"data": {"values": [[]]}}),
        "b55_size": pack(typed("<f8", bytes(9))), "b56_dtype": pack(typed(">f8", bytes(8))),
        "b71_columns": pack({"data": {"values": [[1]] * 5000}}), "mask_large": pack(
            {"data": {"values": [[1]]}, "charts": [{"kind": "heatmap", "options": {"mask": [[0] * 200] * 20}}]}),
        "figure": pack(figure([1, 2.5, None])), "figure_part": pack(figure(part(8, 2))), "figure_empty": pack(figure([])),
        "figure_no_array": pack(figure([1], x={"array": 7})), "figure_no_column": pack(figure([1], x="nowhere")),
        "figure_beyond": pack(figure(part(8, 4))), "figure_first_beyond": pack(figure(part(33, 0))),
        "figure_first_negative": pack(figure(part(-1, 1))), "figure_count_huge": pack(figure(part(0, 2**62))),
        "figure_text_array": pack(figure(["a"])), "figure_linestyle": pack(figure([1], linestyle=[1e308, [0, 0]])),
        "figure_twin_of_itself": pack({"data": {}, "charts": [{"kind": "figure", "options": {"axes": [{"place": {"twin": 0}}]}}]}),
        "rows_times_columns": b"\x81\xa4data\x82\xa7columns\x90\xa4data\xdc\x03\xe8\xdc\x10\x00" + b"\xc0" * 5000,
    }
    for dtype, size in (("<f2", 2), ("<f4", 4), ("<f8", 8), ("|i1", 1), ("<i2", 2), ("<i4", 4), ("<i8", 8), ("|u1", 1),
                        ("<u2", 2), ("<u4", 4), ("<u8", 8), ("|b1", 1), ("<M8[ns]", 8)):
        plain["typed_" + dtype.strip("<|").replace("[", "_").replace("]", "")] = pack(typed(dtype, bytes(range(2 * size))))
    for name, data in plain.items():
        yield name, bytes([0]) + data
    whole = pack(JOB)
    for size in range(0, len(whole), 7):
        yield f"b16_prefix_{size:03}", bytes([0]) + whole[:size]
    framed = pack({"data": {"columns": ["a", "b"], "values": [{"dtype": "<f8", "frame": 0}, {"dtype": "<i8", "frame": 1}]}})
    yield "frames", bytes([2]) + framed + struct.pack("<3d", 1, 2, 3) + struct.pack("<3q", 1, 2, 3)
    yield "frame_unused", bytes([3]) + framed + bytes(72)
    yield "frame_missing", bytes([1]) + framed + bytes(24)


def jobs_json():
    text = json.dumps({"key": "k", "queue": "q", "priority": "high", "delay_s": 1, "time_limit_s": 2.5, "max_attempts": 3,
                       "on_duplicate": "join", **JOB})
    yield "valid", text.encode()
    for name, data in {
        "empty": b"", "array": b"[]", "number": b"5", "nan": b'{"data": {"values": [[1, NaN]]}}', "infinity": b"[-Infinity]",
        "deep": b"[" * 5000, "deep_object": b'{"a":' * 5000, "duplicate": b'{"key": "a", "key": "b"}', "bom": b"\xef\xbb\xbf{}",
        "duplicate_inside": b'{"data": {"values": [[1]], "values": [[2]]}}', "utf8": b'{"key": "\xff"}',
        "surrogate": b'{"key": "\\ud800"}', "nul": b'{"key": "\\u0000"}', "overflow": b'{"data": {"values": [[1e400]]}}',
        "integers": b'{"data": {"values": [[18446744073709551615, 18446744073709551616, -9223372036854775809]]}}',
        "trailing": b"{} x", "comment": b"// x\n{}", "priority": b'{"data": {}, "priority": "urgent"}',
        "attempts": b'{"data": {}, "max_attempts": 99999999999999999999}', "unterminated": b'{"key": "a', "cut": text.encode()[:60],
    }.items():
        yield name, data


def tables_csv():
    for name, data in {
        "valid": b"n,t,b,m\n1,x,True,\n-2.5e3,y,false,NA\n", "empty": b"", "blank": b"\n\n\r\n", "header_only": b"a,b\n",
        "crlf": b"a,b\r\n1,2\r\n", "cr": b"a,b\r1,2\r", "quoted": b'"a,b",c\n"x ""y""","1\n2"\n', "bom": b"\xef\xbb\xbfa\n1\n",
        "quote_inside": b'a,b\nx"y,1\n', "behind_quote": b'a,b\n"x"y,1\n', "never_closed": b'a,b\n"x,1\n2,3\n',
        "short_row": b"a,b,c\n1,2\n", "long_row": b"a,b\n1,2,3\n", "nul": b"a\n1\x00\n", "utf8": b"a\n\xff\n", "utf16": b"\xff\xfea\x00",
        "duplicate_names": b"a,a,,,a.1,a\n1,2,3,4,5,6\n", "numbers": b"x\n+1\n .5\n1e400\n1e-400\ninf\n-Infinity\n1.\n",
        "not_numbers": b"x\n0x10\n1_0\n--1\n1e\nnano\n", "one_empty_field": b'""\n""\n', "only_commas": b",,,\n,,,\n",
        "many_columns": b",".join([b"a"] * 5000) + b"\n", "missing": b"x\nNA\nN/A\nnan\nnull\n\n", "no_last_end": b"a\n1",
    }.items():
        yield name, data


def main():
    for folder, cases in (("decode_body", bodies()), ("job_json", jobs_json()), ("csv", tables_csv())):
        (HERE / folder).mkdir(parents=True, exist_ok=True)
        for name, data in cases:
            (HERE / folder / name).write_bytes(data)


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""What every page must be, whatever its table: well-formed, the same bytes in every process, small where it holds many marks.

usage: page_rules.py DRAW_JOB
Exit status: 0 passed, 1 not, 77 (skipped) when python3-numpy is missing.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.dom.minidom

try:
    import numpy as np
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

HOSTILE = ["a<b>&\"c'", "]]>", "</text><script>alert(1)</script>", "tab\there", "line\nbreak", "bell\x07 esc\x1b", "\ufffe\uffff",
           "عربي שלום", "😀👩‍👩‍👧", "\u202eoverride", "   spaces   ", "", "x" * 300, "温度", "e\u0301\u0327", "&#0;"]


def draw(draw_job, folder, name, data, charts, **environment):
    job = os.path.join(folder, name + ".json")
    with open(job, "w", encoding="utf-8") as file:
        json.dump({"key": name, "data": data, "charts": charts}, file)
    subprocess.run([draw_job, job, folder], check=True, env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
    pages = []
    for chart in charts:
        with open(os.path.join(folder, chart["output"]), "rb") as file:
            pages.append(file.read())
    return pages


def chart(kind, output, **options):
    return {"kind": kind, "options": options, "output": output}


def check_hostile_names(draw_job, folder):
    values = np.random.default_rng(1).random((len(HOSTILE), 4)).tolist()
    pages = draw(draw_job, folder, "hostile", {"columns": HOSTILE, "values": values},
                 [chart("scatter_matrix", "s.svg"), chart("correlation_heatmap", "h.svg", annot=False)])
    for page in pages:
        dom = xml.dom.minidom.parseString(page)
        assert not dom.getElementsByTagName("script")
        texts = ["".join(n.data for n in t.childNodes) for t in dom.getElementsByTagName("text")]
        for name in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[13], HOSTILE[15]):
            assert name in texts, name
        assert "bell\ufffd esc\ufffd" in texts


def check_same_bytes(draw_job, folder):
    data = {"columns": ["a", "b", "温度"], "values": np.random.default_rng(2).random((3, 50)).tolist()}
    charts = [chart("scatter_matrix", "one.svg"), chart("correlation_heatmap", "two.svg"),
              chart("scatter_matrix", "three.svg", rasterized=True)]
    first = draw(draw_job, folder, "same", data, charts)
    for environment in ({}, {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"}, {"TZ": "Asia/Tokyo", "HOME": "/nonexistent"}):
        assert draw(draw_job, folder, "same", data, charts, **environment) == first, environment
    assert first[0] != first[2]


def check_many_marks(draw_job, folder):
    values = np.random.default_rng(3).normal(size=(2, 200_000)).round(4).tolist()
    data = {"columns": ["a", "b"], "values": values}
    automatic, = draw(draw_job, folder, "many", data, [chart("scatter_matrix", "many.svg")])
    assert automatic.count(b"<image ") == 4 and automatic.count(b"<use ") == 0
    assert len(automatic) < 400_000, len(automatic)
    assert automatic.count(b"<text ") == 4
    few = {"columns": ["a", "b"], "values": [v[:25_000] for v in values]}
    vectors, = draw(draw_job, folder, "few", few, [chart("scatter_matrix", "few.svg", rasterized=False)])
    assert vectors.count(b"<use ") == 100_000 and b"<image " not in vectors
    always, = draw(draw_job, folder, "cells", few, [chart("correlation_heatmap", "cells.svg", rasterized=True)])
    assert always.count(b"<image ") == 2 and re.search(rb">[-\d.]+</text>", always)


def check_format_of_a_file(draw_job, folder):
    data = {"columns": ["a", "b"], "values": [[1, 2, 3], [3, 1, 2]]}
    svg, png = draw(draw_job, folder, "formats", data,
                    [chart("heatmap", "told.png", format="svg"), chart("heatmap", "named.png", format=None)])
    assert svg.startswith(b"<?xml") and png.startswith(b"\x89PNG")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for check in (check_hostile_names, check_same_bytes, check_many_marks, check_format_of_a_file):
            check(sys.argv[1], folder)
            print(check.__name__, "passed")


if __name__ == "__main__":
    main()

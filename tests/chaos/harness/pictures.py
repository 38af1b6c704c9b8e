"""The jobs of a run, and what their pictures must be to the byte: those that `plotmill render` draws of the same tables."""
import json, random, subprocess, zlib

import msgpack

CHARTS = [{"kind": kind, "options": {"dpi": 10}} for kind in ("scatter_matrix", "correlation_heatmap")]
TABLES = 40
LARGE_ROWS = 6_000  # of the last tables: beyond spool_from
LARGE_TABLES = 2


def png_problem(data):
    """Why these bytes are no complete PNG, or None."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        return "no signature"
    at, idat = 8, b""
    while True:
        if at + 12 > len(data):
            return "ends early"
        size = int.from_bytes(data[at:at + 4], "big")
        body = data[at + 4:at + 8 + size]
        if zlib.crc32(body) != int.from_bytes(data[at + 8 + size:at + 12 + size], "big"):
            return "bad checksum"
        if body[:4] == b"IDAT":
            idat += body[4:]
        at += 12 + size
        if body[:4] == b"IEND":
            break
    try:
        zlib.decompress(idat)
    except zlib.error as problem:
        return str(problem)
    return None if at == len(data) else "bytes after the end"


class Gallery:
    """Some tables and their pictures. No two tables have the same pictures, so that a mix-up is seen."""

    def __init__(self, programs, folder, seed):
        rng = random.Random(seed)
        self.tables = [[[rng.random() for _ in range(rows)] for _ in range(2 + i % 3)]
                       for i, rows in enumerate([4 + i % 9 for i in range(TABLES - LARGE_TABLES)] + [LARGE_ROWS] * LARGE_TABLES)]
        folder.mkdir()
        for i, table in enumerate(self.tables):
            job = {"key": f"t{i}", "data": {"columns": list(range(len(table))), "values": table}, "charts": CHARTS}
            (folder / f"t{i}.json").write_text(json.dumps(job))
        subprocess.run([programs / "plotmill", "render", "-o", folder / "out", *sorted(folder.glob("t*.json"))],
                       check=True, capture_output=True)
        self.pictures = [[(folder / "out" / f"t{i}_{chart['kind']}.png").read_bytes() for chart in CHARTS] for i in range(TABLES)]

    def pick(self, rng):
        """A table's number; the large ones are rare."""
        return rng.randrange(TABLES - LARGE_TABLES) if rng.random() < 0.96 else TABLES - 1 - rng.randrange(LARGE_TABLES)


def body_of(key, table, charts=CHARTS, folder="out"):
    named = [dict(chart, output=f"{key}_{chart['kind']}.png") for chart in charts]
    return msgpack.packb({"data": {"columns": list(range(len(table))), "values": table}, "charts": named, "folder": folder})


def outputs_of(key, charts=CHARTS, folder="out"):
    return [f"{folder}/{key}_{chart['kind']}.png" for chart in charts]

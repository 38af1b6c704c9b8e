#!/usr/bin/python3
"""The story's load on Plotmill: for every table a scatter-plot matrix and an annotated correlation heatmap.

environment: ROUNDS (5) PER_ROUND (50) SLEEP (0) DPI (10) ROWS (4) COLS (8) OUT (download); PLOTMILL_BROKER (a private one)
"""
import os, time
import numpy as np, pandas as pd
import plotmill

ROUNDS, PER_ROUND, SLEEP, DPI, ROWS, COLS = (float(os.environ.get(k, d)) for k, d in
    (("ROUNDS", 5), ("PER_ROUND", 50), ("SLEEP", 0), ("DPI", 10), ("ROWS", 4), ("COLS", 8)))
OUT = os.environ.get("OUT", "download")

with plotmill.Client() as client:
    np.random.seed(0)
    df = pd.DataFrame(np.random.rand(int(ROWS), int(COLS)))
    for r in range(int(ROUNDS)):
        start = time.perf_counter()
        tables = (df for _ in range(int(PER_ROUND)))
        results = list(client.map(tables, folder=OUT, dpi=DPI))  # <key>_scatter_matrix.png, <key>_correlation_heatmap.png
        print(r, len(results), round(time.perf_counter() - start, 2), "s", flush=True)
        time.sleep(SLEEP)

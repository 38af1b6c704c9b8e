#!/usr/bin/python3
"""The story's script, every table another: usage: story_producer.py JOBS DPI FOLDER; prints jobs_per_s= of the jobs behind the first hundred."""
import sys, time

import numpy as np, pandas as pd
import plotmill

jobs, dpi, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
chance = np.random.default_rng(0)


def tables(count):
    return [pd.DataFrame(chance.random((4, 8))) for _ in range(count)]


with plotmill.Client() as client:
    for _ in client.map(tables(100), folder=folder, dpi=dpi):
        pass  # the service has started, and all is warm
    prepared = tables(jobs)  # pandas takes as long to make one as the client to submit it
    start = time.monotonic()
    drawn = sum(1 for _ in client.map(prepared, folder=folder, dpi=dpi))
    print(f"jobs_per_s={drawn / (time.monotonic() - start)}")

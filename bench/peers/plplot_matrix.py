#!/usr/bin/python3
"""PLplot's scatter matrix of the story's tables. usage: plplot_matrix.py TABLES FOLDER; prints cpu_us= of a table, imports left out."""
import sys, time

import numpy as np, plplot as pl

tables, folder, n = int(sys.argv[1]), sys.argv[2], 8
start = time.process_time()
for number in range(tables):
    table = np.random.default_rng(number).random((4, n))
    pl.plsdev("pngcairo")
    pl.plsfnam(f"{folder}/{number}.png")
    pl.plspage(100, 100, 1200, 800, 0, 0)
    pl.plscolbg(255, 255, 255)
    pl.plscol0(15, 0, 0, 0)
    pl.plinit()
    pl.pladv(0)
    for i in range(n):
        for j in range(n):
            left, bottom = 0.125 + j * 0.775 / n, 0.11 + (n - 1 - i) * 0.77 / n
            pl.plvpor(left, left + 0.09, bottom, bottom + 0.088)
            pl.plwind(0, 1, 0, 1)
            pl.plcol0(15)
            pl.plbox("bc", 0, 0, "bc", 0, 0)
            pl.plpoin(table[:, j], table[:, i], 17)
    pl.plend()
print(f"cpu_us={(time.process_time() - start) / tables * 1e6}")

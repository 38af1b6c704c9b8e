#!/usr/bin/python3
"""gnuplot's scatter matrix of the story's tables: a script for `gnuplot -`, on stdout.

usage: gnuplot_matrix.py TABLES FOLDER | gnuplot -
"""
import random, sys

tables, folder, n, rows = int(sys.argv[1]), sys.argv[2], 8, 4
print('set terminal pngcairo size 1200,800 font "DejaVu Sans,10"\nunset key\nunset xtics\nunset ytics')
for number in range(tables):
    chance = random.Random(number)
    lines = "\n".join(" ".join(str(chance.random()) for _ in range(n)) for _ in range(rows))
    print(f"$table << EOD\n{lines}\nEOD\nset output '{folder}/{number}.png'\nset multiplot layout {n},{n}")
    for i in range(n):
        for j in range(n):
            print(f"plot $table using {j + 1}:{i + 1} with points pt 7 ps 0.3 lc rgb '#80000000'")
    print("unset multiplot\nset output")

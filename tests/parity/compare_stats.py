#!/usr/bin/python3
"""Hold chart/stats against pandas, scipy and numpy on tables that are hard, and on random ones.

usage: compare_stats.py STATS_PROBE [SEED]
Exit status: 0 equal within the tolerances below, 1 different, 77 (skipped) when a library is missing.
"""
import subprocess
import sys
import warnings

from comparison import require, sampled

require("numpy", "pandas", "scipy")
import numpy as np
import pandas as pd
import scipy.stats

warnings.simplefilter("ignore")
np.seterr(all="ignore")
random = np.random.RandomState(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
probe = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
differences = 0
compared = 0


def ask(what, option, columns):
    words = [what, str(option), str(len(columns))]
    for column in columns:
        words.append(str(len(column)))
        words += [float(v).hex() for v in column]
    probe.stdin.write(" ".join(words) + "\n")
    probe.stdin.flush()
    rows = []
    while True:
        line = probe.stdout.readline()
        if line in ("", "\n"):
            return rows
        if line.startswith("error"):
            probe.stdout.readline()
            return line
        rows.append(np.array([float.fromhex(v) for v in line.split()]))


def check(name, good, detail=""):
    global differences, compared
    compared += 1
    if not good:
        differences += 1
        print(f"different: {name} {detail}")


def close(ours, theirs, tolerance):
    ours, theirs = np.asarray(ours, float), np.asarray(theirs, float)
    if ours.shape != theirs.shape:
        return False
    return bool(np.all((ours == theirs) | (np.isnan(ours) & np.isnan(theirs)) | (np.abs(ours - theirs) <= tolerance)))


def column(kind, rows):
    draw = {
        "normal": lambda: random.randn(rows),
        "ties": lambda: random.randint(0, 4, rows).astype(float),
        "whole": lambda: random.randint(-50, 50, rows).astype(float),
        "constant": lambda: np.full(rows, 0.1),
        "empty": lambda: np.full(rows, np.nan),
        "offset": lambda: 1e8 + random.rand(rows),
        "tiny": lambda: 1 + random.rand(rows) * 1e-12,
        "huge": lambda: random.randn(rows) * 1e300,
        "small": lambda: random.randn(rows) * 1e-200,
        "zeros": lambda: random.choice([0.0, -0.0, 1.0], rows),
        "skewed": lambda: np.exp(random.randn(rows) * 2),
        "boolean": lambda: random.randint(0, 2, rows).astype(float),
        "i64": lambda: (2**62 + random.randint(0, 10**6, rows)).astype(float),
        "trend": lambda: np.arange(rows) + random.randn(rows) * 0.01,
        "outlier": lambda: np.r_[random.randn(rows - 1), 1e6] if rows else np.zeros(0),
    }
    return draw[kind]()


KINDS = ["normal", "ties", "whole", "constant", "empty", "offset", "tiny", "huge", "small", "zeros", "skewed", "boolean",
         "i64", "trend", "outlier"]


def with_gaps(values, share, infinite):
    values = values.copy()
    values[random.rand(len(values)) < share] = np.nan
    if infinite:
        values[random.rand(len(values)) < share / 2] = np.inf
        values[random.rand(len(values)) < share / 2] = -np.inf
    return values


def table(rows, share, infinite):
    return {kind: with_gaps(column(kind, rows), share, infinite) for kind in KINDS}


def correlation_tables():
    for rows in (0, 1, 2, 3, 10, 150, 1000):
        for share, infinite in ((0, False), (0.2, False), (0.3, True), (0.9, True)):
            yield f"{rows} rows, {share} missing", table(rows, share, infinite)
    # Beyond 65,536 rows pearson goes another way.
    yield "100,000 rows", table(100_000, 0, False)
    yield "100,000 rows with gaps", table(100_000, 0.1, True)


def compare_correlations():
    for name, columns in sampled(correlation_tables()):
        frame = pd.DataFrame(columns)
        for method in ("pearson", "spearman", "kendall"):
            theirs = frame.corr(method=method, numeric_only=True).to_numpy()
            ours = np.array(ask(method, "-", list(columns.values())))
            for i in range(len(KINDS)):
                for j in range(i + 1):
                    check(f"{method} of {KINDS[i]} and {KINDS[j]}, {name}", close(ours[i, j], theirs[i, j], 1e-12),
                          f"{ours[i, j]!r} {theirs[i, j]!r}")


def compare_histograms():
    rules = ["auto", "doane", "fd", "rice", "scott", "sqrt", "stone", "sturges"]
    for rows in (0, 1, 2, 3, 5, 10, 100, 1000, 20_000):
        for kind in sampled(KINDS):
            values = with_gaps(column(kind, rows), 0.1, True)
            kept = values[np.isfinite(values)]
            for bins in [1, 2, 3, 7, 10, 100, 1001, *rules]:
                name = f"histogram of {kind}, {rows} rows, bins {bins}"
                ours = ask("histogram", bins, [values])
                try:
                    counts, edges = np.histogram(kept, bins)
                except (ValueError, IndexError, OverflowError, MemoryError) as error:
                    check(name, True, error)  # numpy draws nothing: an error or a picture of ours is as good
                    continue
                if len(counts) > 100_000:
                    check(name, isinstance(ours, str))
                elif np.isnan(edges).any():
                    check(name, isinstance(ours, str) or len(ours) == 2)
                else:
                    check(name, not isinstance(ours, str) and np.array_equal(ours[0], edges)
                          and np.array_equal(ours[1], counts), f"\n{str(ours)[:300]}\n{edges[:5]}{counts[:5]}")
            edges = np.sort(np.r_[random.choice(kept, 5), random.randn(4)]) if len(kept) else np.array([0.0, 1, 2])
            ours = ask("histogram", "edges", [values, edges])
            check(f"histogram of {kind}, {rows} rows, edges", np.array_equal(ours[1], np.histogram(kept, edges)[0]))


def exact_density(values, points):
    values = values.astype(np.longdouble)
    n = np.longdouble(len(values))
    bandwidth = np.sqrt(((values - values.mean()) ** 2).sum() / (n - 1)) * n ** (-np.longdouble(1) / 5)
    distances = (points[:, None] - values[None, :]) / bandwidth
    return np.exp(-distances ** 2 / 2).sum(axis=1) / (n * bandwidth * np.sqrt(2 * np.arctan(np.longdouble(1)) * 4))


def relative_error(ours, theirs):
    visible = theirs > theirs.max() * 1e-280
    return float(np.max(np.abs(ours - theirs)[visible] / theirs[visible]))


def compare_densities():
    for rows in (2, 3, 5, 20, 150, 1000, 5000):
        for kind in sampled(KINDS):
            values = with_gaps(column(kind, rows), 0.1, True)
            kept = values[np.isfinite(values)]
            ours = ask("density", 200, [values])
            name = f"density of {kind}, {rows} rows"
            try:
                kernels = scipy.stats.gaussian_kde(kept)
            except (ValueError, np.linalg.LinAlgError):
                check(name, ours == [])
                continue
            if kept.min() == kept.max() or not np.isfinite(kernels.covariance).all():
                check(name, ours == [])  # a variance of rounding errors only
                continue
            points = np.linspace(kept.min(), kept.max(), 200)
            check(name + ", points", np.array_equal(ours[0], points))
            theirs, exact = kernels.evaluate(points), exact_density(kept, points)
            # scipy divides values by the bandwidth before it subtracts: its own last digits may be noise.
            noise = relative_error(theirs, exact)
            check(name + ", exact", relative_error(ours[1], exact) <= 1e-12 + len(kept) * 2**-53, f"{relative_error(ours[1], exact):.1e}")
            error = relative_error(ours[1], theirs)
            check(name, error <= 1e-12 + 1.01 * noise, f"relative error {error:.1e}, of scipy itself {noise:.1e}")


compare_correlations()
compare_histograms()
compare_densities()
probe.stdin.close()
print(f"{compared} comparisons, {differences} differences")
sys.exit(1 if differences else 0)

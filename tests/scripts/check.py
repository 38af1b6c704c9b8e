#!/usr/bin/python3
"""Runs scripts with matplotlib and, with nothing changed but the imports, with Plotmill, and holds the pictures together.

usage: check.py [--keep FOLDER | --peers FOLDER] [PREFIX | SCRIPT.py …]       default: every script here

A prefix is the beginning of scripts' names ("bar", "ticks_lo"). Scripts in waiting/ do not pass yet and are only run when named. One private `plotmill serve` (PLOTMILL_BIN, or of the
checkout) serves all. With --peers matplotlib draws a script once: its pictures are kept there, named by the script's text and the versions of what draws. Prints a line for each picture; exits with 1 when one does not pass parity.py --gate, 77 (skipped)
without the versions that are the measure.
"""
import argparse
import contextlib
import glob
import hashlib
import multiprocessing
import os
import runpy
import shutil
import subprocess
import sys
import tempfile
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "..", "..")
PACKAGE = os.path.realpath(os.path.join(SOURCE, "clients", "python"))
sys.path[:0] = [os.path.join(SOURCE, "tests", "parity"), os.path.join(SOURCE, "tests", "reference"), PACKAGE]

from comparison import require  # noqa: E402

SCRIPT_LIMIT_S = 120


def peers_of(script, peers):
    """The folder of matplotlib's pictures of this very script, drawn now if they are not there."""
    with open(script, "rb") as file:
        digest = hashlib.sha256(file.read())
    for module in ("matplotlib", "seaborn", "pandas", "numpy"):
        digest.update(f"{module} {sys.modules[module].__version__}".encode())
    folder = os.path.join(peers, digest.hexdigest()[:32])
    if not os.path.isdir(folder):
        os.makedirs(peers, exist_ok=True)
        drawn = tempfile.mkdtemp(prefix="drawing-", dir=peers)
        run_theirs(script, drawn)
        try:
            os.rename(drawn, folder)
        except OSError:  # another run was faster
            shutil.rmtree(drawn)
    return folder


def run_theirs(script, folder):
    """In a process that has matplotlib loaded already: importing it takes longer than most scripts."""
    os.chdir(folder)
    with open("said", "w", encoding="utf-8") as said, contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        runpy.run_path(script, run_name="__main__")


def run_ours(script, folder, broker):
    """(whether it ended well, the last line it said). A real process: nothing of matplotlib may be in it."""
    from plotmill.moving.imports import change_imports
    with open(script, encoding="utf-8") as file:
        source = change_imports(file.read())
    path = os.path.join(folder, os.path.basename(script))
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    environment = os.environ | {"PYTHONPATH": PACKAGE, "PLOTMILL_BROKER": broker, "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run([sys.executable, "-W", "error::ResourceWarning", path], cwd=folder, env=environment, capture_output=True,
                         text=True, timeout=SCRIPT_LIMIT_S)
    os.remove(path)
    said = run.stderr.strip().splitlines()
    return run.returncode == 0, said[-1] if said else f"exit status {run.returncode}"


def compare(theirs, ours, name, words):
    """(passes, what to print) of one picture."""
    import parity
    if not os.path.exists(os.path.join(ours, name)):
        return False, f"not drawn: {words}"
    a, b = (parity.load(os.path.join(folder, name)) for folder in (theirs, ours))
    if a.shape != b.shape:
        return False, f"{b.shape[1]}x{b.shape[0]} px instead of {a.shape[1]}x{a.shape[0]}"
    share, worst, tone, similar, bad = parity.compare(a, b)
    passes = parity.passes(share, worst, tone, similar, a.shape[1])
    return passes, f"parity={share:.4f} worst={worst:.2f} tone={tone:.2f} ssim={similar:.4f}"


def check(task):
    """Lines (passes, name, what to print) of one script."""
    script, root, broker, peers = task
    name = os.path.splitext(os.path.basename(script))[0]
    folders = [os.path.join(root, kind, name) for kind in ("theirs", "ours")]
    for folder in folders:
        os.makedirs(folder, exist_ok=True)
    try:
        ended_well, words = run_ours(script, folders[1], broker)
        if not ended_well:
            return [(False, name, words)]
        if peers is None:
            run_theirs(script, folders[0])
        else:
            folders[0] = peers_of(script, peers)
        pictures = sorted(glob.glob("*.png", root_dir=folders[0]))
        lines = [(*compare(*folders, picture, words), picture) for picture in pictures]
        return [(passes, picture, said) for passes, said, picture in lines] or [(False, name, "saves no picture")]
    except Exception as error:  # one script's trouble is one line of the table
        return [(False, name, traceback.format_exception_only(error)[-1].strip())]


def find_scripts(names):
    everything = sorted(path for path in glob.glob(os.path.join(HERE, "*.py")) if os.path.basename(path) not in ("check.py", "contact_sheet.py"))
    if not names:
        return everything
    given = [os.path.abspath(name) for name in names if name.endswith(".py")]
    prefixes = tuple(name for name in names if not name.endswith(".py"))
    return given + [path for path in everything if prefixes and os.path.basename(path).startswith(prefixes)]


def run_all(scripts, root, jobs, peers):
    from plotmill.server import PrivateServer
    server = PrivateServer(root, [])
    failed = 0
    try:
        with multiprocessing.get_context("fork").Pool(jobs, maxtasksperchild=1) as pool:
            tasks = [(script, root, server.url, peers) for script in scripts]
            for lines in pool.imap(check, tasks, chunksize=1):
                for passes, name, said in lines:
                    failed += not passes
                    print(f"{'ok  ' if passes else 'FAIL'} {name:32} {said}", flush=True)
    finally:
        server.stop()
    return failed


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*")
    arguments.add_argument("--keep", help="a folder for the pictures")
    arguments.add_argument("--peers", type=os.path.abspath, help="a folder that keeps matplotlib's pictures for the next run")
    arguments.add_argument("--jobs", type=int, default=2)
    given = arguments.parse_args()
    scripts = find_scripts(given.names)
    if not scripts:
        print(f"no script begins with {given.names}")
        return 2
    with tempfile.TemporaryDirectory(prefix="pm-scripts-") as scratch:
        root = os.path.abspath(given.keep or scratch)
        os.makedirs(root, exist_ok=True)
        failed = run_all(scripts, root, given.jobs, given.peers)
    print(f"{len(scripts)} scripts, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    require("matplotlib", "seaborn")
    os.environ["MPLBACKEND"] = "agg"
    import matplotlib.pyplot  # noqa: E402, F401
    import pandas.plotting  # noqa: E402, F401
    import seaborn  # noqa: E402, F401
    sys.exit(main())

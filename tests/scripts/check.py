#!/usr/bin/python3
"""Runs scripts with matplotlib and, with nothing changed but the imports, with Plotmill, and holds the pictures together.

usage: check.py [--keep FOLDER | --peers FOLDER] [PREFIX | SCRIPT.py …]       default: every script here

A prefix is the beginning of scripts' names ("bar", "ticks_lo"). Scripts in waiting/ do not pass yet and are only run when named. One private `plotmill serve` (PLOTMILL_BIN, or of the
checkout) serves all. With --peers matplotlib draws a script once: its pictures are kept there, named by the script's text and the versions of what draws. Prints a line for each picture; exits with 1 when one does not pass parity.py --gate, 77 (skipped)
without the versions that are the measure.
"""
import argparse
import concurrent.futures
import contextlib
import glob
import hashlib
import importlib
import importlib.metadata
import multiprocessing
import os
import runpy
import shutil
import sys
import tempfile
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "..", "..")
PACKAGE = os.path.realpath(os.path.join(SOURCE, "clients", "python"))
PARITY = os.path.join(SOURCE, "tests", "parity")
sys.path[:0] = [PARITY, PACKAGE]

from comparison import require  # noqa: E402
from script_runner import ScriptRunner  # noqa: E402


def key_of(script):
    """The script's text and the versions of what draws, as one word."""
    with open(script, "rb") as file:
        digest = hashlib.sha256(file.read())
    for package in ("matplotlib", "seaborn", "pandas", "numpy"):
        digest.update(f"{package} {importlib.metadata.version(package)}".encode())
    return digest.hexdigest()[:32]


def draw_theirs(script, folder):
    """matplotlib's pictures of this very script into a folder that is there only when it is whole."""
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    drawn = tempfile.mkdtemp(prefix="drawing-", dir=os.path.dirname(folder))
    os.chdir(drawn)
    with open("said", "w", encoding="utf-8") as said, contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        runpy.run_path(script, run_name="__main__")
    try:
        os.rename(drawn, folder)
    except OSError:  # another run was faster
        shutil.rmtree(drawn)


def run_ours(script, folder, runner, broker):
    """None, or the last line it said when it did not end well. A real process: nothing of matplotlib may be in it."""
    from plotmill.moving.imports import change_imports
    os.makedirs(folder, exist_ok=True)
    with open(script, encoding="utf-8") as file:
        source = change_imports(file.read())
    path, words = os.path.join(folder, os.path.basename(script)), os.path.join(folder, "said")
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    status = runner.run(path, words, [PACKAGE], {"PLOTMILL_BROKER": broker, "PYTHONPATH": PACKAGE})
    os.remove(path)
    with open(words, encoding="utf-8", errors="replace") as file:
        said = file.read().strip().splitlines()
    return None if status == 0 else said[-1] if said else f"exit status {status}"


def compare(task):
    """Lines (passes, name, what to print) of one script; matplotlib's pictures are drawn if they are not there."""
    import measure
    script, theirs, ours, words = task
    name = os.path.splitext(os.path.basename(script))[0]
    if words is not None:
        return [(False, name, words)]
    try:
        if not os.path.isdir(theirs):
            draw_theirs(script, theirs)
        lines = []
        for picture in sorted(glob.glob("*.png", root_dir=theirs)):
            mine = os.path.join(ours, picture)
            passes, said = measure.judge(os.path.join(theirs, picture), mine) if os.path.exists(mine) else (False, "not drawn")
            lines.append((passes, picture, said))
        return lines or [(False, name, "saves no picture")]
    except Exception as error:  # one script's trouble is one line of the table
        return [(False, name, traceback.format_exception_only(error)[-1].strip())]


def find_scripts(names):
    everything = sorted(path for path in glob.glob(os.path.join(HERE, "*.py")) if os.path.basename(path) not in ("check.py", "contact_sheet.py"))
    if not names:
        return everything
    given = [os.path.abspath(name) for name in names if name.endswith(".py")]
    prefixes = tuple(name for name in names if not name.endswith(".py"))
    return given + [path for path in everything if prefixes and os.path.basename(path).startswith(prefixes)]


def draw_ours(scripts, root, runners):
    """What went wrong with each script, or None."""
    from plotmill.server import PrivateServer
    server = PrivateServer(root, [])
    try:
        free = list(runners)

        def run(script):
            runner = free.pop()
            try:
                return run_ours(script, os.path.join(root, "ours", os.path.splitext(os.path.basename(script))[0]), runner, server.url)
            finally:
                free.append(runner)

        with concurrent.futures.ThreadPoolExecutor(len(runners)) as pool:
            return list(pool.map(run, scripts))
    finally:
        server.stop()


def compare_all(scripts, words, root, jobs, peers):
    tasks = []
    for script, said in zip(scripts, words):
        name = os.path.splitext(os.path.basename(script))[0]
        theirs = os.path.join(peers, key_of(script)) if peers else os.path.join(root, "theirs", name)
        tasks.append((script, theirs, os.path.join(root, "ours", name), said))
    if not all(os.path.isdir(theirs) for _, theirs, *_ in tasks):
        for module in ("matplotlib.pyplot", "pandas.plotting", "seaborn"):  # loaded once for all: it takes longer than most scripts
            importlib.import_module(module)
    failed = 0
    with multiprocessing.get_context("fork").Pool(jobs, maxtasksperchild=1) as pool:
        for lines in pool.imap(compare, tasks, chunksize=1):
            for passes, name, said in lines:
                failed += not passes
                print(f"{'ok  ' if passes else 'FAIL'} {name:32} {said}", flush=True)
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
    runners = [ScriptRunner() for _ in range(given.jobs)]
    with tempfile.TemporaryDirectory(prefix="pm-scripts-") as scratch:
        root = os.path.abspath(given.keep or scratch)
        os.makedirs(root, exist_ok=True)
        words = draw_ours(scripts, root, runners)
        for runner in runners:
            runner.close()
        failed = compare_all(scripts, words, root, given.jobs, given.peers)
    print(f"{len(scripts)} scripts, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    require("matplotlib", "seaborn")
    os.environ["MPLBACKEND"] = "agg"
    sys.exit(main())

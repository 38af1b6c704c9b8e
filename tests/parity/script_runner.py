"""Runs Python scripts, each in a process of its own that has numpy, pandas and what Plotmill's client stands on loaded already.

Importing those takes longer than most scripts. Plotmill itself is not loaded: each script does that, as its user's would.
"""
import atexit
import importlib
import json
import os
import runpy
import signal
import sys
import threading
import traceback
import warnings

LOADED = ("numpy", "pandas", "zmq", "msgpack")
LIMIT_S = 120
TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def be_the_script(path, said, paths, environment):
    """The whole life of a script's process; never returns."""
    status = 1
    try:
        file = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        for stream in (1, 2):
            os.dup2(file, stream)
        os.chdir(os.path.dirname(path))
        os.environ.update(environment)
        sys.path[:] = [os.path.dirname(path), *paths, *(folder for folder in sys.path if not folder.startswith(TESTS))]
        sys.argv[:] = [path]
        warnings.simplefilter("error", ResourceWarning)
        signal.alarm(LIMIT_S)  # the kernel ends a script that hangs
        runpy.run_path(path, run_name="__main__")
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        threading._shutdown()  # what the interpreter does when a script ends: threads, then exit functions
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


END = "\n"


def serve(requests, answers):
    """One script after the other, until nobody asks any more; never returns."""
    for line in requests:
        if line == END:
            break
        pid = os.fork()
        if pid == 0:
            be_the_script(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), file=answers, flush=True)
    os._exit(0)


class ScriptRunner:
    """To be made while neither Plotmill nor matplotlib is loaded, and before there are threads."""

    def __init__(self):
        for module in LOADED:
            importlib.import_module(module)
        loaded = {"plotmill", "matplotlib"} & sys.modules.keys()
        if loaded or threading.active_count() > 1:
            raise RuntimeError(f"script runner: made too late, {loaded or 'threads'} are there already")
        ask, answer = os.pipe(), os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(ask[1])
            os.close(answer[0])
            atexit._clear()
            serve(os.fdopen(ask[0]), os.fdopen(answer[1], "w"))
        os.close(ask[0])
        os.close(answer[1])
        self._requests, self._answers = os.fdopen(ask[1], "w"), os.fdopen(answer[0])

    def run(self, path, said, paths, environment):
        """The exit status; a negative one is the signal that ended it. What it prints goes into the file `said`."""
        print(json.dumps(dict(path=path, said=said, paths=paths, environment=environment)), file=self._requests, flush=True)
        return int(self._answers.readline())

    def close(self):
        # Told, not only hung up on: processes that were forked since hold the pipe open, too.
        self._requests.write(END)
        self._requests.close()
        self._answers.close()
        os.waitpid(self._pid, 0)

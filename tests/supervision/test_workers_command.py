#!/usr/bin/python3
"""`plotmill workers list|recycle|drain|resize` with real programs.

usage: test_workers_command.py --bin DIR
"""
import argparse, json, os, pathlib, signal, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "clients" / "python"))
sys.path.insert(0, str(ROOT / "tests" / "python"))
import plotmill  # noqa: E402
from support import wait_for  # noqa: E402


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    programs = os.path.realpath(parser.parse_args().bin)
    with tempfile.TemporaryDirectory(prefix="pm-workers-") as folder:
        producers, workers = f"ipc://{folder}/p", f"ipc://{folder}/w"
        quiet = {"stderr": subprocess.DEVNULL}
        broker = subprocess.Popen([f"{programs}/plotmill-broker", "--data", f"{folder}/data", "--producers", producers, "--workers", workers], **quiet)
        host = subprocess.Popen([f"{programs}/plotmill-worker", "--broker", workers, "--root", folder, "--name", "press", "--renderers", "2"], **quiet)

        def command(*words):
            return subprocess.run([f"{programs}/plotmill", "workers", *words, "--broker", producers], capture_output=True, text=True)

        def report():
            listed = json.loads(command("list", "--json").stdout or "[]")
            return listed[0]["report"] if listed and listed[0]["report"] else None

        def slots():
            return [each for each in (report() or {"renderers": []})["renderers"] if each["state"] in ("idle", "busy")]

        try:
            with plotmill.Client(producers) as client:
                wait_for(lambda: len(slots()) == 2, what="two renderers")
                assert "worker  press on " in command("list").stdout
                before_it = subprocess.run([f"{programs}/plotmill", "workers", "--broker", producers, "list"], capture_output=True, text=True)
                assert "worker  press on " in before_it.stdout, "--broker may stand before the word, too"
                before = {each["pid"] for each in slots()}
                told = command("recycle", "press")
                assert told.returncode == 0 and told.stdout == "told 1 worker\n", told
                wait_for(lambda: len(slots()) == 2 and not before & {each["pid"] for each in slots()}, what="other renderers")
                assert command("resize", "all", "3").returncode == 0
                wait_for(lambda: len(slots()) == 3, what="three renderers")
                assert command("drain", "press").returncode == 0
                wait_for(lambda: report()["drained"], what="drained")
                assert "; drained" in command("list").stdout
                handle = client.submit({"a": [1.0, 2.0], "b": [2.0, 1.0]}, key="waits")
                wait_for(lambda: client.status()["jobs"]["queued"] == 1, what="a job that waits")
                assert command("resize", "press", "1").returncode == 0
                handle.result(timeout=30)
                wait_for(lambda: len(slots()) == 1, what="one renderer")
                nobody = command("drain", "nobody")
                assert nobody.returncode != 0 and "'nobody'" in nobody.stderr, nobody
        finally:
            for process in (host, broker):
                process.send_signal(signal.SIGKILL)
                process.wait()
    print("workers: list, recycle, resize, drain and back")


if __name__ == "__main__":
    main()

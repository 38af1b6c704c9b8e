#!/usr/bin/python3
"""The shipped supervisord programs beneath a real supervisord, with real broker, worker and jobs.

usage: test_supervisord.py --bin DIR [--seconds N]

Checked, in this order:
  - recycling all renderers every 100 ms for N seconds while jobs flow: both programs stay RUNNING with the same pids, no job is lost
  - kill -9 of worker, link, renderer and broker: each comes back, and jobs are drawn again
  - `supervisorctl stop` drains: the worker exits 0 within stopwaitsecs, and supervisord never had to kill
Prints one line with the figures; exit 0 when all holds.
"""
import argparse, configparser, os, pathlib, signal, subprocess, sys, tempfile, threading, time, xmlrpc.client

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "clients" / "python"))
sys.path.insert(0, str(ROOT / "tests" / "python"))
import plotmill  # noqa: E402
from supervisor.xmlrpc import SupervisorTransport  # noqa: E402
from support import children_of, is_alive, wait_for  # noqa: E402

PROGRAMS = ("plotmill-broker", "plotmill-worker")


def write_files(folder, programs):
    """The shipped files with this folder's places and this build's programs; nothing else is changed."""
    shipped = configparser.RawConfigParser()
    shipped.read(ROOT / "deploy" / "supervisord" / "plotmill.conf")
    config = folder / "plotmill.yaml"
    config.write_text(f"""broker:
  data_dir: {folder}/data
  producers: ipc://{folder}/producers.sock
  workers: ipc://{folder}/workers.sock
worker:
  broker: ipc://{folder}/workers.sock
  root: {folder}/root
  renderers: 2
""")
    for program in PROGRAMS:
        section = f"program:{program}"
        words = shipped[section]["command"].split()
        shipped[section]["command"] = f"{programs}/{program} {' '.join(words[1:-1])} {config}"
        shipped.remove_option(section, "user")  # the test's own user
    shipped["supervisord"] = {"nodaemon": "true", "logfile": f"{folder}/supervisord.log", "pidfile": f"{folder}/pid", "childlogdir": str(folder)}
    shipped["unix_http_server"] = {"file": f"{folder}/supervisor.sock", "chmod": "0700"}
    shipped["rpcinterface:supervisor"] = {"supervisor.rpcinterface_factory": "supervisor.rpcinterface:make_main_rpcinterface"}
    path = folder / "supervisord.conf"
    with open(path, "w") as file:
        shipped.write(file)
    return path


class Service:
    def __init__(self, folder, programs):
        self.folder = folder
        (folder / "root").mkdir()
        self.daemon = subprocess.Popen(["supervisord", "-c", str(write_files(folder, programs))], stdout=subprocess.DEVNULL)
        transport = SupervisorTransport(None, None, f"unix://{folder}/supervisor.sock")
        self.rpc = xmlrpc.client.ServerProxy("http://127.0.0.1", transport=transport).supervisor
        wait_for((folder / "supervisor.sock").exists, what="supervisord")
        wait_for(lambda: all(self.info(p)["statename"] == "RUNNING" for p in PROGRAMS), what="RUNNING")
        self.client = plotmill.Client(f"ipc://{folder}/producers.sock")

    def info(self, program):
        return self.rpc.getProcessInfo(program)

    def pid(self, program):
        return self.info(program)["pid"]

    def draw(self, number):
        handle = self.client.submit({"a": [1.0, 2.0, 3.0, number], "b": [4.0, 3.0, 3.0, 0.0]}, key=f"job-{number}")
        return handle.result(timeout=60)

    def end(self):
        self.client.close()
        self.daemon.send_signal(signal.SIGTERM)
        self.daemon.wait(60)


def recycle_for(service, seconds):
    before = {program: service.pid(program) for program in PROGRAMS}
    pause, jobs, recycles, until = threading.Event(), 0, 0, time.monotonic() + seconds
    while time.monotonic() < until:
        os.kill(before["plotmill-worker"], signal.SIGUSR1)
        recycles += 1
        service.draw(jobs)
        jobs += 1
        for program in PROGRAMS:
            info = service.info(program)
            assert info["statename"] == "RUNNING" and info["pid"] == before[program], info
        pause.wait(0.1)
    return recycles, jobs


def kill_each(service):
    for number, victim in enumerate(("renderer", "link", "plotmill-worker", "plotmill-broker")):
        if victim in PROGRAMS:
            pid = service.pid(victim)
        else:
            children = wait_for(lambda: children_of(service.pid("plotmill-worker")), what="children")
            pid = children[0] if victim == "link" else children[-1]
        os.kill(pid, signal.SIGKILL)
        wait_for(lambda: not is_alive(pid), what=f"the end of {victim}")
        if victim in PROGRAMS:
            wait_for(lambda: service.info(victim)["statename"] == "RUNNING" and service.pid(victim) != pid, what=f"{victim} back")
        service.draw(f"{1000 + number}")


def stop_drains(service):
    worker = service.pid("plotmill-worker")
    started = time.monotonic()
    service.rpc.stopProcess("plotmill-worker")
    info = service.info("plotmill-worker")
    assert info["statename"] == "STOPPED" and info["exitstatus"] == 0, info
    assert not is_alive(worker)
    log = (service.folder / "supervisord.log").read_text()
    assert "killing" not in log.lower(), log
    return time.monotonic() - started


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--seconds", type=float, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pm-sup-") as name:
        service = Service(pathlib.Path(name), os.path.realpath(arguments.bin))
        try:
            recycles, jobs = recycle_for(service, arguments.seconds)
            kill_each(service)
            drain_s = stop_drains(service)
        finally:
            service.end()
    print(f"supervisord: {recycles} rolling recycles and {jobs} jobs in {arguments.seconds:g} s, RUNNING all the time; drained in {drain_s:.2f} s")


if __name__ == "__main__":
    main()

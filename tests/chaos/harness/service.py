"""A broker and two workers in a folder of their own, each under the supervisor, on small disks in memory where this machine allows mounts.

The second worker reaches its broker through a proxy, and so may a producer: what a network can do is done there."""
import ctypes, json, os, re, subprocess, threading, time

from . import wire
from .processes import Program, Supervisor, is_alive, tree_of
from .proxy import Proxy

CLONE_NEWNS = 0x20000
HEARTBEAT_MS = 300
RENDERERS = 2
WORKERS = 2
DAILY = re.compile("job_failed|job_dead|recycled|renderer_crashed")
DISKS = {"data": "64m", "root": "64m", "logs": "8m"}


def own_mounts():
    """A mount namespace of our own, so that nothing that is mounted here outlives us. False where that is not allowed."""
    if os.geteuid() != 0 or ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNS) != 0:
        return False
    return subprocess.run(["mount", "--make-rprivate", "/"], capture_output=True).returncode == 0


def wait_for(condition, seconds, what):
    """Until condition() is true, and returns it; TimeoutError after so many seconds."""
    deadline, moment = time.monotonic() + seconds, threading.Event()
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds:g} s")
        moment.wait(0.02)
    return value


class Service:
    def __init__(self, programs, folder, settings, mounts, environment=None):
        self.programs, self.folder, self.mounted = programs, folder, []
        for name in ("data", "root", "logs", "sockets", "neighbour"):
            (folder / name).mkdir()
        (folder / "neighbour" / "mine").write_text("not Plotmill's")
        for name, size in DISKS.items() if mounts else ():
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "chaos", folder / name], check=True)
            self.mounted.append(folder / name)
        self.data, self.root = folder / "data", folder / "root"
        (self.root / "out").mkdir()
        self.producers_at, self.workers_at = (f"ipc://{folder}/sockets/{name}" for name in "pw")
        self.config = folder / "plotmill.yaml"
        self.settings = {"heartbeat": f"{HEARTBEAT_MS}ms", "spool_from": "100KiB", "ballast": "2MiB", "min_free_disk": "1MiB",
                         "body_cache": "1MiB", **settings}
        self.write_config()
        self.proxies = {name: Proxy(folder / "sockets" / name, folder / "sockets" / (name + "x")) for name in "pw"}
        self.broker = Program("broker", [programs / "plotmill-broker", "--config", self.config], folder / "logs" / "broker.log")
        faulty = programs.parent / "release" / "tests" / "plotmill-worker-faulty"
        self.has_poison = faulty.exists()
        self.workers = [self.make_worker(i, faulty if self.has_poison else programs / "plotmill-worker") for i in range(WORKERS)]
        self.supervisor = Supervisor()
        self.supervisor.programs = [self.broker, *self.workers]
        for program in self.supervisor.programs:
            program.environment = dict(environment or {})

    def make_worker(self, number, program):
        endpoint = self.workers_at + ("x" if number % 2 else "")
        return Program(f"worker{number}", [program, "--config", self.config, "--broker", endpoint, "--name", f"worker{number}"],
                       self.folder / "logs" / f"worker{number}.log")

    def write_config(self, extra=""):
        lines = ["broker:", f"  data_dir: {self.data}", f"  producers: {self.producers_at}", f"  workers: {self.workers_at}"]
        lines += [f"  {name}: {value}" for name, value in self.settings.items()]
        lines += ["worker:", f"  root: {self.root}", f"  renderers: {RENDERERS}", "  max_jobs: 100", "  drain_timeout: 5s"]
        self.config.write_text("\n".join(lines) + "\n" + extra)

    def start(self):
        for program in self.supervisor.programs:
            program.start()
        self.supervisor.start()
        try:
            self.wait_ready(60)
        except TimeoutError as error:
            raise TimeoutError(f"{error}\n{json.dumps(self.status())}\n{self.tail()}") from None

    def status(self, seconds=2.0):
        return wire.status(self.producers_at, seconds)

    def reports(self, status=None):
        """worker's name -> what it said last of itself."""
        status = status or self.status() or {"workers": []}
        return {worker["worker"]: worker["report"] for worker in status["workers"] if worker.get("report")}

    def renderers(self, status=None):
        return [r["pid"] for report in self.reports(status).values() for r in report.get("renderers", []) if r["pid"]]

    def links(self, status=None):
        return [report["link"]["pid"] for report in self.reports(status).values() if report.get("link")]

    def is_ready(self):
        """Broker and all workers, each of them the one that runs now and with as many renderers as it should have."""
        status = self.status(0.5)
        if status is None or status["broker"]["pid"] != self.broker.pid:
            return False
        reports = self.reports(status)
        return all(self.stands(reports.get(worker.name), worker) for worker in self.workers)

    @staticmethod
    def stands(report, worker):
        if not report or report["master"]["pid"] != worker.pid or report["breaker"]["open"]:
            return False
        working = [r for r in report["renderers"] if r["state"] in ("idle", "busy") and is_alive(r["pid"])]
        return len(working) >= RENDERERS and is_alive(report["link"]["pid"])

    def wait_ready(self, seconds):
        """Seconds until it was ready."""
        started = time.monotonic()
        wait_for(self.is_ready, seconds, "the service is ready")
        return time.monotonic() - started

    def is_quiet(self):
        """Nothing lives, nothing is on its way."""
        status = self.status(0.5)
        return bool(status) and sum(status["jobs"].get(state, 0) for state in ("queued", "leased", "delayed")) == 0

    def pids(self):
        """Of all processes of the service: pid -> state."""
        return {pid: state for program in self.supervisor.programs if program.pid for pid, state in tree_of(program.pid).items()}

    @staticmethod
    def processes_when_well():
        """The broker, and of each worker master, link, renderers and a spare."""
        return 1 + WORKERS * (2 + RENDERERS + 1)

    def tail(self):
        """What the programs said last, without what they say of every job; and how they ended before."""
        told = []
        for program in self.supervisor.programs:
            lines = [line for line in program.log.read_text(errors="replace").splitlines() if not DAILY.search(line)]
            told += [f"--- {program.name}, which has ended with {program.exits}:", *lines[-25:]]
        return "\n".join(told)

    def stop(self):
        """TERM to all; name -> exit code."""
        codes = {program.name: program.stop() for program in [*self.workers, self.broker]}
        self.supervisor.over.set()
        self.supervisor.join()
        return codes

    def close(self):
        """Whatever the state: nothing of it is left running or mounted."""
        self.supervisor.over.set()
        for program in self.supervisor.programs:
            program.hold()
            program.kill()
            program.wait_gone(5)
        for proxy in self.proxies.values():
            proxy.close()
        for folder in self.mounted:
            subprocess.run(["umount", "-l", folder], capture_output=True)

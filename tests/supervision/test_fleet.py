#!/usr/bin/python3
"""A fleet over TCP: one broker, worker hosts in network namespaces of their own, and cables that are pulled. Needs root (iproute2).

usage: test_fleet.py --bin DIR [--hosts N]

Checked, in this order:
  - hosts join while jobs flow, and all of them draw
  - a host whose cable is pulled is given up, so that its jobs are leased elsewhere; plugged in again it works on
  - a host that is killed as a whole (SIGKILL of its group) likewise; a new one joins in its place
  - a broker that is killed and comes back 3 s later finds its hosts again without help
  - every accepted job ends done
Prints each step with the time it took, so that a run that stands still says where; what an earlier run left when it was killed is removed
first. Exit 0 when all holds, 77 when namespaces cannot be made.
"""
import argparse, faulthandler, json, os, pathlib, random, re, signal, subprocess, sys, tempfile, threading, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "clients" / "python"))
sys.path.insert(0, str(ROOT / "tests" / "python"))
import plotmill  # noqa: E402
from support import is_alive, wait_for  # noqa: E402

HEARTBEAT_S = 0.3
PATIENCE_S = 120  # of every wait: what takes longer stands still
SMALL = [{"kind": kind, "options": {"dpi": 10}} for kind in ("scatter_matrix", "correlation_heatmap")]
OURS = re.compile(r"pmf(\d+)[bhnp]")  # bridge, host's cable, namespace, probe of the run with that pid
PREFIX = f"pmf{os.getpid()}"
# Whatever ends this test ends its programs.
BOUND = ["setpriv", "--pdeathsig", "KILL"]


def ip(*words, check=True):
    return subprocess.run(["ip", *words], check=check, capture_output=True, text=True)


def say(what):
    print(f"{time.monotonic() - say.began:6.2f} s  {what}", flush=True)


say.began = time.monotonic()


def sweep():
    """Removes what runs that were killed have left behind."""
    for folder, remove in (("/run/netns", ("netns", "del")), ("/sys/class/net", ("link", "del"))):
        for name in os.listdir(folder) if os.path.isdir(folder) else ():
            run = OURS.match(name)
            if run is None or is_alive(int(run[1])):
                continue
            for pid in ip("netns", "pids", name, check=False).stdout.split() if remove[0] == "netns" else ():
                os.kill(int(pid), signal.SIGKILL)
            ip(*remove, name, check=False)
            say(f"removed {name}, left by a run that was killed")


def free_subnet():
    """The first three numbers of addresses that this machine does not use yet."""
    used = ip("-4", "addr").stdout
    return next(f"10.{n}.0" for n in range(20 + os.getpid() % 100, 255) if f" 10.{n}." not in used)


class Network:
    """A bridge with the broker's address; every host is a namespace on a cable of its own."""

    def __init__(self, hosts):
        self.bridge, self.hosts, self.subnet = f"{PREFIX}b", hosts, free_subnet()
        ip("link", "add", self.bridge, "type", "bridge")
        ip("addr", "add", f"{self.subnet}.1/24", "dev", self.bridge)
        ip("link", "set", self.bridge, "up")
        for host in range(hosts):
            space, here, there = self.space(host), self.cable(host), f"{PREFIX}p{host}"
            ip("netns", "add", space)
            ip("link", "add", here, "type", "veth", "peer", "name", there)
            ip("link", "set", there, "netns", space)
            ip("link", "set", here, "master", self.bridge, "up")
            ip("-n", space, "addr", "add", f"{self.subnet}.{10 + host}/24", "dev", there)
            ip("-n", space, "link", "set", there, "up")

    def space(self, host):
        return f"{PREFIX}n{host}"

    def cable(self, host):
        return f"{PREFIX}h{host}"

    def plug(self, host, is_in):
        ip("link", "set", self.cable(host), "up" if is_in else "down")

    def end(self):
        for host in range(self.hosts):
            ip("netns", "del", self.space(host), check=False)
            ip("link", "del", self.cable(host), check=False)  # its other end goes when the kernel comes to it
        ip("link", "del", self.bridge, check=False)


class Fleet:
    def __init__(self, folder, programs, hosts):
        self.folder, self.programs = folder, programs
        self.network = Network(hosts)
        self.workers, self.broker, self.handles = {}, None, []
        (folder / "plotmill.yaml").write_text(f"broker:\n  trust_network: true\n  heartbeat: {int(HEARTBEAT_S * 1000)}ms\n")
        self.workers_at = f"tcp://{self.network.subnet}.1:5570"
        self.start_broker()
        self.client = plotmill.Client(f"ipc://{folder}/p")
        self.flowing, self.flow = threading.Event(), threading.Thread(target=self.submit, daemon=True)

    def start_broker(self):
        self.broker = subprocess.Popen(
            [*BOUND, f"{self.programs}/plotmill-broker", "--config", f"{self.folder}/plotmill.yaml", "--data", f"{self.folder}/data",
             "--producers", f"ipc://{self.folder}/p", "--workers", self.workers_at], stderr=open(self.folder / "broker.log", "a"))

    def join(self, host):
        root = self.folder / f"root{host}"
        root.mkdir(exist_ok=True)
        self.workers[host] = subprocess.Popen(
            [*BOUND, "ip", "netns", "exec", self.network.space(host), f"{self.programs}/plotmill-worker", "--broker", self.workers_at,
             "--root", str(root), "--name", f"host{host}", "--renderers", "1"],
            stderr=open(self.folder / f"host{host}.log", "a"), start_new_session=True)

    def submit(self):
        rng = random.Random(1)
        while not self.flowing.is_set():
            table = {str(i): [rng.random() for _ in range(50)] for i in range(6)}
            self.handles.append(self.client.submit(table, charts=SMALL, key=f"job{len(self.handles)}"))
            self.flowing.wait(0.01)

    def status(self):
        with plotmill.Client(f"ipc://{self.folder}/p") as client:
            return client.status()

    def known(self):
        return {each["worker"] for each in self.status()["workers"]}

    def draws(self, host):
        root = self.folder / f"root{host}"
        before = len(os.listdir(root))
        wait(lambda: len(os.listdir(root)) > before, f"host{host} draws")

    def tell(self):
        """What is known when something went wrong."""
        print(f"{sum(handle.done() for handle in self.handles)} of {len(self.handles)} jobs have ended")
        for log in sorted(self.folder.glob("*.log")):
            print(f"--- {log.name}: {log.read_text()[-2000:]}")
        try:
            print(f"--- the broker says {json.dumps(self.status(), indent=1)}")
        except TimeoutError:
            print("--- the broker says nothing")

    def end(self):
        self.flowing.set()
        self.client.close(wait=False)
        for worker in self.workers.values():
            if worker.poll() is None:
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        self.broker.kill()
        self.broker.wait()
        self.network.end()


def wait(condition, what):
    wait_for(condition, seconds=PATIENCE_S, what=what)
    say(what)


def vanish_and_return(fleet, host, vanish, back):
    """Seconds until the broker has taken the host's leases away."""
    started = time.monotonic()
    vanish()
    wait(lambda: f"host{host}" not in fleet.known(), f"host{host} is given up")
    lost_s = time.monotonic() - started
    back()
    wait(lambda: f"host{host}" in fleet.known(), f"host{host} is back")
    fleet.draws(host)
    return lost_s


def run(fleet, hosts):
    fleet.join(0)
    fleet.flow.start()
    for host in range(1, hosts):
        fleet.join(host)
    for host in range(hosts):
        fleet.draws(host)
    say("host0: the cable is pulled")
    cut_s = vanish_and_return(fleet, 0, lambda: fleet.network.plug(0, False), lambda: fleet.network.plug(0, True))

    def kill_host():
        os.killpg(fleet.workers[1].pid, signal.SIGKILL)
        fleet.workers[1].wait()

    say("host1: killed")
    killed_s = vanish_and_return(fleet, 1, kill_host, lambda: fleet.join(1))
    fleet.broker.kill()
    fleet.broker.wait()
    say("the broker is killed")
    threading.Event().wait(3)  # the time that the broker is away is what is tried
    fleet.start_broker()
    started = time.monotonic()
    wait(lambda: len(fleet.known()) == hosts, "all hosts are back")
    again_s = time.monotonic() - started
    fleet.flowing.set()
    fleet.flow.join(PATIENCE_S)
    assert not fleet.flow.is_alive(), f"submit: has not returned within {PATIENCE_S} s"
    wait(lambda: all(handle.done() for handle in fleet.handles), f"all {len(fleet.handles)} jobs have ended")
    for handle in fleet.handles:
        handle.result()
    return cut_s, killed_s, again_s, len(fleet.handles)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--hosts", type=int, default=3)
    arguments = parser.parse_args()
    faulthandler.dump_traceback_later(4 * PATIENCE_S)
    probe = f"{PREFIX}p"
    if os.geteuid() != 0 or ip("netns", "add", probe, check=False).returncode != 0:
        print("no network namespaces: not root, or the kernel has none")
        return 77
    ip("netns", "del", probe)
    sweep()
    # In memory: a disk that others keep busy is what the chaos tests try.
    with tempfile.TemporaryDirectory(prefix="pm-fleet-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:
        fleet = Fleet(pathlib.Path(name), os.path.realpath(arguments.bin), arguments.hosts)
        try:
            cut_s, killed_s, again_s, jobs = run(fleet, arguments.hosts)
        except AssertionError:
            fleet.tell()
            raise
        finally:
            fleet.end()
    print(f"fleet of {arguments.hosts}: cable pulled, leases back after {cut_s:.2f} s; host killed, {killed_s:.2f} s; "
          f"broker away, all hosts back {again_s:.2f} s after it; {jobs} jobs, all done")
    return 0


if __name__ == "__main__":
    sys.exit(main())

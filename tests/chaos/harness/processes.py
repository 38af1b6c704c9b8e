"""Programs under a small supervisor: whatever ends is started again, as systemd and supervisord do."""
import os, pathlib, signal, subprocess, threading, time

# Whatever ends the harness ends its programs.
BOUND = ["setpriv", "--pdeathsig", "KILL"]
PAUSE_S = 0.1  # before a program is started again; doubled while it ends at once, up to ten times this


def stat_of(pid):
    """(state, parent's pid) of a process, or None when it is gone."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return fields[0], int(fields[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


def is_alive(pid):
    stat = stat_of(pid)
    return stat is not None and stat[0] != "Z"


def tree_of(pid):
    """pid and all below it: pid -> state."""
    stats = {int(name): stat_of(int(name)) for name in os.listdir("/proc") if name.isdigit()}
    found, todo = {}, [pid]
    while todo:
        at = todo.pop()
        if stats.get(at) is None:
            continue
        found[at] = stats[at][0]
        todo += [child for child, stat in stats.items() if stat and stat[1] == at]
    return found


def rss_bytes(pid):
    try:
        return int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (FileNotFoundError, ProcessLookupError):
        return 0


def fd_count(pid):
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))
    except (FileNotFoundError, ProcessLookupError):
        return 0


def send(pid, number):
    """A signal to a process of ours; False when it is gone."""
    try:
        if not pathlib.Path(f"/proc/{pid}/comm").read_text().startswith("plotmill"):
            return False  # gone, and its number somebody else's
        os.kill(pid, number)
        return True
    except (FileNotFoundError, ProcessLookupError):
        return False


class Program:
    """One supervised program. `wrapper` (strace, prlimit …) holds for the next start only."""

    def __init__(self, name, command, log):
        self.name, self.command, self.log = name, [str(word) for word in command], log
        self.environment, self.wrapper, self.wanted = {}, [], False
        self.process, self.exits, self.starts = None, [], 0
        self.lock = threading.RLock()
        self.not_before, self.pause_s, self.moment = 0.0, PAUSE_S, threading.Event()

    @property
    def pid(self):
        return self.process.pid if self.process else 0

    def start(self):
        with self.lock:
            self.wanted = True
            with open(self.log, "ab") as log:
                self.process = subprocess.Popen([*BOUND, *self.wrapper, *self.command], stdout=log, stderr=log,
                                                env=dict(os.environ, **self.environment))
            self.wrapper = []
            self.starts += 1
            self.started = time.monotonic()

    def look(self):
        """Called again and again by the supervisor: takes the exit code, starts it again when that is due."""
        with self.lock:
            now = time.monotonic()
            if self.process is not None and self.process.poll() is not None:
                self.exits.append(self.process.returncode)
                self.pause_s = PAUSE_S if now - self.started > 1 else min(2 * self.pause_s, 10 * PAUSE_S)
                self.process, self.not_before = None, now + self.pause_s
            if self.process is None and self.wanted and now >= self.not_before:
                self.start()

    def hold(self):
        """Not started again until release()."""
        with self.lock:
            self.wanted = False

    def release(self):
        with self.lock:
            self.wanted = True

    def kill(self):
        with self.lock:
            if self.process is not None:
                self.process.kill()

    def wait_gone(self, seconds):
        """The exit code of a program that is on hold."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with self.lock:
                self.look()
                if self.process is None:
                    return self.exits[-1] if self.exits else 0
            self.moment.wait(0.01)
        return None

    def stop(self, seconds=30.0):
        """TERM, then its exit code; killed (and None) when it takes longer."""
        self.hold()
        with self.lock:
            if self.process is not None:
                self.process.send_signal(signal.SIGCONT)
                self.process.terminate()
        code = self.wait_gone(seconds)
        if code is None:
            self.kill()
            self.wait_gone(5)
        return code


class Supervisor(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.programs, self.over = [], threading.Event()

    def run(self):
        while not self.over.wait(0.02):
            for program in list(self.programs):
                program.look()

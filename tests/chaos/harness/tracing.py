"""strace on a running process: what its system calls answer is ours to say (RELIABILITY.md: `strace -e inject=`)."""
import pathlib, subprocess

from .service import wait_for


def traced(pid):
    try:
        return "TracerPid:\t0\n" not in pathlib.Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True  # gone: nothing to wait for


class Tracer:
    """`inject` as strace's, without the word: "fdatasync:error=EIO:when=1". Attached to all threads while the block runs."""

    def __init__(self, pid, *injections):
        self.pid = pid
        words = ["strace", "-f", "-qq", "-o", "/dev/null", "-p", str(pid)]
        for injection in injections:
            words += ["-e", f"inject={injection}"]
        self.words = words

    def __enter__(self):
        self.process = subprocess.Popen(self.words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        wait_for(lambda: self.process.poll() is not None or traced(self.pid), 10, "strace is attached")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(2)
        except subprocess.TimeoutExpired:  # strace 6.1 can wait for ever for a thread of one that was killed, and keeps it a zombie
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()

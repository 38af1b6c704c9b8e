"""`plotmill memory record` and `attach`: any program and its children, in mprof's format."""

import fcntl
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import termios
import unittest

from cli_submit_test import Command
from support import find_program, is_alive, wait_for

MPROF = shutil.which("mprof") or shutil.which("python3-mprof")
GROWING = "import time\nkept = []\nfor _ in range(30):\n    kept.append(bytearray(b'x' * 400000)); time.sleep(0.01)\n"
# Two children, one after the other; the script ends with 7.
FAMILY = "import subprocess, sys\nfor _ in range(2):\n    subprocess.run([sys.executable, '-c', %r])\nsys.exit(7)\n" % GROWING
# Says how many INTs came: waits for one, then a moment for another.
COUNTING = ("import signal, sys\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])\nprint('ready', flush=True)\n"
            "signal.sigwait([signal.SIGINT])\nmore = signal.sigtimedwait([signal.SIGINT], 0.5)\nsys.exit(1 if more is None else 2)\n")
ENDLESS = "import signal\nprint('ready', flush=True)\nsignal.pause()\n"


def lines_of(path, kind):
    with open(path) as file:
        return [line.split() for line in file if line.startswith(kind + " ")]


class Record(Command):
    def record(self, script, *options):
        return self.run_plotmill("memory", "record", "-T", "0.01", "-o", "r.dat", *options, "--", sys.executable, "-c", script)

    def test_each_child_has_its_line_with_start_and_end_and_the_exit_code_is_the_commands(self):
        done = self.record(FAMILY)
        self.assertEqual(done.returncode, 7, done.stderr)
        path = os.path.join(self.folder, "r.dat")
        self.assertGreater(len(lines_of(path, "MEM")), 10)
        children = {line[1] for line in lines_of(path, "CHLD")}
        self.assertEqual(len(children), 2)
        for child in children:
            events = [line[3] for line in lines_of(path, "MARK") if line[1] == child]
            self.assertEqual(events, ["started", "ended"])
            sizes = [float(line[2]) for line in lines_of(path, "CHLD") if line[1] == child]
            self.assertGreater(max(sizes), sizes[0] + 3)
        self.assertEqual([line[3:] for line in lines_of(path, "MARK") if line[1] == "-" and line[3] == "ended"],
                         [["ended", "exited", "with", "7"]])
        picture = self.run_plotmill("memory", "plot", "-o", "r.svg", "r.dat")
        self.assertEqual(picture.returncode, 0, picture.stderr)

    @unittest.skipIf(MPROF is None, "needs memory_profiler (Debian: python3-memory-profiler)")
    def test_mprof_plots_our_recording_and_we_plot_mprofs(self):
        self.assertEqual(self.record(FAMILY).returncode, 7)
        drawn = subprocess.run([MPROF, "plot", "--backend", "agg", "-o", "m.png", "r.dat"], cwd=self.folder,
                               capture_output=True, text=True, timeout=120)
        self.assertEqual(drawn.returncode, 0, drawn.stderr)
        self.assertGreater(os.path.getsize(os.path.join(self.folder, "m.png")), 5000)
        made = subprocess.run([MPROF, "run", "-M", "-T", "0.02", "-o", "theirs.dat", sys.executable, "-c", GROWING],
                              cwd=self.folder, capture_output=True, text=True, timeout=120)
        self.assertEqual(made.returncode, 0, made.stderr)
        ours = self.run_plotmill("memory", "plot", "-o", "t.png", "theirs.dat")
        self.assertEqual(ours.returncode, 0, ours.stderr)

    def test_a_command_that_is_not_there_is_127_and_a_file_that_is_there_is_not_touched(self):
        self.assertEqual(self.run_plotmill("memory", "record", "--", "/nowhere/x").returncode, 127)
        self.write("r.dat", "mine")
        self.assertEqual(self.record("pass").returncode, 1)
        with open(os.path.join(self.folder, "r.dat")) as file:
            self.assertEqual(file.read(), "mine")

    def start(self, script, **options):
        return subprocess.Popen([find_program(), "memory", "record", "-T", "0.01", "-o", "r.dat", "--", sys.executable, "-c",
                                 script], cwd=self.folder, stderr=subprocess.DEVNULL, **options)

    def test_a_signal_to_the_recorder_reaches_the_command_once(self):
        recorder = self.start(COUNTING, stdout=subprocess.PIPE)
        self.assertEqual(recorder.stdout.readline(), b"ready\n")
        recorder.send_signal(signal.SIGINT)
        self.assertEqual(recorder.wait(60), 1)
        recorder.stdout.close()

    def test_ctrl_c_reaches_the_command_once_and_the_recording_is_whole(self):
        terminal, other = pty.openpty()
        recorder = self.start(COUNTING, stdin=other, stdout=other, start_new_session=True,
                              preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(other)
        said = b""
        while b"ready" not in said:
            self.assertTrue(select.select([terminal], [], [], 60)[0])
            said += os.read(terminal, 100)
        os.write(terminal, b"\x03")
        self.assertEqual(recorder.wait(60), 1)
        os.close(terminal)
        ends = [line for line in lines_of(os.path.join(self.folder, "r.dat"), "MARK") if line[3] == "ended"]
        self.assertEqual(ends[-1][1:2] + ends[-1][3:], ["-", "ended", "exited", "with", "1"])


class Attach(Command):
    def attach(self, pid):
        return subprocess.Popen([find_program(), "memory", "attach", "-T", "0.01", "-o", "a.dat", str(pid)], cwd=self.folder,
                                stderr=subprocess.PIPE, text=True)

    def samples(self):
        path = os.path.join(self.folder, "a.dat")
        return len(lines_of(path, "MEM")) if os.path.exists(path) else 0

    def test_it_measures_until_ctrl_c_and_the_process_goes_on(self):
        process = subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait, 60)
        self.addCleanup(process.kill)
        process.stdout.readline()
        recorder = self.attach(process.pid)
        wait_for(lambda: self.samples() > 5, what="samples")
        recorder.send_signal(signal.SIGINT)
        _, said = recorder.communicate(timeout=60)
        self.assertEqual(recorder.returncode, 0, said)
        self.assertTrue(is_alive(process.pid))
        with open(os.path.join(self.folder, "a.dat")) as file:
            self.assertIn("signal.pause", file.read())

    def test_it_ends_with_the_process_and_says_that_there_is_none(self):
        process = subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE)
        process.stdout.readline()
        recorder = self.attach(process.pid)
        wait_for(lambda: self.samples() > 2, what="samples")
        process.kill()
        process.wait(60)
        process.stdout.close()
        _, said = recorder.communicate(timeout=60)
        self.assertEqual(recorder.returncode, 0, said)
        gone = self.run_plotmill("memory", "attach", str(process.pid))
        self.assertEqual(gone.returncode, 1)
        self.assertIn("expected a process that lives", gone.stderr)


if __name__ == "__main__":
    unittest.main()

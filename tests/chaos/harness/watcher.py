"""I3: a reader of the output folder that looks at every name as soon as it is there, and at some again and again."""
import ctypes, os, random, struct, threading

from .pictures import png_problem

IN_CREATE, IN_MOVED_TO = 0x100, 0x80
LIBC = ctypes.CDLL(None, use_errno=True)


class Watcher(threading.Thread):
    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder, self.over, self.problems, self.looks = folder, threading.Event(), [], 0
        self.events = LIBC.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        LIBC.inotify_add_watch(self.events, os.fsencode(folder), IN_CREATE | IN_MOVED_TO)

    def look(self, name):
        if name.startswith(".plotmill-"):
            return
        try:
            problem = png_problem((self.folder / name).read_bytes())
        except (FileNotFoundError, IsADirectoryError):
            return
        self.looks += 1
        if problem and len(self.problems) < 20:
            self.problems.append(f"{name}: {problem}")

    def new_names(self):
        try:
            data = os.read(self.events, 1 << 16)
        except BlockingIOError:
            return
        at = 0
        while at + 16 <= len(data):
            size = struct.unpack_from("<iIII", data, at)[3]
            yield os.fsdecode(data[at + 16:at + 16 + size].rstrip(b"\0"))
            at += 16 + size

    def run(self):
        rng = random.Random(0)
        while not self.over.wait(0.005):
            for name in self.new_names():
                self.look(name)
            names = os.listdir(self.folder)
            for name in rng.sample(names, min(len(names), 5)):
                self.look(name)

    def end(self):
        self.over.set()
        self.join()
        os.close(self.events)
        for name in os.listdir(self.folder):
            self.look(name)

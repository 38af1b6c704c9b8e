"""What operators do while jobs flow: rolling restarts, and configurations with mistakes."""
import os, signal, subprocess

from harness.processes import send
from harness.registry import fault
from harness.service import wait_for


@fault("F40", "HUP with a configuration that cannot be read: the old one stays")
def reload_bad_configuration(field):
    pids = {program.name: program.pid for program in field.service.supervisor.programs}
    good = field.service.config.read_bytes()
    times = field.service.config.stat()
    try:
        field.service.write_config("worker: [\n")
        for program in field.service.supervisor.programs:
            send(program.pid, signal.SIGHUP)
        field.flows(10)
    finally:
        field.service.config.write_bytes(good)
        os.utime(field.service.config, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = {program.name: program.pid for program in field.service.supervisor.programs}
    field.expect(after == pids, f"F40: who read a bad configuration ended: {pids} then {after}")


@fault("F41", "each program is restarted in turn with TERM", weight=2)
def restart_in_turn(field):
    programs = [*field.service.workers, field.service.broker]
    field.rng.shuffle(programs)
    for program in programs:
        pid, exits = program.pid, len(program.exits)
        send(pid, signal.SIGTERM)
        wait_for(lambda p=program, n=exits: len(p.exits) > n, 30, f"{program.name} has drained")
        field.expect(program.exits[exits] == 0, f"F41: {program.name} ended with {program.exits[exits]} after TERM")
        field.service.wait_ready(field.options["recover_s"])


@fault("F41", "a worker is asked twice to end, in the middle of its drain")
def stop_twice(field):
    worker = field.rng.choice(field.service.workers)
    send(worker.pid, signal.SIGTERM)
    field.pause(0.0, 0.1)
    send(worker.pid, signal.SIGTERM)


@fault("F39", "no font is installed: a picture or a sentence, and soon", is_drill=True, needs=("mounts",))
def remove_fonts(stage):
    job = stage.folder / "job.json"
    job.write_text('{"key": "k", "data": {"columns": ["a", "b"], "values": [[1, 2, 3], [3, 1, 2]]}, "charts": [{"kind": "heatmap"}]}')
    script = 'mount -t tmpfs none /usr/share/fonts && exec "$0" render -o "$1" "$2"'
    done = subprocess.run(["unshare", "-m", "sh", "-c", script, stage.programs / "plotmill", stage.folder / "out", job],
                          capture_output=True, text=True, timeout=20)
    pictures = [path for path in (stage.folder / "out").rglob("*.png")] if done.returncode == 0 else []
    stage.expect(pictures or (done.returncode > 0 and done.stderr.strip()), f"ended with {done.returncode}: {done.stderr[-300:]}")
    stage.counts[f"code_{done.returncode}"] += 1

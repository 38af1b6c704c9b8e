"""F30: the wall clock jumps. libfaketime gives broker and workers a clock that a file sets; the monotonic one stays true."""
from harness.registry import FAKETIME, fault
from harness.service import HEARTBEAT_MS

# Longer than the jumps: what retention forgets by age is not lost.
SETTINGS = (("keep_finished_for", "3650d"), ("keep_dead_for", "3650d"))
JUMPS = ("+1d", "-1d", "+3600d", "-3600d", "+0d")


def prepare(folder, options):
    """Programs that are started with this environment read the clock from a file."""
    options["clock"] = folder / "clock"
    options["clock"].write_text("+0d\n")
    options["environment"] = {"LD_PRELOAD": str(FAKETIME), "FAKETIME_TIMESTAMP_FILE": str(options["clock"]), "FAKETIME_NO_CACHE": "1",
                              "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}


@fault("F30", "the wall clock jumps by a day and by nearly ten years, there and back", needs=("faketime",), settings=SETTINGS)
def jump(field):
    before = field.status()["totals"]
    pids = {program.name: program.pid for program in field.service.supervisor.programs}
    for by in JUMPS:
        field.options["clock"].write_text(by + "\n")
        field.flows(10)
        field.moment.wait(3 * HEARTBEAT_MS / 1000)
    after = field.status()["totals"]
    field.expect(after["returned"] == before["returned"], "F30: a jump of the wall clock cost leases")
    field.expect(after["expired"] == before["expired"], "F30: a jump of the wall clock let jobs expire")
    field.expect(pids == {program.name: program.pid for program in field.service.supervisor.programs}, "F30: a program ended")


@fault("F30", "the broker is restarted nearly ten years later, and again today", needs=("faketime",), settings=SETTINGS)
def restart_later(field):
    for by in ("+3600d", "+0d"):
        field.options["clock"].write_text(by + "\n")
        field.service.broker.kill()
        field.counts["killed"] += 1
        field.service.wait_ready(field.options["recover_s"])
        field.flows(5)

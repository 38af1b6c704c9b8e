"""What can be done to a service, by the row of RELIABILITY.md section 3."""
import dataclasses, os, pathlib, shutil
from typing import Callable

FAKETIME = next(iter(sorted(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
FAULTS = {}


@dataclasses.dataclass(frozen=True)
class Fault:
    """`strike(field)` hurts a service that works, or, as a drill (`drill(stage)` → problems), one that it sets up itself."""
    number: str
    name: str
    act: Callable
    is_drill: bool = False
    needs: tuple = ()
    settings: tuple = ()  # of the broker, as (name, value): faults of other settings have a service of their own
    weight: int = 1


def fault(number, name, **how):
    def register(act):
        one = Fault(number, name, act, **how)
        FAULTS.setdefault(number, []).append(one)
        return act
    return register


def lacking(one, has_mounts):
    """What this machine has not that the fault needs; empty: nothing."""
    have = {"root": os.geteuid() == 0, "mounts": has_mounts, "strace": shutil.which("strace") and os.geteuid() == 0,
            "faketime": FAKETIME is not None, "prlimit": os.geteuid() == 0 and shutil.which("prlimit")}
    return [need for need in one.needs if not have[need]]

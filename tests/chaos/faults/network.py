"""What a network does, done by the proxy that the second worker and the second producer speak through (netem is not in every kernel)."""
from harness.registry import fault
from harness.service import HEARTBEAT_MS, wait_for

LOST_S = 3 * HEARTBEAT_MS / 1000


@fault("F31", "200 ms of delay on everything")
def delay(field):
    """On a machine that is busy besides, heartbeats may come too late for another reason: a delay that costs leases does so each time."""
    for proxy in field.service.proxies.values():
        proxy.delay_s = 0.2
    try:
        field.expect(any(keeps_leases(field) for _ in range(3)), "F31: a delay below a heartbeat cost leases")
    finally:
        for proxy in field.service.proxies.values():
            proxy.delay_s = 0.0


def keeps_leases(field):
    before = field.status()
    field.moment.wait(2)
    after = field.status()
    return bool(before and after) and before["totals"]["returned"] == after["totals"]["returned"]


@fault("F31", "connections are cut in the middle of what they say, again and again", weight=2)
def cut(field):
    for _ in range(8):
        field.rng.choice(list(field.service.proxies.values())).cut()
        field.counts["cut"] += 1
        field.pause(0.02, 0.3)


@fault("F31", "a worker is parted from its broker for longer than its leases last", weight=2)
def part(field):
    proxy = field.service.proxies["w"]
    proxy.refuses = True
    proxy.cut()
    try:
        wait_for(lambda: "worker1" not in {worker["worker"] for worker in (field.status() or {"workers": []})["workers"]},
                 10 * LOST_S, "the worker is given up")
        field.pause(0.2, 1.0)
    finally:
        proxy.refuses = False


@fault("F32", "a connection swallows everything and says nothing of it (half-open)", weight=2)
def swallow(field):
    proxy = field.rng.choice(list(field.service.proxies.values()))
    proxy.set_open(False)
    field.moment.wait(field.rng.uniform(1, 4) * LOST_S)
    if field.rng.random() < 0.5:
        proxy.cut()
    proxy.set_open(True)

"""The rows of the fault matrix, one module a kind of fault; importing this registers them all."""
from . import clock, damage, disk, kills, network, operation, peers, power, stops, syscalls  # noqa: F401

"""Holds two pictures against the gate of tests/reference/parity.py.

The figures are Plotmill's own measure's: test_compare.py holds it against parity.py's, which takes five times as long. Of the
client its file alone is loaded: nothing else of Plotmill may be in a process in which matplotlib draws.
"""
import importlib.util
import os
import sys

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TESTS, "reference"))

import parity  # noqa: E402


def load_measure():
    path = os.path.join(os.path.dirname(TESTS), "clients", "python", "plotmill", "moving", "measure.py")
    specification = importlib.util.spec_from_file_location("plotmill_measure", path)
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


product = load_measure()


def judge(theirs, ours):
    """(passes, what to print) of two files."""
    a, b = product.load(theirs), product.load(ours)
    if a.shape != b.shape:
        return False, f"{b.shape[1]}x{b.shape[0]} px instead of {a.shape[1]}x{a.shape[0]}"
    found = product.compare(a, b)
    return (parity.passes(found.parity, found.worst, found.tone, found.ssim, found.width),
            f"parity={found.parity:.4f} worst={found.worst:.2f} tone={found.tone:.2f} ssim={found.ssim:.4f}")

"""What the comparisons with the peers' libraries share: which versions they need, and how thoroughly they compare."""
import importlib.metadata
import itertools
import os
import sys

VERSIONS = {"matplotlib": "3.6.3", "seaborn": "0.12.2"}


def require(*names):
    """Ends the script as skipped (77) when a library is missing or of another version."""
    for name in names:
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError as missing:
            print(f"skipped: {missing}")
            sys.exit(77)
        if version != VERSIONS.get(name, version):
            print(f"skipped: {name} {version}")
            sys.exit(77)


def sampled(cases):
    """All of them; with PLOTMILL_COMPARE_EVERY=n every nth: beneath a sanitizer the peers take most of the time, and it is the
    kind of case that matters there."""
    return itertools.islice(cases, 0, None, int(os.environ.get("PLOTMILL_COMPARE_EVERY", "1")))

"""CURVE keys of a client: files of `plotmill keygen`, for a broker that lets in only who has a key.

Two lines, "public: KEY" and "secret: KEY"; NAME.pub has the first only. A file with a secret that others could read is
refused, as the programs do."""

from __future__ import annotations

import os
import re
import stat
from typing import NamedTuple

_KEY = re.compile(r"[0-9a-zA-Z.\-:+=^!/*?&<>()\[\]{}@%$#]{40}")


class Keys(NamedTuple):
    public: bytes
    secret: bytes
    broker: bytes


def read_keys(key_file: str | None, broker_key: str | None) -> Keys | None:
    """Nothing without both; ValueError when only one is given or a file is not what it must be."""
    if not key_file and not broker_key:
        return None
    if not key_file or not broker_key:
        raise ValueError(f"key_file and broker_key: got only {'key_file' if key_file else 'broker_key'}, expected both our own "
                         "key file and the broker's public key")
    own = _read(key_file, is_secret=True)
    if "secret" not in own or "public" not in own:
        raise ValueError(f"key file {key_file!r}: got {sorted(own)}, expected a public and a secret key")
    broker = broker_key if _KEY.fullmatch(broker_key) else _read(broker_key, is_secret=False).get("public")
    if broker is None:
        raise ValueError(f"key file {broker_key!r}: got no line 'public: KEY', expected one")
    return Keys(own["public"].encode(), own["secret"].encode(), broker.encode())


def _read(path: str, is_secret: bool) -> dict[str, str]:
    with open(path, encoding="ascii") as file:
        if is_secret:
            _check_owner(path, os.fstat(file.fileno()))
        lines = file.read(4096).splitlines()
    keys: dict[str, str] = {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        word, _, key = line.partition(": ")
        if word not in ("public", "secret") or word in keys or not _KEY.fullmatch(key):
            raise ValueError(f"key file {path!r}: got another line, expected one 'public: KEY' and one 'secret: KEY', "
                             "each of 40 characters of Z85")
        keys[word] = key
    return keys


def _check_owner(path: str, status: os.stat_result) -> None:
    if status.st_uid not in (os.geteuid(), 0):
        raise ValueError(f"key file {path!r}: got a file of user {status.st_uid}, expected one of this user or of root")
    mode = stat.S_IMODE(status.st_mode)
    if mode & 0o077:
        raise ValueError(f"key file {path!r}: got mode {mode:04o}, expected 0600: it has a secret, and others could "
                         "read or change it (chmod 600; if they have read it, make new keys)")

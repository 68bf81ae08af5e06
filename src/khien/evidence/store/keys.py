"""The installation's own age identity, in `keys/exhibits.key`: `age` opens the files with it."""

import math
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyrage

from khien.core.seal import key_folder, write_once
from khien.evidence.store.broken import StoreAway, StoreBroken
from khien.evidence.store.place import place


def key_path() -> Path:
    return key_folder() / "exhibits.key"


def make_key() -> None:
    """An age identity file; one that is there stays. Never beside files of a lost key."""
    if not key_path().exists() and _anything_encrypted():
        raise StoreBroken(f"{key_path()} is missing, and exhibits are encrypted to it")
    identity = pyrage.x25519.Identity.generate()
    key_path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_once(key_path(), f"# public key: {identity.to_public()}\n{identity}\n")


def _anything_encrypted() -> bool:
    try:
        return any(name.endswith(".age") for name in place().older_than(math.inf))
    except OSError as trouble:
        raise StoreAway from trouble


@lru_cache(maxsize=1)
def identity() -> Any:
    make_key()
    lines = key_path().read_text("ascii").splitlines()
    secret = next(line for line in lines if line.startswith("AGE-SECRET-KEY-"))
    return pyrage.x25519.Identity.from_str(secret)

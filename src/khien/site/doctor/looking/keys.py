"""Key files, and whether they open what is sealed in the database."""

import re
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection

from khien.core.models import LedgerHead
from khien.core.seal import SealBroken, key_folder, keyring, sealed_fields, unseal
from khien.site import same_keys
from khien.site.doctor.facts import Keys

_HEX = re.compile(r"[0-9a-f]{64}\s*")
_AGE = re.compile(r"(#.*\n)*AGE-SECRET-KEY-1[0-9A-Z]+\s*")
_ALWAYS = ("index.key", "seal-00001.key")


def look(*, reached: bool) -> Keys | None:
    folder = Path(settings.KHIEN_HOME) / "keys"
    if not folder.is_dir():
        return Keys(missing=("keys/",))
    names = _names(folder)
    unreadable = [name for name in names if not _can_be_read(folder / name)]
    malformed = [n for n in names if n not in unreadable and not _is_key(folder / n)]
    missing = _missing(names)
    whole = reached and not (missing or unreadable or malformed)
    closed, gone = _closed() if whole else ([], [])
    return Keys(
        missing=tuple(missing or gone),
        unreadable=tuple(unreadable),
        malformed=tuple(malformed),
        open_to_others=tuple(_open_to_others(folder, names)),
        closed=tuple(closed),
        others=tuple(same_keys.not_as_marked(folder)) if whole else (),
        other_ledger_key=whole and _other_ledger_key(),
    )


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.key"))


def _missing(names: list[str]) -> list[str]:
    sealing = [name for name in names if name.startswith("seal-")]
    return [
        name for name in _ALWAYS if name not in names and not (name.startswith("seal-") and sealing)
    ]


def _can_be_read(path: Path) -> bool:
    try:
        path.read_bytes()
    except OSError:
        return False
    return True


def _is_key(path: Path) -> bool:
    shape = {"exhibits.key": _AGE}.get(path.name, _HEX)
    if path.name == "site.key":
        return bool(path.read_text("utf-8", "replace").strip())
    return bool(shape.fullmatch(path.read_text("utf-8", "replace")))


def _open_to_others(folder: Path, names: list[str]) -> Iterator[str]:
    for path in (folder, *(folder / name for name in names)):
        if path.stat().st_mode & 0o077:
            yield path.name


def _closed() -> tuple[list[str], list[str]]:
    """Fields whose newest row does not open, and keys that rows ask for and nobody has."""
    keyring.cache_clear()
    closed, gone = [], set()
    for label, row, value in _newest():
        number = int.from_bytes(value[1:3], "big")
        if number not in keyring().sealing:
            gone.add(f"seal-{number:05}.key")
            continue
        try:
            unseal(value, context=f"{label}:{row}")
        except SealBroken:
            closed.append(label)
    return closed, sorted(gone)


def _newest() -> Iterator[tuple[str, object, bytes]]:
    """One sealed value of every field that has one: ids grow with time."""
    for model, field in sealed_fields():
        table = connection.ops.quote_name(model._meta.db_table)
        column = connection.ops.quote_name(str(field.column))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL "  # noqa: S608  (names of our models)
                "ORDER BY id DESC LIMIT 1"
            )
            for row, value in cursor.fetchall():
                yield f"{model._meta.label}.{field.name}", row, bytes(value)


def _other_ledger_key() -> bool:
    """Nothing is made here: without the file the next head is signed with a new key."""
    last = LedgerHead.objects.order_by("number").last()
    if last is None:
        return False
    path = key_folder() / "ledger.key"
    return not path.exists() or _public(path) != bytes(last.key)


def _public(path: Path) -> bytes:
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text().strip()))
    return private.public_key().public_bytes_raw()

"""That the keys in KHIEN_HOME belong to the database: with others, nothing kept would open.

What is sealed and what was signed show it for two of them. The others are recognised by a mark: a
keyed value of the key file itself, kept in the database since the key was made. It tells nothing of
the key, and only the same file gives it again.
"""

import hmac
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.db import connection

from khien.core.ledger import heads
from khien.core.models import LedgerHead
from khien.core.seal import Keyring, SealBroken, key_folder, sealed_fields, unseal
from khien.evidence.store import StoreAway, StoreBroken, make_key
from khien.site.console import Stopped
from khien.site.models import KeyMark

_A_FEW = 20
_PURPOSE = b"khien key mark"
_MARKED = ("index.key", "exhibits.key")


def check() -> None:
    """Before missing keys are made: a machine that was given none must not make its own."""
    wrong = [*_ledger_key(), *_sealing_keys(), *not_as_marked(key_folder())]
    if wrong:
        raise _wrong(wrong)


def make() -> None:
    """What is missing of the keys at a first start, and the marks of those that have none yet."""
    Keyring.make(key_folder())
    try:
        with suppress(StoreAway):  # asked only where the key is not there; the next start does
            make_key()
    except StoreBroken:
        raise _wrong(["exhibits.key"]) from None
    for name in _MARKED:
        if (key_folder() / name).exists():
            KeyMark.objects.get_or_create(name=name, defaults={"value": _mark(key_folder() / name)})


def not_as_marked(folder: Path) -> list[str]:
    """Files that are not those the database knows; none in a database that knows no marks yet."""
    if KeyMark._meta.db_table not in connection.introspection.table_names():
        return []
    marks = KeyMark.objects.filter(name__in=_MARKED).order_by("name")
    return [each.name for each in marks if not _is_marked(folder / each.name, bytes(each.value))]


def _is_marked(path: Path, mark: bytes) -> bool:
    return path.exists() and hmac.compare_digest(_mark(path), mark)


def _mark(path: Path) -> bytes:
    """Of the key alone: comments beside it may be anything."""
    lines = path.read_text("utf-8", "replace").splitlines()
    key = next((line for line in lines if line and not line.startswith("#")), "")
    return hmac.digest(key.strip().encode(), _PURPOSE, "sha256")


def _ledger_key() -> Iterator[str]:
    last = LedgerHead.objects.order_by("number").last()
    if last is None:
        return
    path = key_folder() / "ledger.key"
    if not path.exists() or not _has_signed(bytes(last.key)):
        yield "ledger.key"


def _has_signed(public: bytes) -> bool:
    try:
        return heads.own_key() == public
    except ValueError:  # whatever lies there is no key
        return False


def _sealing_keys() -> Iterator[str]:
    samples = [sample for _, sample in zip(range(_A_FEW), _samples(), strict=False)]
    if samples and not any(_opens(*sample) for sample in samples):
        yield "seal-….key"


def _samples() -> Iterator[tuple[bytes, str]]:
    for model, field in sealed_fields():
        table, column = model._meta.db_table, field.column
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT id, "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL LIMIT 1'  # noqa: S608  (names of our models)
            )
            for row, value in cursor.fetchall():
                yield bytes(value), f"{model._meta.label}.{field.name}:{row}"


def _opens(sealed: bytes, context: str) -> bool:
    try:
        unseal(sealed, context=context)
    except (SealBroken, OSError, ValueError):
        return False
    return True


def _wrong(names: list[str]) -> Stopped:
    named = ", ".join(names)
    return Stopped(
        f"Khóa trong {key_folder()} không phải của cơ sở dữ liệu này ({named}): hãy chép thư mục "
        "keys của bản cài đặt này, hoặc từ bản sao lưu, vào đó. Chưa có gì bị thay đổi.",
        "These keys are not those of the database, or are missing: put the installation's own "
        "folder `keys` there, from its other machine or a backup. Nothing was changed.",
    )

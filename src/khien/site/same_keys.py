"""That the keys in KHIEN_HOME belong to the database: with others, nothing kept would open."""

from collections.abc import Iterator

from django.db import connection

from khien.core.ledger import heads
from khien.core.models import LedgerHead
from khien.core.seal import SealBroken, key_folder, sealed_fields, unseal
from khien.site.console import Stopped

_A_FEW = 20


def check() -> None:
    """Before missing keys are made: a machine that was given none must not make its own."""
    last = LedgerHead.objects.order_by("number").last()
    if last is not None:
        missing = not (key_folder() / "ledger.key").exists()
        if missing or bytes(last.key) != heads.own_key():
            raise _wrong("ledger.key")
    samples = [sample for _, sample in zip(range(_A_FEW), _samples(), strict=False)]
    if samples and not any(_opens(*sample) for sample in samples):
        raise _wrong("seal-….key")


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


def _wrong(name: str) -> Stopped:
    return Stopped(
        f"Khóa {key_folder() / name} không phải của cơ sở dữ liệu này: hãy chép thư mục keys của "
        "bản cài đặt này, hoặc từ bản sao lưu, vào đó. Chưa có gì bị thay đổi.",
        "This key is not the one of the database: put the installation's own folder `keys` there, "
        "from its other machine or a backup. Nothing was changed.",
    )

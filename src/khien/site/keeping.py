"""Targets that look after what is kept: the ledger, the keys, Django's own commands."""

from khien.site.console import say
from khien.site.prepared import site

# Rooms are imported inside: they need Django, which needs the database's address.


def manage(*words: str) -> None:
    with site():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["khien manage", *words])


def verify_ledger() -> int:
    with site():
        from khien.core import ledger

        verdict = ledger.verify()
    if verdict.broken:
        say(f"Sổ cái KHÔNG nguyên vẹn: {verdict.broken}.", "The ledger is NOT whole.")
        return 1
    say(
        f"Sổ cái nguyên vẹn: {verdict.entries} sự kiện, mã cuối {verdict.head or '—'}.",
        f"The ledger is whole: {verdict.entries} events.",
    )
    return 0


def rotate_keys() -> None:
    with site():
        from khien.core import seal

        seal.rotate()
    say("Đã thay khóa niêm phong.", "The sealing key is replaced.")

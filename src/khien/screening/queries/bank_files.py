"""Files handed in for a bank, and their lines."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from khien.screening.models import Bank, BankFile, BankFileLine, Fate, FileState

_SHOWN = 10


def latest(bank: Bank) -> QuerySet[BankFile]:
    return bank.files.order_by("-handed_in_at")[:_SHOWN]


def unfinished() -> list[UUID]:
    """Those that a process works on, or should."""
    at_work = BankFile.objects.filter(state__in=[FileState.WAITING, FileState.TAKING])
    return list(at_work.order_by("handed_in_at").values_list("pk", flat=True))


def file_of(bank: UUID, file: UUID) -> BankFile:
    """With its bank."""
    found = BankFile.objects.select_related("bank", "handed_in_by", "confirmed_by")
    return get_object_or_404(found, pk=file, bank=bank)


def lines_of(file: BankFile, fate: Fate | None) -> QuerySet[BankFileLine]:
    """In the order of the file."""
    lines = file.lines.order_by("id")
    return lines.filter(fate=fate) if fate else lines


def counts(file: BankFile) -> dict[Fate, int]:
    return {fate: getattr(file, fate.value) for fate in Fate}

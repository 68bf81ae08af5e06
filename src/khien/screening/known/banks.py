"""The banks that count: open and not expired."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from khien.screening.models import Bank, Category, Matter, Sharing


@dataclass(frozen=True)
class KnownBank:
    id: UUID
    number: int
    reference: str
    name: str
    matter: Matter
    category: Category
    sharing: Sharing
    harmless: bool
    source: str
    ages: tuple[str, ...]
    revision: int


def counting(matter: Matter, *, on: date) -> dict[UUID, KnownBank]:
    found = Bank.objects.filter(Q(expires_on=None) | Q(expires_on__gt=on), matter=matter)
    return {bank.pk: _known(bank) for bank in found.filter(closed_at=None).order_by("number")}


def _known(bank: Bank) -> KnownBank:
    return KnownBank(
        id=bank.pk,
        number=bank.number,
        reference=bank.reference,
        name=bank.name,
        matter=Matter(bank.matter),
        category=Category(bank.category),
        sharing=Sharing(bank.sharing),
        harmless=bank.harmless,
        source=bank.source,
        ages=tuple(bank.ages),
        revision=bank.revision,
    )


def telling(
    found: Iterable[Any], bank_of: Callable[[Any], KnownBank | None], *, shared: bool
) -> list[tuple[Any, KnownBank]]:
    """What of one thing's matches may be told, with its bank. None where a harmless bank knows it.

    `shared`: to those outside, to whom banks for use here alone tell nothing.
    """
    held = [(each, bank) for each in found if (bank := bank_of(each))]
    if any(bank.harmless for _, bank in held):
        return []
    return [pair for pair in held if not shared or pair[1].sharing is not Sharing.HERE]


def folder() -> Path:
    made = Path(settings.KHIEN_HOME) / "screening"
    made.mkdir(mode=0o700, exist_ok=True)
    return made

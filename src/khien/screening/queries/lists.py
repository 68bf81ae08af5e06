"""Publications, the banks each is made of, and why a name is blocked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.calendars import today
from khien.screening.models import (
    AddressEntry,
    Bank,
    Category,
    Correction,
    Edition,
    Matter,
    Publication,
    Sharing,
)
from khien.screening.rules import lists as rules

ALL_AGES = gettext_lazy("mọi lứa tuổi")


class Why(TextChoices):
    NOT_PUBLIC = "not_public", gettext_lazy("Nguồn của kho chưa cho công bố.")
    OTHER_AGES = "other_ages", gettext_lazy("Kho chỉ dành cho lứa tuổi khác.")
    EXPIRED = "expired", gettext_lazy("Kho đã hết hạn.")


@dataclass(frozen=True)
class LeftBank:
    """A bank of the list's categories that is not in it."""

    bank: Bank
    why: Why


@dataclass(frozen=True)
class Chosen:
    block: list[Bank]
    allow: list[Bank]
    left: list[LeftBank]

    @property
    def expired(self) -> list[Bank]:
        return [left.bank for left in self.left if left.why == Why.EXPIRED]


def publications() -> QuerySet[Publication]:
    """With the serial, time and size of what is served of each; those still published first."""
    latest = Edition.objects.filter(publication=OuterRef("pk")).order_by("-serial")
    return Publication.objects.annotate(
        serial=Subquery(latest.values("serial")[:1]),
        entries=Subquery(latest.values("entries")[:1]),
        made_at=Subquery(latest.values("made_at")[:1]),
    ).order_by(F("stopped_at").asc(nulls_first=True), "name", "pk")


def published_lists() -> QuerySet[Publication]:
    return publications().filter(stopped_at=None)


def age_words(publication: Publication) -> str:
    if not publication.age:
        return str(ALL_AGES)
    return _("từ %(age)s tuổi") % {"age": publication.age}


def category_words(codes: Iterable[str]) -> str:
    return ", ".join(str(Category(code).label) for code in codes)


def known_ages() -> list[str]:
    """The groups that some bank of addresses is for."""
    rows = Bank.objects.filter(matter=Matter.ADDRESSES, closed_at=None).values_list("ages")
    return sorted({age for (ages,) in rows for age in ages})


def latest_edition(publication: Publication) -> Edition | None:
    return publication.editions.order_by("-serial").first()


def chosen(publication: Publication, on: date, banks: Iterable[Bank] | None = None) -> Chosen:
    """Of all open banks of addresses. Harmless ones count whatever their category."""
    found = Chosen([], [], [])
    for bank in open_banks() if banks is None else banks:
        if not bank.harmless and bank.category not in publication.categories:
            continue
        reason = _why_left(bank, publication, on)
        if reason:
            found.left.append(LeftBank(bank, reason))
        else:
            (found.allow if bank.harmless else found.block).append(bank)
    return found


def open_banks() -> list[Bank]:
    return list(Bank.objects.filter(matter=Matter.ADDRESSES, closed_at=None).order_by("name", "pk"))


def _why_left(bank: Bank, publication: Publication, on: date) -> Why | None:
    if bank.sharing != Sharing.PUBLIC:
        return Why.NOT_PUBLIC
    if bank.ages and publication.age not in bank.ages:
        return Why.OTHER_AGES
    if bank.expires_on is not None and bank.expires_on <= on:
        return Why.EXPIRED
    return None


def counting_entries(banks: Iterable[Bank], on: date) -> QuerySet[AddressEntry]:
    """Of these banks, the addresses that count on a day."""
    return AddressEntry.objects.filter(
        Q(expires_on=None) | Q(expires_on__gt=on),
        bank__in=[bank.pk for bank in banks],
        withdrawn_at=None,
        quarantined_at=None,
    )


def fingerprint(publication: Publication, found: Chosen, on: date) -> str:
    """Of all that an edition is made from; of the day too, because addresses expire."""
    what = [
        publication.name,
        settings.BLOCK_PAGE,
        str(on),
        *(f"{bank.pk} {bank.revision} {bank.harmless}" for bank in (*found.block, *found.allow)),
    ]
    return sha256("\n".join(what).encode()).hexdigest()


def sizes(banks: Iterable[Bank], on: date) -> dict[object, int]:
    """How many addresses of each bank count."""
    rows = counting_entries(banks, on).values("bank").annotate(count=Count("id"))
    return {row["bank"]: row["count"] for row in rows.order_by()}


def preview(found: Chosen, on: date) -> QuerySet[AddressEntry]:
    """What would be blocked, as the banks have it; `cleared` where a harmless bank has the same."""
    same = counting_entries(found.allow, on).filter(value=OuterRef("value"))
    return (
        counting_entries(found.block, on)
        .annotate(cleared=Exists(same))
        .select_related("bank")
        .order_by("value", "pk")
    )


def gone_since(found: Chosen, edition: Edition | None, now: datetime) -> QuerySet[AddressEntry]:
    """Addresses of these banks that stopped counting after an edition was made."""
    if edition is None:
        return AddressEntry.objects.none()
    since, first, last = edition.made_at, today(edition.made_at), today(now)
    return (
        AddressEntry.objects.filter(
            Q(withdrawn_at__gt=since)
            | Q(quarantined_at__gt=since)
            | Q(expires_on__gt=first, expires_on__lte=last),
            bank__in=[bank.pk for bank in found.block],
            added_at__lte=since,
        )
        .select_related("bank")
        .order_by("value", "pk")
    )


@dataclass(frozen=True)
class Blocked:
    """One list that blocks a name, and as what."""

    publication: Publication
    category: str


def blocked_by(host: str, now: datetime) -> list[Blocked]:
    """The lists on which a name, or one above it, is now. A harmless bank clears what it covers."""
    if not host:
        return []
    on = today(now)
    banks = open_banks()
    entries = counting_entries(banks, on).filter(value__in=rules.covering(host))
    hit = set(entries.values_list("bank", flat=True))
    return list(_blocking(hit, banks, on)) if hit else []


def _blocking(hit: set[UUID], banks: list[Bank], on: date) -> Iterator[Blocked]:
    for publication in published_lists():
        found = chosen(publication, on, banks)
        first = next((bank for bank in found.block if bank.pk in hit), None)
        if first and not any(bank.pk in hit for bank in found.allow):
            yield Blocked(publication, str(Category(first.category).label))


def listing_banks(host: str, now: datetime) -> QuerySet[AddressEntry]:
    """The entries of banks that block a name now, for whoever may change them."""
    return (
        counting_entries(open_banks(), today(now))
        .filter(value__in=rules.covering(host), bank__harmless=False)
        .select_related("bank")
        .order_by("value", "pk")
    )


def waiting_corrections() -> QuerySet[Correction]:
    """The oldest of each host, with how many asked."""
    waiting = Correction.objects.filter(decided_at=None)
    older = waiting.filter(host=OuterRef("host")).order_by("received_at", "pk")
    count = waiting.filter(host=OuterRef("host")).order_by().values("host")
    return (
        waiting.filter(pk=Subquery(older.values("pk")[:1]))
        .annotate(asked=Subquery(count.annotate(asked=Count("pk")).values("asked")))
        .order_by("received_at", "pk")
    )

"""Entries that wait for a person: set aside because they matched everything, or judged wrong."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, QuerySet

from khien.screening.models import AddressEntry, Bank, Judgement, PictureEntry
from khien.screening.queries.bank_entries import AnyEntry

_MODELS: tuple[type[AnyEntry], ...] = (PictureEntry, AddressEntry)


@dataclass(frozen=True)
class ToReview:
    """`wrong`: how many hits of it people called wrong since it was last confirmed."""

    bank: Bank
    entry: AnyEntry
    wrong: int
    since: datetime


def quarantined() -> list[ToReview]:
    return [
        ToReview(entry.bank, entry, 0, entry.quarantined_at)
        for model in _MODELS
        for entry in _quarantined(model).select_related("bank")
        if entry.quarantined_at is not None
    ]


def _quarantined(model: type[AnyEntry]) -> "QuerySet[AnyEntry]":
    rows = model.objects.filter(quarantined_at__isnull=False, withdrawn_at=None)
    return rows.filter(bank__closed_at=None).order_by("quarantined_at")


def judged_wrong() -> list[ToReview]:
    """Newest first. Nothing that was withdrawn, or confirmed after the last such word."""
    said = (
        Judgement.objects.filter(right=False, hit__bank__closed_at=None, hit__entry__isnull=False)
        .values("hit__bank", "hit__entry")
        .annotate(wrong=Count("id"), last=Max("at"))
        .order_by("-last")
    )
    words = {(row["hit__bank"], row["hit__entry"]): row for row in said}
    found: list[ToReview] = []
    for model in _MODELS:
        rows = model.objects.filter(pk__in=[entry for _bank, entry in words], withdrawn_at=None)
        for entry in rows.select_related("bank"):
            row = words.get((entry.bank_id, entry.pk))
            if row and (entry.confirmed_at is None or entry.confirmed_at < row["last"]):
                found.append(ToReview(entry.bank, entry, row["wrong"], row["last"]))
    return sorted(found, key=lambda item: item.since, reverse=True)


def count_quarantined() -> int:
    return sum(_quarantined(model).count() for model in _MODELS)

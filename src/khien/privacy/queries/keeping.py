"""Terms as they stand, what is announced, what the nights did: counts, no personal data."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from khien.core.retention import Model, head, kept_for_a_time, rule_of
from khien.privacy.models import NOTICE_DAYS, KeepingNotice, KeepingRun, KeepingTerm
from khien.privacy.rules.keeping import NOTICE, amount_on

SHOWN_RUNS = 14


@dataclass(frozen=True)
class Term:
    """`subject`: a model whose own term it is; `coming`: set, and not in force yet."""

    subject: str
    amount: int
    declared: int
    coming: KeepingTerm | None
    why: str = ""


def heads() -> list[Model]:
    """Models with a term of their own; all others are kept with one of these."""
    return [model for model in kept_for_a_time() if head(model) is model]


def years_on(day: date) -> dict[str, int]:
    """Of each model that is emptied some day."""
    terms = list(KeepingTerm.objects.all())
    found = {}
    for model in kept_for_a_time():
        top = head(model)
        declared = rule_of(top).keep_years or 0
        found[model._meta.label] = amount_on(terms, top._meta.label, day, declared=declared)
    return found


def notice_days(day: date) -> int:
    return amount_on(KeepingTerm.objects.all(), NOTICE_DAYS, day, declared=NOTICE)


def terms(day: date) -> list[Term]:
    known = list(KeepingTerm.objects.order_by("valid_from"))
    found = [
        _term(known, m._meta.label, day, declared=rule_of(m).keep_years or 0, why=rule_of(m).why)
        for m in heads()
    ]
    return [_term(known, NOTICE_DAYS, day, declared=NOTICE), *found]


def _term(
    known: list[KeepingTerm], subject: str, day: date, *, declared: int, why: str = ""
) -> Term:
    coming = next((t for t in known if t.subject == subject and t.valid_from > day), None)
    return Term(subject, amount_on(known, subject, day, declared=declared), declared, coming, why)


@dataclass(frozen=True)
class Announced:
    """Rows of one file kind, with all that is kept with them, emptied on one day."""

    subject: str
    acts_on: date
    rows: int


def announced() -> list[Announced]:
    """Nearest day first; one line for each model with a term of its own."""
    top = {m._meta.label: head(m)._meta.label for m in kept_for_a_time()}
    waiting = KeepingNotice.objects.filter(done_at=None)
    sums: dict[tuple[date, str], int] = {}
    for subject, day, rows in waiting.values_list("subject", "acts_on").annotate(Sum("counted")):
        key = (day, top.get(subject, subject))
        sums[key] = sums.get(key, 0) + rows
    return [Announced(subject, day, rows) for (day, subject), rows in sorted(sums.items())]


def runs() -> QuerySet[KeepingRun]:
    return KeepingRun.objects.order_by("-started_at")[:SHOWN_RUNS]

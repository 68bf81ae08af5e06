"""Reading exhibits: those of a holder, those with the same content, and their custody."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Count
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.evidence import rules
from khien.evidence.access import may_view
from khien.evidence.models import Exhibit, ExhibitStep
from khien.people.models import User

_ACCOUNT = re.compile(r"user:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")

# Equal content, or pictures so near that PDQ's authors call them the same.
_SAME = """
    SELECT other.id, other.holder
      FROM evidence_exhibit mine
      JOIN evidence_exhibit other ON other.sha256 = mine.sha256
     WHERE mine.id = ANY(%(mine)s) AND other.holder <> ALL(%(but)s)
    UNION
    SELECT other.id, other.holder
      FROM evidence_exhibit mine
      JOIN evidence_exhibit other
        ON bit_count(('x' || encode(other.pdq, 'hex'))::bit(256)
                     # ('x' || encode(mine.pdq, 'hex'))::bit(256)) <= %(same)s
     WHERE mine.id = ANY(%(mine)s) AND other.holder <> ALL(%(but)s)
       AND mine.pdq_quality >= %(quality)s AND other.pdq_quality >= %(quality)s
       AND mine.pdq IS NOT NULL AND other.pdq IS NOT NULL
"""


def get_for(user: object, exhibit_id: UUID) -> Exhibit:
    """Fetch and authorise at once: raises Exhibit.DoesNotExist for who may not see it."""
    exhibit = Exhibit.objects.get(pk=exhibit_id)
    if not may_view(user, exhibit):
        raise Exhibit.DoesNotExist
    return exhibit


def for_holder(holder: UUID) -> list[Exhibit]:
    return list(Exhibit.objects.filter(holder=holder).order_by("number"))


def count_by_holder(holders: Iterable[UUID]) -> dict[UUID, int]:
    """Only holders that have any."""
    rows = Exhibit.objects.filter(holder__in=list(holders)).values_list("holder")
    return dict(rows.annotate(count=Count("id")))


def same_content(exhibit: Exhibit) -> list[Exhibit]:
    """Other exhibits, of whatever holder, that are equal or the same picture."""
    found = [row for row, _holder in _same([exhibit.id], but=[]) if row != exhibit.id]
    return list(Exhibit.objects.filter(pk__in=found).order_by("received_at"))


def count_same_content(exhibit: Exhibit) -> int:
    return sum(row != exhibit.id for row, _holder in _same([exhibit.id], but=[]))


def duplicates_of(holder: UUID) -> list[UUID]:
    """Other holders with an exhibit of the same content; a proposal, a person decides."""
    mine = list(Exhibit.objects.filter(holder=holder).values_list("id", flat=True))
    if not mine:
        return []
    return sorted({other for _row, other in _same(mine, but=[holder])})


def _same(mine: list[UUID], *, but: list[UUID]) -> list[tuple[UUID, UUID]]:
    with connection.cursor() as cursor:
        cursor.execute(
            _SAME,
            {
                "mine": mine,
                "but": but,
                "same": rules.PDQ_SAME,
                "quality": rules.PDQ_QUALITY,
            },
        )
        return list(cursor.fetchall())


def custody(exhibit: Exhibit) -> list[ExhibitStep]:
    return list(exhibit.steps.order_by("position"))


@dataclass(frozen=True)
class ShownStep:
    """`who`: a full name, or what the actor key says where no account is meant."""

    step: ExhibitStep
    who: str


def shown_steps(steps: list[ExhibitStep]) -> list[ShownStep]:
    accounts = {match[1] for step in steps if (match := _ACCOUNT.fullmatch(step.actor_key))}
    names = {user.actor_key: user.full_name for user in User.objects.filter(pk__in=accounts)}
    others = {"reporter": _("Người báo tin"), "system": _("Hệ thống")}
    known = names | {key: str(words) for key, words in others.items()}
    return [ShownStep(step, known.get(step.actor_key, step.actor_key)) for step in steps]


def verify(exhibit: Exhibit, steps: list[ExhibitStep]) -> rules.Verdict:
    """The chain alone, and against the ledger: the last step may not have been cut off."""
    verdict = rules.verify_chain(steps)
    taken = [e for e in ledger.history(exhibit.id) if e.verb == "CustodyStepTaken"]
    if verdict.broken is None and (not taken or taken[-1].data["step_hash"] != verdict.head.hex()):
        return rules.Verdict(verdict.steps, verdict.head, rules.cut_off(len(taken)))
    return verdict

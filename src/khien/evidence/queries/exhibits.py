"""Reading exhibits: those of a holder, those with the same content, and their custody."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.evidence import facts, rules
from khien.evidence.access import may_view
from khien.evidence.arriving import received
from khien.evidence.models import Arriving, Exhibit, ExhibitStep, Export, StepKind
from khien.people.queries import actor_names

# Equal content, or pictures so near that PDQ's authors call them the same: parts of the hash find
# the few candidates, the whole hash decides.
_SAME = """
    SELECT other.id, other.holder
      FROM evidence_exhibit other
     WHERE other.sha256 = ANY(%(digests)s) AND other.holder <> ALL(%(but)s)
    UNION
    SELECT other.id, other.holder
      FROM jsonb_to_recordset(%(pictures)s) AS mine(pdq text, near int[])
      JOIN evidence_exhibit other ON other.pdq_parts && mine.near
       AND bit_count(('x' || encode(other.pdq, 'hex'))::bit(256)
                     # ('x' || mine.pdq)::bit(256)) <= %(same)s
     WHERE other.holder <> ALL(%(but)s)
"""


def get_for(user: object, exhibit_id: UUID) -> Exhibit:
    """Fetch and authorise at once: raises Exhibit.DoesNotExist for who may not see it."""
    exhibit = Exhibit.objects.get(pk=exhibit_id)
    if not may_view(user, exhibit):
        raise Exhibit.DoesNotExist
    return exhibit


@dataclass(frozen=True)
class Unfinished:
    """`percent` of the file is there."""

    row: Arriving
    percent: int


def unfinished(user: Any, holder: UUID) -> list[Unfinished]:
    """Large files this person has begun to send to that holder."""
    rows = Arriving.objects.filter(by=user, holder=holder, exhibit=None).order_by("began_at")
    return [Unfinished(row, 100 * received(row.pk, row.size) // row.size) for row in rows]


def for_holder(holder: UUID) -> list[Exhibit]:
    return list(Exhibit.objects.filter(holder=holder).order_by("number"))


def count_by_holder(holders: Iterable[UUID]) -> dict[UUID, int]:
    """Only holders that have any."""
    rows = Exhibit.objects.filter(holder__in=list(holders)).values_list("holder")
    return dict(rows.annotate(count=Count("id")))


def same_content(exhibit: Exhibit) -> list[Exhibit]:
    """Other exhibits, of whatever holder, that are equal or the same picture."""
    return list(Exhibit.objects.filter(pk__in=_same_as(exhibit)).order_by("received_at"))


def count_same_content(exhibit: Exhibit) -> int:
    return len(_same_as(exhibit))


def _same_as(exhibit: Exhibit) -> list[UUID]:
    return [row for row, _holder in _same([exhibit], but=[]) if row != exhibit.id]


def duplicates_of(holder: UUID) -> list[UUID]:
    """Other holders with an exhibit of the same content; a proposal, a person decides."""
    mine = for_holder(holder)
    if not mine:
        return []
    return sorted({other for _row, other in _same(mine, but=[holder])})


def _same(mine: list[Exhibit], *, but: list[UUID]) -> list[tuple[UUID, UUID]]:
    """Ids with their holders."""
    pictures = [bytes(row.pdq) for row in mine if row.pdq and row.pdq_parts]
    near = [{"pdq": pdq.hex(), "near": rules.pdq_near(pdq)} for pdq in pictures]
    values: dict[str, Any] = {
        "digests": [bytes(row.sha256) for row in mine],
        "pictures": json.dumps(near),
        "same": rules.PDQ_SAME,
        "but": but,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SAME, values)
        return list(cursor.fetchall())


def custody(exhibit: Exhibit) -> list[ExhibitStep]:
    return list(exhibit.steps.select_related("release").order_by("position"))


@dataclass(frozen=True)
class ShownStep:
    """`who`: a full name, or what the actor key says where no account is meant.

    `to`, `why`: of a release, or of an export.
    """

    step: ExhibitStep
    who: str
    to: str = ""
    why: str = ""


def shown_steps(steps: list[ExhibitStep]) -> list[ShownStep]:
    names = actor_names(step.actor_key for step in steps)
    given = _given(steps)
    others = {"reporter": _("Người báo tin"), "system": _("Hệ thống")}
    known = names | {key: str(words) for key, words in others.items()}
    return [_shown(step, known.get(step.actor_key, step.actor_key), given) for step in steps]


def _given(steps: list[ExhibitStep]) -> dict[str, Export]:
    """Exports that these steps name."""
    named = [step.detail for step in steps if step.kind == StepKind.COPIED and step.detail]
    return {str(row.pk): row for row in Export.objects.filter(pk__in=named)} if named else {}


def _shown(step: ExhibitStep, who: str, given: dict[str, Export]) -> ShownStep:
    released = getattr(step, "release", None) or given.get(step.detail)
    if released is None:
        return ShownStep(step, who)
    return ShownStep(step, who, str(released.to or ""), str(released.why or ""))


def verify(exhibit: Exhibit, steps: list[ExhibitStep]) -> rules.Verdict:
    """The chain alone, then chain and row against the ledger."""
    verdict = rules.verify_chain(steps)
    try:
        broken = verdict.broken or _unlike_ledger(exhibit, steps)
    except ValueError:
        broken = _("Có mục sổ cái về chứng cứ này không đọc được.")
    return rules.Verdict(verdict.steps, verdict.head, broken or None)


def _unlike_ledger(exhibit: Exhibit, steps: list[ExhibitStep]) -> str:
    told = ledger.history(exhibit.id)
    taken = [entry for entry in told if entry.verb == "CustodyStepTaken"]
    hashes = [str(entry.data["step_hash"]) for entry in taken]
    chain = rules.unlike_ledger([step.digest for step in steps], hashes)
    return chain or rules.changed_row(facts.changed(exhibit, steps, told))

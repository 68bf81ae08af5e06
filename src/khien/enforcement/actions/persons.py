"""Judging whether two files are about one person; both sides must say so, either may part them.

Nothing moves: the records stay in their files, and only carry who they are of.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.enforcement import events
from khien.enforcement.models import (
    MatchVerdict,
    Respondent,
    RespondentMatch,
    Verdict,
    Violation,
)
from khien.enforcement.queries.respondents import shared_with, verdicts
from khien.enforcement.queries.violations import kept_by
from khien.enforcement.rules.persons import agreed, check_can_judge, persons
from khien.enforcement.rules.violation import check_works_here
from khien.people.models import User


@transaction.atomic
def judge(
    violation: Violation,
    match: RespondentMatch,
    verdict: Verdict,
    *,
    why: str,
    by: User,
    now: datetime,
) -> None:
    """For this file; and for the other too where this person works on both."""
    check_works_here(violation.office_id, by=by)
    _one_at_a_time()
    sides = Respondent.objects.filter(pk__in=(match.one_id, match.other_id))
    own = kept_by(by).filter(respondent__in=sides).values_list("respondent", flat=True)
    standing = verdicts([match.pk])
    check_can_judge(verdict, why=why, standing=standing.get((match.pk, violation.respondent_id)))
    for side in own:
        MatchVerdict.objects.create(
            match=match, respondent_id=side, verdict=verdict, why=why.strip(), at=now, by=by
        )
    ledger.record(events.MatchJudged(violation.pk, match.pk, str(verdict)), by=by, now=now)
    _regroup(set(sides.values_list("person", flat=True)), by=by, now=now)


@transaction.atomic
def join(violation: Violation, other: Violation, *, why: str, by: User, now: datetime) -> None:
    """Two files of which this person says at once that they are of one, whatever they share."""
    one, two = sorted((violation.respondent_id, other.respondent_id))
    match, _made = RespondentMatch.objects.get_or_create(
        one_id=one, other_id=two, defaults={"strong": False, "found_at": now}
    )
    judge(violation, match, Verdict.SAME, why=why, by=by, now=now)


@transaction.atomic
def part(violation: Violation, *, why: str, by: User, now: datetime) -> None:
    """The record of this file is of nobody else any more."""
    agreed_ones = [each for each in shared_with(violation, by, every=True) if each.agreed]
    if not agreed_ones:
        raise Refused(_("Hồ sơ này không ghép với hồ sơ nào."))
    for shared in agreed_ones:
        judge(violation, shared.match, Verdict.DIFFERENT, why=why, by=by, now=now)


def _one_at_a_time() -> None:
    """Two people joining overlapping groups would each see half."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('respondent persons', 0))")


def _regroup(groups: Collection[UUID], *, by: User, now: datetime) -> None:
    records = list(Respondent.objects.filter(person__in=groups).select_related("violation"))
    inside = [record.pk for record in records]
    matches = RespondentMatch.objects.filter(one__in=inside, other__in=inside)
    said = verdicts(matches.values_list("pk", flat=True))
    same = [
        (row.one_id, row.other_id)
        for row in matches
        if agreed(said.get((row.pk, row.one_id)), said.get((row.pk, row.other_id)))
    ]
    of = persons(inside, same)
    for record in records:
        was, record.person = record.person, of[record.pk]
        if was != record.person:
            record.save(update_fields=["person"])
            ledger.record(
                events.PersonChanged(record.violation.pk, was, record.person), by=by, now=now
            )

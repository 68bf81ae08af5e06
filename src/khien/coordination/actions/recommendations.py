"""What becomes of a recommendation: reported done, looked at again, extended, dropped."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.coordination import events
from khien.coordination.models import (
    FollowUp,
    FollowUpKind,
    Recommendation,
    RecommendationState,
)
from khien.coordination.queries.inspections import inspects_for
from khien.coordination.queries.offices import works_for
from khien.coordination.rules import recommendations as rules
from khien.coordination.rules.recommendations import RECOMMENDATION
from khien.coordination.rules.steps import after, check_mine, check_version, check_words
from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.people.models import User


@transaction.atomic
def follow_up(
    recommendation: Recommendation,
    kind: FollowUpKind,
    *,
    words: str,
    by: User,
    now: datetime,
    due_on: date | None = None,
    seen: int | None = None,
) -> FollowUp:
    """One step; what is late by then stays late. `due_on`: of an extension, and of what is sent
    back after its day.
    """
    rows = Recommendation.objects.select_for_update(of=("self",))
    row = rows.select_related("finding__inspection").get(pk=recommendation.pk)
    _check_whose(row, kind, by=by, now=now)
    check_version(row.version, seen)
    following = after(RECOMMENDATION[kind], RecommendationState(row.state))
    if kind == FollowUpKind.VERIFY:
        last = row.follow_ups.filter(kind=FollowUpKind.REPORT).latest("at")
        rules.check_verifier(by=by.pk, reported_by=last.by_id)
    said = check_words(words, _("Ghi đã làm gì, thấy gì."), field="words")
    row.late = rules.is_late(row, today(now))
    if kind in {FollowUpKind.EXTEND, FollowUpKind.RETURN}:
        least = row.due_on if kind == FollowUpKind.EXTEND else None
        row.due_on = rules.check_due(due_on, today=today(now), least=least)
    row.state = following
    row.version += 1
    row.ended_at = now if kind in {FollowUpKind.VERIFY, FollowUpKind.DROP} else None
    row.save()
    _keep_time(row, kind, now=now)
    made = FollowUp.objects.create(
        recommendation=row, kind=kind, words=said, due_on=row.due_on, at=now, by=by
    )
    event = events.RecommendationFollowed(row.pk, str(kind), row.due_on)
    ledger.record(event, by=by, now=now)
    return made


def _check_whose(row: Recommendation, kind: FollowUpKind, *, by: User, now: datetime) -> None:
    if kind in rules.OF_THE_BODY:
        mine = row.office_id in works_for(by, now)
        check_mine(mine=mine, sentence=_("Nơi được kiến nghị báo việc này."))
    else:
        mine = row.finding.inspection.office_id in inspects_for(by, now)
        check_mine(mine=mine, sentence=_("Nơi kiểm tra làm việc này."))


def _keep_time(row: Recommendation, kind: FollowUpKind, *, now: datetime) -> None:
    if kind == FollowUpKind.REPORT:
        clocks.stop_all(subject=row.pk, now=now)
        return
    clocks.cancel_all(subject=row.pk, now=now)
    if row.state == RecommendationState.OPEN:
        clocks.start_until(
            rules.CLOCK, subject=row.pk, until=row.due_on, now=now, responsible=row.office_id
        )

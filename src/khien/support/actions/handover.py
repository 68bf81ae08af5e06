"""Hand-over of all of somebody's open work in one act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from khien.core import ledger
from khien.core.calendars import today
from khien.people.models import User
from khien.support import events
from khien.support.models import Absence, AssignedAction, Case, Handover, StandIn
from khien.support.queries.leaving import able_to_take, work_of
from khien.support.rules.handover import check_can_hand_over, check_still_the_same


@dataclass(frozen=True)
class Leaving:
    """`takers`: each case or action by its key, and who takes it over."""

    absence: Absence
    last_day: date | None
    takers: Mapping[UUID, UUID]


@transaction.atomic
def hand_over(giver: User, *, leaving: Leaving, by: User, now: datetime) -> Handover:
    """Every piece that `by` was shown, or nothing: what came meanwhile is shown first."""
    work = work_of(giver, by=by, on=today(now))
    keys = {case.pk for case in work.cases} | {action.pk for action in work.actions}
    check_still_the_same(set(leaving.takers), keys)
    check_can_hand_over(
        giver=giver.pk,
        absence=leaving.absence,
        last_day=leaving.last_day,
        takers=leaving.takers,
        able=able_to_take(work, leaving.takers, now=now),
        now=now,
    )
    last_day = leaving.last_day if leaving.absence == Absence.LEAVE else None
    made = Handover.objects.create(
        giver=giver, absence=leaving.absence, last_day=last_day, at=now, by=by
    )
    StandIn.objects.filter(
        Q(case__in=leaving.takers) | Q(action__in=leaving.takers), replaced_at=None
    ).update(replaced_at=now)
    for key, taker in leaving.takers.items():
        _give(made, key, taker, is_case=any(case.pk == key for case in work.cases))
    told = events.WorkHandedOver(giver.pk, made.pk, str(leaving.absence), len(leaving.takers))
    ledger.record(told, by=by, now=now)
    return made


def _give(made: Handover, key: UUID, taker: UUID, *, is_case: bool) -> None:
    """For good it becomes the taker's own; until a day it stays the giver's."""
    piece = {"case_id": key} if is_case else {"action_id": key}
    StandIn.objects.create(handover=made, taker_id=taker, **piece)
    if made.last_day is not None:
        return
    if is_case:
        Case.objects.filter(pk=key).update(officer=taker)
    else:
        AssignedAction.objects.filter(pk=key).update(assignee=taker)

"""What an officer of children's cases leaves: cases, things to do, half-written forms.

Work they only did for somebody away goes to a third person, until the same day.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.handing_over import Group, Leaving, Part, register
from khien.core.permissions import Permission
from khien.people.handing_over import grouped
from khien.people.models import User
from khien.support.models import (
    Absence,
    AssignedAction,
    Case,
    CaseState,
    FormDraft,
    Handover,
    StandIn,
)
from khien.support.queries.cases import kept_away_from_cases
from khien.support.queries.handover import standing_in


def _cases(leaver: User) -> list[Case]:
    return list(Case.objects.filter(officer=leaver).exclude(state=CaseState.CLOSED))


def _actions(leaver: User) -> list[AssignedAction]:
    rows = AssignedAction.objects.filter(assignee=leaver, done_on=None)
    return list(rows.exclude(case__state=CaseState.CLOSED).select_related("case"))


def _instead(leaver: User, now: datetime) -> list[StandIn]:
    """Done for somebody else who is away."""
    rows = standing_in(today(now)).filter(taker=leaver)
    return list(rows.select_related("case", "action__case", "handover"))


def _pieces(leaver: User, now: datetime) -> Iterator[tuple[UUID, Case]]:
    yield from ((case.pk, case) for case in _cases(leaver))
    yield from ((action.pk, action.case) for action in _actions(leaver))
    for row in _instead(leaver, now):
        case = row.case or (row.action.case if row.action else None)
        if case is not None:
            yield row.pk, case


def groups(leaving: Leaving) -> list[Group]:
    pieces = list(_pieces(leaving.user, leaving.now))
    cases = {case.pk: case for _key, case in pieces}
    away = kept_away_from_cases(cases.values())
    found = [(key, f"HS-{case.number}", case.commune_id) for key, case in pieces]
    kept = {key: away.get(case.pk, set()) for key, case in pieces}
    return grouped(found, Permission.CASE_WORK, leaving, kept)


def give(leaving: Leaving, pieces: Collection[UUID], taker: UUID) -> None:
    """A hand-over for good, as on the room's own page; half-written forms go with their case."""
    leaver, by, now = leaving.user, leaving.by, leaving.now
    made = Handover.objects.create(giver=leaver, absence=Absence.GONE, at=now, by=by)
    cases = Case.objects.filter(pk__in=pieces, officer=leaver)
    actions = AssignedAction.objects.filter(pk__in=pieces, assignee=leaver)
    own = [StandIn(handover=made, case=case, taker_id=taker) for case in cases]
    own += [StandIn(handover=made, action=action, taker_id=taker) for action in actions]
    for row in own:
        StandIn.objects.filter(case=row.case, action=row.action, replaced_at=None).update(
            replaced_at=now
        )
    StandIn.objects.bulk_create(own)
    _give_drafts(leaver, {case.pk for case in cases}, taker)
    cases.update(officer=taker)
    actions.update(assignee=taker)
    for row in StandIn.objects.filter(pk__in=pieces, taker=leaver).select_related("handover"):
        _stand_in_for(row, taker, by, now)


def _give_drafts(leaver: User, cases: set[UUID], taker: UUID) -> None:
    """Where the taker has begun the same form, theirs stays and this one waits out its year."""
    for draft in FormDraft.objects.filter(by=leaver, subject__in=cases):
        same = FormDraft.objects.filter(subject=draft.subject, code=draft.code, by=taker)
        if not same.exists():
            FormDraft.objects.filter(pk=draft.pk).update(by=taker)


def _stand_in_for(row: StandIn, taker: UUID, by: User, now: datetime) -> None:
    """Until the same day; whoever is away comes back to it."""
    again = Handover.objects.create(
        giver=row.handover.giver,
        absence=Absence.LEAVE,
        last_day=row.handover.last_day,
        at=now,
        by=by,
    )
    StandIn.objects.filter(pk=row.pk).update(replaced_at=now)
    StandIn.objects.create(handover=again, case=row.case, action=row.action, taker_id=taker)


def publish() -> None:
    register(
        Part(
            "support",
            _("Hồ sơ trẻ em, việc được giao trong hồ sơ"),
            (
                "support.Case.officer",
                "support.AssignedAction.assignee",
                "support.StandIn.taker",
                "support.FormDraft.by",
            ),
            groups,
            give,
        )
    )

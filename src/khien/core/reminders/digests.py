"""One mail for all that waited: at each person's hour of the day, or of a day of the week.

A digest is kept by the moment it was due, in the transaction that sends it: run twice, or with the
clock set back, it leaves once; while the server is down nothing is kept, and what waited leaves
later in one mail.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from khien.core.models import Channel, Digest, DigestLine, How, MailChoice, Notice, RunningClock
from khien.core.reminders import writing
from khien.core.reminders.channels import NotTaken, Sender
from khien.core.reminders.choosing import choices_of, how_for, last_moment
from khien.core.reminders.connecting import through
from khien.core.reminders.ways import Reached, reached

_CADENCES = (How.DAILY, How.WEEKLY)


@dataclass(frozen=True)
class _Due:
    """`moments`: of each cadence that is due now; `lines`: of all of them, for one mail."""

    choice: MailChoice
    moments: dict[How, datetime]
    lines: list[DigestLine]


def wait_for_digest(
    person: UUID, later: Iterable[tuple[Notice, RunningClock]], *, now: datetime
) -> None:
    DigestLine.objects.bulk_create(
        (DigestLine(person=person, notice=n, clock=c, at=now) for n, c in later),
        ignore_conflicts=True,
    )


def post(*, now: datetime) -> int:
    due = _due(now)
    if not due:
        return 0
    return through(Channel.EMAIL, lambda sender: _send_all(sender, due, now=now), now=now)


def _due(now: datetime) -> list[_Due]:
    waiting: dict[UUID, list[DigestLine]] = {}
    rows = DigestLine.objects.filter(settled_at=None, at__lte=now)
    for row in rows.select_related("notice", "clock__rule").order_by("clock__due_at", "id"):
        waiting.setdefault(row.person, []).append(row)
    choices = choices_of(waiting)
    left = _left_before(waiting)
    found = [_due_of(choices[p], lines, left.get(p, {}), now) for p, lines in waiting.items()]
    return [each for each in found if each.lines]


def _left_before(people: Iterable[UUID]) -> dict[UUID, dict[str, datetime]]:
    """Person → cadence → the newest moment for which a digest has left."""
    found: dict[UUID, dict[str, datetime]] = {}
    rows = Digest.objects.filter(person__in=list(people)).values_list("person", "cadence")
    for person, cadence, newest in rows.annotate(newest=Max("due_at")):
        found.setdefault(person, {})[cadence] = newest
    return found


def _due_of(
    choice: MailChoice, lines: list[DigestLine], left: dict[str, datetime], now: datetime
) -> _Due:
    moments, inside = {}, []
    for cadence in _CADENCES:
        moment = last_moment(choice, cadence, now)
        told = [r for r in lines if r.at <= moment and _cadence(choice, r.clock) == cadence]
        if told and (cadence not in left or moment > left[cadence]):
            moments[cadence] = moment
            inside += told
    return _Due(choice, moments, inside)


def _cadence(choice: MailChoice, clock: RunningClock) -> How:
    """Of what waits already; who chose otherwise meanwhile is told with the next daily mail."""
    how = how_for(choice, clock)
    return How.WEEKLY if how == How.WEEKLY else How.DAILY


def _send_all(sender: Sender, due: list[_Due], *, now: datetime) -> int:
    where = reached(Channel.EMAIL, [each.choice.person for each in due])
    return sum(_send(sender, each, where.get(each.choice.person), now=now) for each in due)


@transaction.atomic
def _send(sender: Sender, due: _Due, to: Reached | None, *, now: datetime) -> bool:
    """Kept first: another run that sends the same waits here, and then finds it kept."""
    told = [row.clock for row in due.lines if _still(due.choice, row)]
    clocks = list({clock.pk: clock for clock in told}.values())
    if not _keep(due, len(clocks), now=now):
        return False
    if to is None or not clocks:
        return False
    moment = max(due.moments.values())
    seed = (due.choice.person, moment.isoformat())
    try:
        sender.send(writing.digest(to, clocks, seed=seed, language=due.choice.language))
    except NotTaken as trouble:
        rows = Digest.objects.filter(person=due.choice.person, sent_at=now)
        rows.update(problem=str(trouble)[:60])
        return False
    return True


def _still(choice: MailChoice, row: DigestLine) -> bool:
    over = row.clock.stopped_at is not None or row.notice.acknowledged_at is not None
    over = over or row.notice.withdrawn_at is not None
    return not over and how_for(choice, row.clock) != How.NONE


def _keep(due: _Due, lines: int, *, now: datetime) -> bool:
    made = [
        Digest.objects.get_or_create(
            person=due.choice.person,
            cadence=cadence,
            due_at=moment,
            defaults={"sent_at": now, "lines": lines},
        )[1]
        for cadence, moment in due.moments.items()
    ]
    DigestLine.objects.filter(pk__in=[row.pk for row in due.lines]).update(settled_at=now)
    return any(made)

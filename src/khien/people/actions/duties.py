"""Duties: given from a day on, ended on a day, never rewritten."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.people import rules
from khien.people.models import Duty, User
from khien.people.queries import office_for
from khien.people.roles import Role


@dataclass(frozen=True)
class DutyGiven(ledger.Event):
    duty: UUID
    role: str
    organisation: UUID | None
    territory: UUID | None
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class DutyEnded(ledger.Event):
    duty: UUID
    role: str
    valid_to: date


@transaction.atomic
def give_duty(
    user: User,
    role: Role,
    *,
    by: Actor,
    now: datetime,
    organisation: Organisation | None = None,
    territory: Organisation | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Duty:
    """From today in Viet Nam where no day is said. The event's subject is the person."""
    User.objects.select_for_update().get(pk=user.pk)
    duty = Duty(
        user=user,
        role=role,
        organisation=organisation or office_for(role, territory, on=today(now)),
        territory=territory,
        valid_from=valid_from or today(now),
        valid_to=valid_to,
    )
    rules.check_can_give_duty(duty)
    _save(duty)
    user.forget_duties()
    places = (duty.organisation_id, duty.territory_id)
    event = DutyGiven(user.pk, duty.pk, role, *places, duty.valid_from, duty.valid_to)
    ledger.record(event, by=by, now=now)
    return duty


def _save(duty: Duty) -> None:
    try:
        with transaction.atomic():
            duty.save()
    except IntegrityError as error:
        if "one_same_duty_at_a_time" not in str(error):
            raise
        raise Refused(_("Người này đã có đúng nhiệm vụ đó trong thời gian ấy.")) from None


@transaction.atomic
def end_duty(duty: Duty, *, by: Actor, now: datetime) -> None:
    """From today on it no longer holds; a duty not yet begun never will."""
    day = today(now)
    rules.check_can_end_duty(duty, by=by if isinstance(by, User) else None, on=day)
    duty.valid_to = max(day, duty.valid_from)
    duty.save(update_fields=["valid_to"])
    duty.user.forget_duties()
    ledger.record(DutyEnded(duty.user_id, duty.pk, duty.role, duty.valid_to), by=by, now=now)

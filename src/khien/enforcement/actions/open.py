"""Opening a violation on an incident; other files that know the respondent are told at once."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.refusal import Refused
from khien.enforcement import events
from khien.enforcement.actions import matching, persons, respondents
from khien.enforcement.actions.respondents import NewRespondent
from khien.enforcement.models import DetectedBy, RespondentIdentifier, TraceKind, Violation
from khien.enforcement.rules.violation import check_act_date, check_open, check_works_here
from khien.intake.models import Incident
from khien.people.models import User


@transaction.atomic
def open_violation(
    incident: Incident,
    *,
    respondent: NewRespondent,
    office: UUID,
    act: str,
    act_on: date,
    account: str,
    by: User,
    now: datetime,
    detected_by: DetectedBy = DetectedBy.REPORT,
    same_as: Violation | None = None,
) -> Violation:
    """`same_as`: another file of this person's, about the same respondent."""
    check_works_here(office, by=by)
    check_open(incident)
    check_act_date(act_on, now=now)
    matching.hold(respondent.traces())
    _check_new(incident, respondent, act, office=office)
    if same_as is not None:
        _check_other_act(incident, same_as, act)
    person = respondents.create(respondent)
    violation = Violation.objects.create(
        incident=incident,
        respondent=person,
        office_id=office,
        commune_id=incident.commune_happened_id,
        act=act,
        act_on=act_on,
        account=account,
        opened_at=now,
        opened_by=by,
        detected_by=detected_by,
    )
    violation.refresh_from_db(fields=["number"])
    clocks.start("violation_verification", subject=violation.pk, now=now, responsible=office)
    ledger.record(
        events.ViolationOpened(violation.pk, incident.pk, person.pk, office), by=by, now=now
    )
    matching.match(violation, respondent.traces(), by=by, now=now)
    if same_as is not None:
        persons.join(violation, same_as, why=str(_("Ghi khi mở hồ sơ.")), by=by, now=now)
    return violation


def _check_new(incident: Incident, respondent: NewRespondent, act: str, *, office: UUID) -> None:
    """The same act of somebody known by the same, in a file of this office, is the same file."""
    every = respondent.traces()
    telling = [each for each in every if each.kind not in {TraceKind.NAME, TraceKind.DOMAIN}]
    known = RespondentIdentifier.objects.filter(
        token__in=[each.token for each in telling or every],
        withdrawn_at=None,
        respondent__violation__incident=incident,
        respondent__violation__act=act,
        respondent__violation__office=office,
    )
    if known.exists():
        raise Refused(_("Hành vi này của người này trong sự việc đã có hồ sơ."))


def _check_other_act(incident: Incident, same_as: Violation, act: str) -> None:
    person = same_as.respondent.person
    if Violation.objects.filter(incident=incident, act=act, respondent__person=person).exists():
        raise Refused(_("Hành vi này của người này trong sự việc đã có hồ sơ."))

"""Opening a violation on an incident; a respondent known by any identifier is the same one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.refusal import Refused
from khien.core.seal import blind, name_tokens
from khien.enforcement import events
from khien.enforcement.models import (
    AgeGroup,
    DetectedBy,
    Respondent,
    RespondentIdentifier,
    RespondentKind,
    Violation,
)
from khien.enforcement.rules.violation import check_act_date, check_open, check_works_here
from khien.intake.models import Incident
from khien.intake.rules.identifiers import Identifier
from khien.people.models import User


@dataclass(frozen=True)
class NewRespondent:
    kind: str = RespondentKind.UNKNOWN_ACCOUNT
    age_group: str = AgeGroup.UNKNOWN
    name: str = ""
    note: str = ""
    identifiers: tuple[Identifier, ...] = ()


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
) -> Violation:
    check_works_here(office, by=by)
    check_open(incident)
    check_act_date(act_on, now=now)
    person = _known(respondent) or _create(respondent)
    if Violation.objects.filter(incident=incident, respondent=person, act=act).exists():
        raise Refused(_("Hành vi này của người này trong sự việc đã có hồ sơ."))
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
    return violation


def _tokens(respondent: NewRespondent) -> list[int]:
    return [blind(item.kind, item.value) for item in respondent.identifiers]


def _known(respondent: NewRespondent) -> Respondent | None:
    """Found by one index look-up a call, however many respondents there are."""
    found = (
        RespondentIdentifier.objects.filter(token__in=_tokens(respondent))
        .select_related("respondent")
        .order_by("id")
        .first()
    )
    return found.respondent if found else None


def _create(respondent: NewRespondent) -> Respondent:
    person = Respondent.objects.create(
        kind=respondent.kind,
        age_group=respondent.age_group,
        identity={"name": respondent.name, "note": respondent.note},
        name_tokens=name_tokens(respondent.name),
    )
    RespondentIdentifier.objects.bulk_create(
        RespondentIdentifier(respondent=person, kind=item.kind, value=item.value, token=token)
        for item, token in zip(respondent.identifiers, _tokens(respondent), strict=True)
    )
    return person

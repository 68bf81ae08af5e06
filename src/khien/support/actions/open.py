"""Opening a child's case from an incident (Mẫu 01), and correcting what it says of the child."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.core.seal import name_tokens
from khien.intake.models import Incident, SupportRequest
from khien.intake.queries.incident import first_heard
from khien.people.models import User
from khien.support import events
from khien.support.actions.forms import Filled, drop_draft, keep
from khien.support.actions.steps import begin
from khien.support.models import Case, EndedRequest, FormCode, RequestEnd, Sex
from khien.support.rules.answers import words
from khien.support.rules.birth import check_born
from khien.support.rules.case import check_age, check_can_end_request, check_open
from khien.support.rules.form_fields import Answers
from khien.support.rules.states import Step

_OF_CHILD = ("name", "born", "ethnicity", "address", "school", "carers", "contact")
_TOLD = ("what_happened", "state_of_child", "done_so_far")


@dataclass(frozen=True)
class Registration:
    """Mẫu 01. Everything may be unknown: a child without a name is still a child."""

    name: str = ""
    sex: str = Sex.UNKNOWN
    age: int | None = None
    age_is_estimate: bool = False
    born: str = ""
    ethnicity: str = ""
    address: str = ""
    school: str = ""
    carers: str = ""
    contact: str = ""
    what_happened: str = ""
    state_of_child: str = ""
    done_so_far: str = ""
    residence: UUID | None = None
    requests: tuple[UUID, ...] = field(default=())

    @classmethod
    def of(cls, answers: Answers, *, requests: Sequence[UUID] = ()) -> Self:
        """From the answers of the form, of which the rest is kept with the form alone."""
        residence, age = words(answers, "residence"), answers.get("age")
        return cls(
            **{key: words(answers, key) for key in (*_OF_CHILD, *_TOLD)},
            sex=words(answers, "sex") or Sex.UNKNOWN,
            age=age if isinstance(age, int) else None,
            age_is_estimate=bool(answers.get("age_is_estimate")),
            residence=UUID(residence) if residence else None,
            requests=tuple(requests),
        )

    def child(self) -> dict[str, str]:
        return {key: value for key, value in asdict(self).items() if key in _OF_CHILD}

    def circumstances(self) -> dict[str, str]:
        return {key: value for key, value in asdict(self).items() if key in _TOLD}


@transaction.atomic
def open_case(
    incident: Incident,
    *,
    registration: Registration,
    commune: UUID,
    by: User,
    now: datetime,
    form: Filled | None = None,
) -> Case:
    """The emergency clock runs from the first receipt, the plan's from today (NĐ 56/2017)."""
    _check_may_open(commune, by=by)
    check_open(incident)
    _check_age(registration, now=now)
    case = Case(
        incident=incident,
        commune_id=commune,
        residence_id=registration.residence,
        officer=by,
        opened_at=now,
    )
    _write(case, registration)
    case.save(force_insert=True)
    case.refresh_from_db(fields=["number"])
    case.requests.set(
        SupportRequest.objects.filter(
            pk__in=registration.requests,
            report__incident_links__incident=incident,
            report__incident_links__separated_at=None,
        )
    )
    _keep_first(form, case, by=by, now=now)
    heard = first_heard(incident)
    clocks.start("emergency_measure", subject=case.pk, now=heard, responsible=commune)
    clocks.start("child_plan", subject=case.pk, now=now, responsible=commune)
    ledger.record(events.CaseOpened(case.pk, incident.pk, commune), by=by, now=now)
    return case


@transaction.atomic
def correct(
    case: Case,
    *,
    registration: Registration,
    seen: int,
    by: User,
    now: datetime,
    form: Filled | None = None,
) -> None:
    """Each correction is a form of its own: what was written before stays readable."""
    case = begin(case.pk, Step.CORRECT, by=by, seen=seen)
    _check_age(registration, now=now)
    keep(form, case, by=by, now=now)
    _write(case, registration)
    case.residence_id = registration.residence
    case.version += 1
    case.save()
    ledger.record(events.CaseCorrected(case.pk, case.version), by=by, now=now)


@transaction.atomic
def end_request(
    request: SupportRequest, *, reason: RequestEnd, attempts: str, by: User, now: datetime
) -> None:
    """Say that a request for support ended without any; it stays in the denominator."""
    request = SupportRequest.objects.select_for_update().get(pk=request.pk)
    check_can_end_request(
        request,
        has_case=request.cases.exists(),
        is_ended=EndedRequest.objects.filter(request=request).exists(),
        attempts=attempts,
        by=by,
    )
    EndedRequest.objects.create(
        request=request, reason=reason, attempts=attempts, ended_at=now, ended_by=by
    )
    ledger.record(events.SupportRequestEnded(request.pk, str(reason)), by=by, now=now)


def _keep_first(form: Filled | None, case: Case, *, by: User, now: datetime) -> None:
    """The draft was begun on the incident."""
    keep(form, case, by=by, now=now, version=case.version)
    drop_draft(case.incident_id, FormCode.MAU_01, by=by)


def _check_may_open(commune: UUID, *, by: User) -> None:
    if not by.scope(Permission.CASE_WORK).holds_in(commune):
        raise Refused(_("Bạn chỉ mở hồ sơ cho xã, phường mình phụ trách."), field="commune")


def _check_age(registration: Registration, *, now: datetime) -> None:
    check_age(registration.age)
    check_born(
        registration.born,
        age=None if registration.age_is_estimate else registration.age,
        on=today(now),
    )


def _write(case: Case, registration: Registration) -> None:
    case.sex = registration.sex
    case.age = registration.age
    case.age_is_estimate = registration.age_is_estimate
    case.child = registration.child()
    case.child_tokens = name_tokens(registration.name)
    case.circumstances = registration.circumstances()

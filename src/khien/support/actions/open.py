"""Opening a child's case from an incident (Mẫu 01), and correcting what it says of the child."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.core.seal import name_tokens
from khien.intake.models import Incident, SupportRequest
from khien.people.models import User
from khien.support import events
from khien.support.models import Case, CaseState, EndedRequest, RequestEnd, Sex
from khien.support.rules.case import check_age, check_version


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

    def child(self) -> dict[str, str]:
        kept = ("name", "born", "ethnicity", "address", "school", "carers", "contact")
        return {key: value for key, value in asdict(self).items() if key in kept}

    def circumstances(self) -> dict[str, str]:
        kept = ("what_happened", "state_of_child", "done_so_far")
        return {key: value for key, value in asdict(self).items() if key in kept}


@transaction.atomic
def open_case(
    incident: Incident, *, registration: Registration, commune: UUID, by: User, now: datetime
) -> Case:
    """The emergency clock runs from the first receipt, the plan's from today (NĐ 56/2017)."""
    _check_may_open(commune, by=by)
    check_age(registration.age)
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
    clocks.start(
        "emergency_measure", subject=case.pk, now=_received(incident, now), responsible=commune
    )
    clocks.start("child_plan", subject=case.pk, now=now, responsible=commune)
    ledger.record(events.CaseOpened(case.pk, incident.pk, commune), by=by, now=now)
    return case


@transaction.atomic
def correct(case: Case, *, registration: Registration, seen: int, by: User, now: datetime) -> None:
    case = Case.objects.select_for_update().get(pk=case.pk)
    check_version(case, seen)
    _check_may_open(case.commune_id, by=by)
    if case.state == CaseState.CLOSED:
        raise Refused(_("Hồ sơ đã kết thúc: hãy mở lại trước khi sửa."))
    check_age(registration.age)
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
    if not by.may(Permission.CASE_WORK):
        raise Refused(_("Việc này không thuộc phần việc của bạn."))
    if not attempts.strip():
        raise Refused(_("Ghi lại những lần đã thử liên hệ."), field="attempts")
    if EndedRequest.objects.filter(request=request).exists():
        raise Refused(_("Yêu cầu này đã được ghi là kết thúc."))
    EndedRequest.objects.create(
        request=request, reason=reason, attempts=attempts, ended_at=now, ended_by=by
    )
    ledger.record(events.SupportRequestEnded(request.pk, str(reason)), by=by, now=now)


def _check_may_open(commune: UUID, *, by: User) -> None:
    scope = by.scope(Permission.CASE_WORK)
    if not by.may(Permission.CASE_WORK) or not (scope.everywhere or commune in scope.communes):
        raise Refused(_("Bạn chỉ mở hồ sơ cho xã, phường mình phụ trách."), field="commune")


def _write(case: Case, registration: Registration) -> None:
    case.sex = registration.sex
    case.age = registration.age
    case.age_is_estimate = registration.age_is_estimate
    case.child = registration.child()
    case.child_tokens = name_tokens(registration.name)
    case.circumstances = registration.circumstances()


def _received(incident: Incident, now: datetime) -> datetime:
    first = incident.reports.order_by("received_at").first()
    return first.received_at if first else now

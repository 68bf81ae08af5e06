"""A plan, people who read it, and as many requests and violations as a page is to count."""

from datetime import datetime, timedelta
from itertools import count

import pytest
from django.utils import timezone

from fixtures_incident import NOW
from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.core.ids import new_id
from khien.directory.models import Function
from khien.enforcement.models import Branch, Respondent, RespondentKind, Violation, ViolationState
from khien.intake.models import AskedBy, Channel, Door, Incident, Report, SupportRequest
from khien.learning import actions as learning
from khien.people.roles import Role
from khien.steering.actions import SHIPPED, load_plans
from khien.steering.models import Objective
from khien.support.models import Case, EndedRequest, RequestEnd, Service, ServiceKind

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def province(province_with_communes):
    learning.load_school_years()
    learning.load_coverage_rules()
    load_plans(SHIPPED.read_text("utf-8"), by=SYSTEM, now=NOW)
    return province_with_communes


@pytest.fixture
def objectives(province):
    """The three of the plan, in their order."""
    return list(Objective.objects.order_by("position"))


@pytest.fixture
def leader(staff, province):
    return staff(Role.LEADER, territory=province.province)


@pytest.fixture
def manager(staff, province):
    """Follows the cases of all communes, and every figure."""
    return staff(Role.CASE_MANAGER, territory=province.province)


@pytest.fixture
def chair(staff, province):
    """Of the first commune."""
    return staff(Role.COMMUNE_CHAIR, territory=province.communes[0])


@pytest.fixture
def opened(province, manager):
    """An incident that cases and violations may hang on."""
    return Incident.objects.create(opened_at=NOW, opened_by=manager, title="Dọa đăng ảnh")


@pytest.fixture
def ask(opened):
    """`ask(commune, 7, supported=2, ended=1)`: requests for support, some answered."""

    def ask(commune, number, *, supported=0, ended=0, withdrawn=0, at=NOW - 2 * DAY, given=None):
        requests = _requests(commune, number, at)
        for request in requests[:supported]:
            case = Case.objects.create(incident=opened, commune=commune, opened_at=at)
            case.requests.add(request)
            day = given or today(NOW)
            Service.objects.create(
                case=case, kind=ServiceKind.MEDICAL, planned_for=day, given_on=day
            )
        for request in requests[supported : supported + ended]:
            EndedRequest.objects.create(
                request=request,
                reason=RequestEnd.UNREACHABLE,
                ended_at=NOW,
                ended_by=opened.opened_by,
            )
        for request in requests[supported + ended : supported + ended + withdrawn]:
            SupportRequest.objects.filter(pk=request.pk).update(withdrawn_at=NOW)
        return requests

    return ask


def _requests(commune, number: int, at: datetime) -> list[SupportRequest]:
    reports = Report.objects.bulk_create(
        Report(
            code_hash=new_id().bytes * 2,
            content_hash=b"c" * 32,
            received_at=at,
            channel=Channel.WEB,
            door=Door.TEEN,
            language="vi",
            commune=commune,
        )
        for _ in range(number)
    )
    return SupportRequest.objects.bulk_create(
        SupportRequest(report=report, asked_by=AskedBy.CHILD, asked_at=at, commune=commune)
        for report in reports
    )


_acts = count(1)


@pytest.fixture
def detect(opened, province):
    """`detect(commune, 7, handled=2, unidentified=1)`: violations, some settled this morning."""
    office = province.office(Function.CYBER_POLICE)

    def detect(commune, number, *, handled=0, unidentified=0, at=NOW - 2 * DAY):
        ends = [Branch.ADMINISTRATIVE] * handled + [Branch.NOT_IDENTIFIED] * unidentified
        ends += [""] * (number - len(ends))
        return Violation.objects.bulk_create(
            Violation(
                incident=opened,
                respondent=Respondent.objects.create(kind=RespondentKind.PERSON),
                office=office,
                commune=commune,
                act=f"act-{next(_acts)}",
                act_on=today(at),
                opened_at=at,
                opened_by=opened.opened_by,
                branch=end,
                state=ViolationState.SETTLED if end else ViolationState.VERIFYING,
                handled=end == Branch.ADMINISTRATIVE if end else None,
                settled_at=NOW if end else None,
            )
            for end in ends
        )

    return detect

"""Opening a record in an emergency: for a short time, told at once, marked, reviewed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fixtures_incident import NOW
from khien.core import work
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.intake.models import ConflictOfInterest, Report
from khien.people.actions import reading as actions
from khien.people.models import EmergencyAccess, RecordKind
from khien.people.roles import Role
from khien.support import actions as support
from khien.support.actions import Registration

pytestmark = pytest.mark.django_db
URL = reverse("people:emergency")
WHY = "Trẻ đang ở xã tôi, có nguy cơ bị đón đi đêm nay"


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def case(incident, officer):
    told = Registration(name="Bùi Thị Na", what_happened="Bị dọa.")
    commune = incident.commune_happened_id
    return support.open_case(incident, registration=told, commune=commune, by=officer, now=NOW)


@pytest.fixture
def neighbour(province_with_communes, staff):
    return staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[1])


@pytest.fixture
def manager(province_with_communes, staff):
    return staff(Role.CASE_MANAGER, territory=province_with_communes.province)


def opened(case, by, minutes=30, why=WHY):
    return actions.open_in_emergency(
        "case", case.number, minutes=minutes, reason=why, by=by, now=NOW
    )


def page(case):
    return reverse("support:case", args=[case.pk])


def test_a_neighbour_opens_a_case_for_a_short_time_and_no_longer(
    sign_in, neighbour, case, monkeypatch
):
    client = sign_in(neighbour)
    assert client.get(page(case)).status_code == 404
    said = {"kind": "case", "number": case.number, "minutes": 10, "reason": WHY}
    body = client.post(URL, said, follow=True).content.decode()
    assert "Bạn đang xem theo quyền mở khẩn cấp" in body
    assert "Bùi Thị Na" in body
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=10))
    assert client.get(page(case)).status_code == 404


def test_it_lets_nobody_work_on_the_case_nor_find_it_in_a_list(sign_in, neighbour, case):
    opened(case, neighbour)
    client = sign_in(neighbour)
    assert "Đánh giá ban đầu (Mẫu 02)" not in client.get(page(case)).content.decode()
    assert page(case) not in client.get(reverse("support:cases")).content.decode()


def test_every_read_under_it_is_marked_in_the_ledger(sign_in, neighbour, case):
    access = opened(case, neighbour)
    sign_in(neighbour).get(page(case))
    event = LedgerEvent.objects.get(verb="ReadInEmergency")
    assert event.subject == case.pk
    assert str(access.pk) in event.data


def test_a_read_by_duty_is_not_marked(sign_in, officer, case):
    sign_in(officer).get(page(case))
    assert not LedgerEvent.objects.filter(verb="ReadInEmergency").exists()


def test_officer_chair_and_case_manager_are_told_at_once_and_nobody_else(
    neighbour, officer, chair, manager, police, case
):
    opened(case, neighbour)
    told = {
        p: [i for i in work.items(p, NOW) if "mở khẩn cấp" in i.text]
        for p in (neighbour, officer, chair, manager, police)
    }
    assert [len(told[p]) for p in (neighbour, officer, chair, manager, police)] == [0, 1, 1, 1, 0]
    assert told[chair][0].level == "red"


def test_another_person_reviews_it_once(sign_in, neighbour, chair, case):
    access = opened(case, neighbour)
    url = reverse("people:emergency_review", args=[access.pk])
    client = sign_in(chair)
    assert WHY in client.get(url).content.decode()
    assert client.post(url, {"verdict": "justified", "note": ""}).status_code == 422
    client.post(url, {"verdict": "justified", "note": "Đã gọi hỏi, đúng là khẩn"})
    access.refresh_from_db()
    assert (access.verdict, access.reviewed_by) == ("justified", chair)
    again = client.post(url, {"verdict": "unjustified", "note": "Nghĩ lại"})
    assert "đã có người xem lại" in again.content.decode()
    assert not [i for i in work.items(chair, NOW) if "mở khẩn cấp" in i.text]


def test_nobody_reviews_their_own(neighbour, officer, case, manager):
    for person in (neighbour, officer):
        access = opened(case, neighbour)
        with pytest.raises(Refused):
            actions.review(access, verdict="justified", note="Ổn", by=person, now=NOW)
    own = EmergencyAccess.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyAccess.objects.filter(pk=own.pk).update(
            reviewed_at=NOW, reviewed_by=neighbour, verdict="justified"
        )


@pytest.mark.parametrize("kept", ["report", "incident", "case"])
def test_whoever_is_kept_away_can_never_open_it(kept, neighbour, officer, case):
    if kept == "report":
        report = Report.objects.get()
        ConflictOfInterest.objects.create(report=report, person=neighbour, noted_at=NOW)
    else:
        subject = case.pk if kept == "case" else case.incident_id
        actions.keep_away(
            RecordKind(kept),
            subject,
            people=[neighbour.pk],
            organisations=[],
            why="Là chú của người bị báo",
            by=officer,
            now=NOW,
        )
    with pytest.raises(Refused) as kept_out:
        opened(case, neighbour)
    with pytest.raises(Refused) as unknown:
        actions.open_in_emergency("case", 999_999, minutes=30, reason=WHY, by=neighbour, now=NOW)
    assert str(kept_out.value) == str(unknown.value), "as one that does not exist"


def test_keeping_somebody_away_ends_what_is_open_to_them(sign_in, neighbour, officer, case):
    access = opened(case, neighbour)
    later = NOW + timedelta(minutes=5)
    actions.keep_away(
        RecordKind.CASE,
        case.pk,
        people=[neighbour.pk],
        organisations=[],
        why="Là chú của người bị báo",
        by=officer,
        now=later,
    )
    access.refresh_from_db()
    assert access.until_at == later
    assert sign_in(neighbour).get(page(case)).status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"number": "999999"}, "Không mở được hồ sơ này"),
        ({"reason": "cần xem"}, "nói rõ hơn"),
        ({"minutes": "61"}, "60"),
        ({"kind": "incident"}, "Hãy chọn"),
    ],
)
def test_what_is_refused_is_said_and_what_was_typed_stays(sign_in, neighbour, case, change, words):
    said = {"kind": "case", "number": case.number, "minutes": "30", "reason": WHY} | change
    answer = sign_in(neighbour).post(URL, said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert said["reason"] in answer.content.decode()
    assert not EmergencyAccess.objects.exists()


def test_a_report_is_opened_likewise(sign_in, neighbour, incident):
    report = Report.objects.get()
    url = reverse("intake:report", args=[report.pk])
    client = sign_in(neighbour)
    assert client.get(url).status_code == 404
    said = {"kind": "report", "number": report.number, "minutes": 10, "reason": WHY}
    assert client.post(URL, said)["Location"] == url
    assert client.get(url).status_code == 200
    assert LedgerEvent.objects.filter(verb="ReadInEmergency", subject=report.pk).exists()


def test_who_has_it_by_duty_needs_no_emergency(officer, case):
    with pytest.raises(Refused, match="vốn đã xem được"):
        opened(case, officer)


def test_an_hour_is_the_longest_whatever_writes_the_row(neighbour, case):
    access = opened(case, neighbour)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyAccess.objects.filter(pk=access.pk).update(until_at=NOW + timedelta(hours=2))


def test_the_list_costs_the_same_for_more_openings(
    sign_in, manager, neighbour, case, costs_the_same
):
    client = sign_in(manager)

    def grow():
        for _each in range(3):
            opened(case, neighbour)

    costs_the_same("people/emergency.html", lambda: client.get(URL), grow, most=14)

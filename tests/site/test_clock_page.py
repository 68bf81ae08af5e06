"""One deadline's page: seen by who sees its subject, moved by who may, kept with its reason."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core import clocks, reminders
from khien.core.calendars import today
from khien.core.models import RunningClock
from khien.people.roles import Role
from khien.support.actions import Registration, open_case

DAY = timedelta(days=1)
WHY = "Chờ kết quả giám định của bệnh viện."


@pytest.fixture
def case(incident, officer, province_with_communes):
    told = Registration(what_happened="Bị dọa đăng ảnh.")
    commune = province_with_communes.communes[0].pk
    now = timezone.now()
    return open_case(incident, registration=told, commune=commune, by=officer, now=now)


@pytest.fixture
def plan(case):
    return RunningClock.objects.get(subject=case.pk, rule__code="child_plan")


@pytest.fixture
def manager(staff, province_with_communes):
    return staff(Role.CASE_MANAGER, territory=province_with_communes.province)


def url(clock):
    return reverse("clock", args=[clock.pk])


def typed(do, **said):
    return {"do": do} | {f"{do}-{name}": value for name, value in ({"seen": 0} | said).items()}


def test_whoever_sees_the_case_sees_its_deadline_with_the_law(sign_in, officer, plan):
    page = sign_in(officer).get(url(plan)).text
    assert "Nghị định 56/2017/NĐ-CP, điều 28" in page
    assert "5 ngày làm việc" in page
    assert "Gia hạn thêm" not in page


def test_the_case_leads_there(sign_in, officer, case, plan):
    assert url(plan) in sign_in(officer).get(reverse("support:case", args=[case.pk])).text


def test_a_stranger_finds_nothing(sign_in, staff, province_with_communes, plan):
    other = staff(Role.COMMUNE_CHAIR, territory=province_with_communes.communes[1])
    client = sign_in(other)
    assert client.get(url(plan)).status_code == 404
    assert client.post(url(plan), typed("extend", amount=2, reason=WHY)).status_code == 404


def test_the_chair_extends_with_a_reason_and_everybody_reads_it(sign_in, chair, officer, plan):
    client = sign_in(chair)
    assert client.post(url(plan), typed("extend", amount=3, reason=WHY)).status_code == 302
    due = plan.due_at
    plan.refresh_from_db()
    assert plan.due_at > due
    page = sign_in(officer).get(url(plan)).text
    assert WHY in page
    assert str(chair) in page


def test_the_chair_suspends_and_lets_it_go_on(sign_in, chair, plan):
    client = sign_in(chair)
    until = (today(timezone.now()) + 5 * DAY).isoformat()
    client.post(url(plan), typed("suspend", until=until, reason=WHY))
    page = client.get(url(plan)).text
    assert "đang tạm dừng" in page
    client.post(url(plan), typed("resume", seen=1, reason=WHY))
    plan.refresh_from_db()
    assert plan.suspended_until is None
    assert plan.changes.count() == 2


def test_lateness_stays_in_sight_after_an_extension(sign_in, chair, plan):
    late = timezone.now() - 2 * DAY
    RunningClock.objects.filter(pk=plan.pk).update(
        started_at=late - 9 * DAY, first_due_at=late, due_at=late
    )
    client = sign_in(chair)
    client.post(url(plan), typed("extend", amount=20, reason=WHY))
    page = client.get(url(plan)).text
    assert "Đã trễ từ" in page
    assert "khi đã quá hạn" in page


@pytest.mark.parametrize(
    ("do", "said", "field"),
    [
        ("extend", {"amount": "0", "reason": WHY}, "amount"),
        ("extend", {"amount": "99999999999", "reason": WHY}, "amount"),
        ("extend", {"amount": "2", "reason": " "}, "reason"),
        ("extend", {"amount": "2", "reason": "x" * 1001}, "reason"),
        ("suspend", {"until": "2020-01-01", "reason": WHY}, "until"),
        ("suspend", {"until": "mai", "reason": WHY}, "until"),
        ("extend", {"amount": "2", "reason": WHY, "seen": "7"}, "__all__"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(sign_in, chair, plan, do, said, field):
    answer = sign_in(chair).post(url(plan), typed(do, **said))
    assert answer.status_code == 422
    assert list(answer.context["forms"][do].errors) == [field]
    assert said["reason"].strip() in answer.text
    assert plan.changes.count() == 0


def test_sent_twice_it_is_extended_once(sign_in, chair, plan):
    client = sign_in(chair)
    sent = typed("extend", amount=3, reason=WHY)
    assert [client.post(url(plan), sent).status_code for _ in range(2)] == [302, 422]
    assert plan.changes.count() == 1


def test_nobody_moves_their_own_deadline(sign_in, officer, chair, manager, case, plan):
    clocks.start("child_decision", subject=case.pk, now=timezone.now())
    decision = RunningClock.objects.get(rule__code="child_decision")
    for person, clock, may in (
        (officer, plan, False),
        (chair, plan, True),
        (chair, decision, False),
        (manager, decision, True),
    ):
        client = sign_in(person)
        assert ("Gia hạn thêm" in client.get(url(clock)).text) is may
        client.post(url(clock), typed("extend", amount=1, reason=WHY))
        assert clock.changes.exists() is may
        clock.changes.all().delete()


def test_a_deadline_of_a_child_in_danger_does_not_move(sign_in, manager, case):
    clock = RunningClock.objects.get(subject=case.pk, rule__code="emergency_measure")
    client = sign_in(manager)
    assert "Gia hạn thêm" not in client.get(url(clock)).text
    client.post(url(clock), typed("extend", amount=1, reason=WHY))
    assert not clock.changes.exists()


def test_the_page_asks_as_often_for_twice_the_changes_and_reminders(
    sign_in, chair, case, plan, costs_the_same
):
    reminders.load_ladders()
    client = sign_in(chair)

    def grow():
        for _ in range(3):
            plan.refresh_from_db()
            said = {"reason": WHY, "seen": plan.changes.count(), "by": chair}
            clocks.extend(plan, amount=1, **said, now=plan.due_at - DAY / 2)
            reminders.remind(now=plan.due_at)

    costs_the_same("site/clock.html", lambda: client.get(url(plan)), grow, most=20)

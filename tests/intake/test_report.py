"""The page of one report: who may open it, what it shows, acknowledging, answering, deciding."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from desk_cases import contact_by
from intake_cases import NOW, opening, seen
from khien.core import ledger
from khien.intake.actions import mailbox, routing, triage
from khien.intake.actions.contact_links import link
from khien.intake.actions.routing import escalate_overdue
from khien.intake.models import (
    Outcome,
    PriorityLevel,
    Report,
    ReportState,
)
from khien.intake.queries import public_steps
from khien.people.roles import Role


def page(found):
    return reverse("intake:report", args=[found.pk])


def decide_at(found):
    return reverse("intake:decide", args=[found.pk])


def text(answer):
    return answer.content.decode()


def test_it_shows_what_was_told_and_why_it_is_urgent(sign_in, intake_officer, report):
    found = report(
        what_happened="Nó dọa đăng ảnh, em sợ lắm.",
        kinds=("extortion",),
        handles=("@nick.la",),
        child_age=13,
        asks_for_support=True,
    )
    shown = text(sign_in(intake_officer).get(page(found)))
    assert "Nó dọa đăng ảnh, em sợ lắm." in shown
    assert "dọa đăng" in shown
    assert "Lời kể có lời dọa tung hình ảnh" in shown
    assert "@nick.la" in shown
    assert "Phường Suối Ngọc" in shown
    assert "Khẩn cấp" in shown


def test_it_says_what_the_caller_speaks_to_whoever_calls_back(
    sign_in, intake_officer, staff, report
):
    found, client, counsellor = report(), sign_in(intake_officer), staff(Role.COUNSELLOR)
    link(contact_by(counsellor, language="vi"), found, by=counsellor, now=NOW)
    assert "Người gọi nói" not in text(client.get(page(found)))
    link(contact_by(counsellor, language="mtq"), found, by=counsellor, now=NOW)
    assert "<dt>Người gọi nói</dt><dd>tiếng Mường</dd>" in text(client.get(page(found)))


def test_every_reading_stands_in_the_ledger(sign_in, intake_officer, report):
    found = report()
    sign_in(intake_officer).get(page(found))
    read = [e for e in ledger.history(found.pk) if e.verb == "ReportRead"]
    assert [e.actor_key for e in read] == [intake_officer.actor_key]


def test_a_commune_sees_its_own_reports_and_no_others(sign_in, commune_officer, report):
    client = sign_in(commune_officer(0))
    assert client.get(page(report(commune=0))).status_code == 200
    assert client.get(page(report(commune=1))).status_code == 404


def test_the_police_see_what_was_sent_to_them(sign_in, police, report):
    client = sign_in(police)
    assert client.get(page(report(kinds=("scam",)))).status_code == 200
    assert client.get(page(report(kinds=("bullying",)))).status_code == 404


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.LEADER, Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_has_no_part_in_triage_is_refused(sign_in, staff, report, province, role):
    client = sign_in(staff(role, territory=province.province))
    assert client.get(page(report())).status_code == 403


def test_nobody_changes_a_report_they_may_not_see(sign_in, commune_officer, report):
    found = report(commune=1)
    client = sign_in(commune_officer(0))
    row = found.routings.get()
    for address in (
        decide_at(found),
        reverse("intake:answer", args=[found.pk]),
        reverse("intake:acknowledge", args=[found.pk, row.pk]),
    ):
        assert client.post(address, {"text": "x"}).status_code == 404
    row.refresh_from_db()
    assert row.acknowledged_at is None


def test_acknowledging_is_told_to_the_reporter(sign_in, commune_officer, report, province):
    found = report(commune=0)
    address = reverse("intake:acknowledge", args=[found.pk, found.routings.get().pk])
    client = sign_in(commune_officer(0))
    assert client.post(address, follow=True).status_code == 200
    steps = public_steps(Report.objects.get(pk=found.pk))
    assert steps[1].text == "Ủy ban nhân dân phường Suối Ngọc đã nhận tin."
    assert steps[1].at is not None
    assert steps[2].at is None
    assert steps[2].due is not None
    assert "đã tiếp nhận rồi" in text(client.post(address, follow=True))


def test_intake_takes_up_and_no_office_is_said_to_have_it(sign_in, intake_officer, police, report):
    found = report(kinds=("scam",))
    client = sign_in(intake_officer)
    shown = text(client.get(page(found)))
    assert shown.count("Tiếp nhận tin này") == 1
    assert reverse("intake:take_up", args=[found.pk]) in shown
    for row in found.routings.all():
        others = reverse("intake:acknowledge", args=[found.pk, row.pk])
        assert others not in shown
        client.post(others)
    assert not found.routings.filter(acknowledged_at__isnull=False).exists()
    client.post(reverse("intake:take_up", args=[found.pk]))
    told = Report.objects.get(pk=found.pk)
    assert public_steps(told)[1].text == "Một người có trách nhiệm đã đọc và nhận tin."
    routing.acknowledge(found.routings.get(function="cyber_police"), by=police, now=timezone.now())
    assert public_steps(told)[1].text == "Một người có trách nhiệm đã đọc và nhận tin."
    again = text(client.get(page(found)))
    assert "Tiếp nhận tin này" not in again
    assert str(intake_officer) in again


def test_the_police_have_a_button_in_their_own_row_alone(sign_in, police, report):
    found = report(kinds=("scam",))
    shown = text(sign_in(police).get(page(found)))
    own, other = (found.routings.get(function=each) for each in ("cyber_police", "child_affairs"))
    assert reverse("intake:acknowledge", args=[found.pk, own.pk]) in shown
    assert reverse("intake:acknowledge", args=[found.pk, other.pk]) not in shown


def test_who_decides_takes_up_for_their_own_office_alone(commune_officer, report):
    found = report(kinds=("scam",))
    officer = commune_officer(0)
    said = opening(outcome=Outcome.INFORMATION_GIVEN)
    triage.decide(found, said, seen=seen(found), by=officer, now=NOW)
    own, other = (found.routings.get(function=each) for each in ("child_affairs", "cyber_police"))
    assert own.acknowledged_by == officer
    assert (other.acknowledged_at, other.stopped_at) == (None, NOW)
    assert escalate_overdue(now=NOW + timedelta(days=9)) == 0


def test_an_answer_reaches_the_mailbox_and_an_empty_one_is_refused(sign_in, intake_officer, report):
    found = report()
    address = reverse("intake:answer", args=[found.pk])
    client = sign_in(intake_officer)
    assert client.post(address, {"text": "Cảm ơn bạn đã báo."}).status_code == 302
    letter = found.messages.get()
    assert (letter.text, letter.from_reporter) == ("Cảm ơn bạn đã báo.", False)
    assert "Hãy viết vài chữ." in text(client.post(address, {"text": ""}))


def test_what_happens_again_opens_a_decided_report(intake_officer, report):
    found = report()
    said = opening(outcome=Outcome.INFORMATION_GIVEN)
    triage.decide(found, said, seen=seen(found), by=intake_officer, now=NOW)
    later = NOW + timedelta(days=3)
    mailbox.write(found, text="Lại nhắn nữa", again=True, by=intake_officer, now=later)
    found.refresh_from_db()
    assert found.state == ReportState.ACKNOWLEDGED
    assert found.priority == PriorityLevel.ORANGE
    assert found.due_at > later


def test_letters_are_marked_read_when_the_page_is_opened(sign_in, intake_officer, report):
    found = report()
    mailbox.write(found, text="Em nhớ ra thêm", by=intake_officer, now=timezone.now())
    assert "Em nhớ ra thêm" in text(sign_in(intake_officer).get(page(found)))
    assert found.messages.get().read_at is not None


def test_the_page_takes_few_queries_whatever_hangs_on_it(
    sign_in, intake_officer, report, django_assert_max_num_queries
):
    found = report(handles=("@nick.la",))
    for _ in range(8):
        report(handles=("@nick.la",))
    client = sign_in(intake_officer)
    client.get(page(found))
    with django_assert_max_num_queries(45):
        shown = client.get(page(found))
    assert text(shown).count("cùng tên tài khoản") == 8

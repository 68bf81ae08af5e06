"""A caller's code opens their report in the contact, and only there; every act is logged."""

from uuid import uuid4

import pytest
from django.urls import reverse

from desk_cases import contact_by
from intake_cases import NOW
from khien.core import ledger
from khien.core.actors import REPORTER
from khien.intake.actions import contact as contacts
from khien.intake.actions import sending
from khien.intake.actions.submit import submit
from khien.intake.models import ContactReport, Door, Message, Report
from khien.intake.rules.report import NewReport
from khien.people.roles import Role


@pytest.fixture
def counsellor(staff, province):
    return staff(Role.COUNSELLOR)


@pytest.fixture
def desk(sign_in, counsellor):
    return sign_in(counsellor)


@pytest.fixture
def call(counsellor):
    return contact_by(counsellor, kind="follow_up", caller_is="relative")


@pytest.fixture
def sent(province):
    told = NewReport(what_happened="Có người dọa cháu.", commune_id=province.communes[0].pk)
    return submit(told, by=REPORTER, now=NOW)


def opened(desk, call, code):
    return desk.post(reverse("intake:caller_code", args=[call.pk]), {"code": code})


def page(call, report):
    return reverse("intake:caller", args=[call.pk, report.pk])


def test_the_code_opens_what_the_caller_reads(desk, call, sent):
    answer = opened(desk, call, sent.code.replace(" ", "-"))
    assert answer["Location"] == page(call, sent.report)
    shown = desk.get(answer["Location"]).content.decode()
    assert "Tin đã đến nơi an toàn." in shown
    assert "dọa cháu" not in shown
    linked = ledger.history(call.pk)[-1]
    assert (linked.verb, linked.data["by_code"]) == ("ContactLinked", True)


def test_a_wrong_code_says_so_and_too_many_wait(desk, call):
    for _ in range(20):
        assert "không mở được tin nào" in opened(desk, call, "1234").content.decode()
    assert "Nhiều mã sai quá" in opened(desk, call, "1234").content.decode()


@pytest.mark.parametrize(
    ("do", "left"),
    [
        ("write", lambda r: Message.objects.get(report=r).from_reporter),
        ("again", lambda r: Message.objects.get(report=r).again),
        ("withdraw_contact", lambda r: r.contact_withdrawn_at is not None),
        ("ask_support", lambda r: r.support_requests.get().asked_by == "relative"),
    ],
)
def test_what_the_caller_wants_is_done_and_logged(desk, call, sent, counsellor, do, left):
    opened(desk, call, sent.code)
    said = {"do": do, "text": "Cháu vẫn sợ.", "key": str(uuid4())}
    assert desk.post(page(call, sent.report), said).status_code == 302
    sent.report.refresh_from_db()
    assert left(sent.report)
    acted = ledger.history(sent.report.pk)[-1]
    assert (acted.verb, acted.data["act"]) == ("ActedForCaller", do)
    assert acted.actor_key == counsellor.actor_key


@pytest.mark.parametrize(
    ("caller_is", "door", "asked_by"),
    [
        ("unknown", Door.PARENT, "relative"),
        ("unknown", Door.TEEN, "child"),
        ("unknown", Door.FRIEND, "community"),
        ("teacher", Door.TEEN, "community"),
    ],
)
def test_who_asks_is_who_calls_or_else_who_spoke_before(
    desk, counsellor, province, caller_is, door, asked_by
):
    told = NewReport(what_happened="Cháu sợ.", commune_id=province.communes[0].pk, door=door)
    found, again = submit(told, by=REPORTER, now=NOW), contact_by(counsellor, caller_is=caller_is)
    opened(desk, again, found.code)
    desk.post(page(again, found.report), {"do": "ask_support"})
    assert found.report.support_requests.get().asked_by == asked_by


def test_support_asked_for_can_be_withdrawn(desk, call, sent):
    opened(desk, call, sent.code)
    desk.post(page(call, sent.report), {"do": "ask_support"})
    desk.post(page(call, sent.report), {"do": "withdraw_support"})
    assert sent.report.support_requests.get().withdrawn_at is not None


def test_the_same_letter_sent_twice_is_one(desk, call, sent):
    opened(desk, call, sent.code)
    said = {"do": "write", "text": "Cháu vẫn sợ.", "key": "mot-lan-bam"}
    for _ in range(2):
        desk.post(page(call, sent.report), said)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("said", [{"do": "write", "text": ""}, {"do": "delete", "text": "x"}])
def test_what_cannot_be_done_is_said(desk, call, sent, said):
    opened(desk, call, sent.code)
    assert desk.post(page(call, sent.report), said).status_code == 422


def test_without_the_code_there_is_nothing_to_act_on(desk, call, sent, counsellor):
    assert desk.get(page(call, sent.report)).status_code == 404
    number = Report.objects.get(pk=sent.report.pk).number
    desk.post(reverse("intake:link_report", args=[call.pk]), {"number": str(number)})
    assert ContactReport.objects.get().by_code is False
    assert desk.get(page(call, sent.report)).status_code == 404


def test_when_the_contact_has_ended_the_code_is_asked_anew(desk, call, sent, counsellor):
    opened(desk, call, sent.code)
    contacts.end(call, by=counsellor, now=NOW)
    assert desk.get(page(call, sent.report)).status_code == 404
    assert "khi chưa kết thúc" in opened(desk, call, sent.code).content.decode()


def test_another_counsellor_does_not_act_in_my_contact(sign_in, staff, call, sent, desk):
    opened(desk, call, sent.code)
    assert sign_in(staff(Role.COUNSELLOR)).get(page(call, sent.report)).status_code == 404


def test_who_must_not_know_is_told_what_a_wrong_code_tells(
    desk, call, sent, counsellor, intake_officer
):
    sending.keep_away(
        [sent.report],
        person=counsellor.username,
        binding=None,
        why="người nhà",
        by=intake_officer,
        now=NOW,
    )
    assert "không mở được tin nào" in opened(desk, call, sent.code).content.decode()


def test_contact_and_reports_are_many_to_many_and_come_apart(desk, call, report, counsellor):
    reports = [report(), report()]
    for each in reports:
        each.refresh_from_db()
        desk.post(reverse("intake:link_report", args=[call.pk]), {"number": f"TB-26-{each.number}"})
    desk.post(reverse("intake:link_report", args=[call.pk]), {"number": "TB-26-999999"})
    other = contact_by(counsellor)
    desk.post(reverse("intake:link_report", args=[other.pk]), {"number": str(reports[0].number)})
    assert call.links.count() == 2
    assert reports[0].contact_links.count() == 2
    desk.post(reverse("intake:unlink_report", args=[call.pk, reports[0].pk]))
    assert call.links.filter(unlinked_at=None).count() == 1
    assert call.links.count() == 2

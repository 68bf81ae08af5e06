"""Incidents: opened from a report, joined without loss, taken apart, corrected, closed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from intake_cases import NOW, opening, seen
from khien.core import ledger
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.intake import extensions
from khien.intake.actions import incident as actions
from khien.intake.actions import mailbox, routing, triage
from khien.intake.models import (
    ConflictOfInterest,
    Incident,
    Outcome,
    PriorityLevel,
    ReportState,
    Routing,
)
from khien.intake.queries.scope import incidents_for
from khien.intake.rules.triage import Changed
from khien.people.roles import Role


def text(answer):
    return answer.content.decode()


def page(found):
    return reverse("intake:incident", args=[found.pk])


@pytest.fixture
def opened(intake_officer, report):
    def make(**facts):
        found = report(**facts)
        triage.decide(found, opening(), seen=seen(found), by=intake_officer, now=NOW)
        return found.incidents.get()

    return make


def joining(incident):
    return opening(outcome=Outcome.INCIDENT_JOINED, incident_id=incident.pk)


@pytest.fixture
def two(opened, report, intake_officer):
    """An incident with two reports; the second joined it, with a letter and a trace of its own."""
    incident = opened(commune=0)
    second = report(commune=1, kinds=("threat",), handles=("@nick.la",))
    mailbox.write(second, text="Em nhớ thêm", by=intake_officer, now=NOW)
    triage.decide(second, joining(incident), seen=seen(second), by=intake_officer, now=NOW)
    incident.refresh_from_db()
    return incident, second


def test_joining_loses_nothing_of_either(two):
    incident, second = two
    assert incident.links.filter(separated_at=None).count() == 2
    assert incident.kinds == ["threat"]
    assert incident.priority == PriorityLevel.ORANGE
    assert second.messages.count() == 1
    assert second.identifiers.count() == 1
    assert second.narrative["what_happened"] == "Có người lạ nhắn tin mỗi tối."


def test_joining_twice_joins_once(two, intake_officer):
    incident, second = two
    actions.join(second, incident=incident, by=intake_officer, now=NOW)
    assert incident.links.count() == 2


def test_a_join_is_undone_with_a_reason_and_the_report_waits_again(
    two, sign_in, intake_officer, report
):
    incident, second = two
    address = reverse("intake:separate", args=[incident.pk, second.pk])
    client = sign_in(intake_officer)
    assert "cần lý do" in text(client.post(address, follow=True))
    assert client.post(address, {"why": "khác người"}).status_code == 302
    second.refresh_from_db()
    assert second.state == ReportState.ACKNOWLEDGED
    assert second.due_at is not None
    assert not second.decisions.filter(replaced_at=None).exists()
    link = incident.links.get(report=second)
    assert (link.separated_by, link.separated_why) == (intake_officer, "khác người")
    triage.decide(second, joining(incident), seen=seen(second), by=intake_officer, now=NOW)
    assert incident.links.filter(separated_at=None).count() == 2


def test_the_last_report_is_not_taken_out(opened, intake_officer):
    incident = opened()
    with pytest.raises(Refused):
        triage.separate(
            incident.reports.get(), incident=incident, why="nhầm", by=intake_officer, now=NOW
        )


def test_nothing_joins_a_closed_incident(opened, report, intake_officer):
    incident = opened()
    actions.close(incident, why="đã xong", by=intake_officer, now=NOW)
    other = report()
    with pytest.raises(Refused):
        triage.decide(other, joining(incident), seen=seen(other), by=intake_officer, now=NOW)
    assert not other.incident_links.exists()


def test_who_sees_an_incident(opened, commune_officer, police, staff, province):
    here = opened(commune=0)
    scam = opened(commune=1, kinds=("scam",))
    chair = staff(Role.COMMUNE_CHAIR, territory=province.communes[0])
    manager = staff(Role.CASE_MANAGER, territory=province.province)
    inspector = staff(Role.INSPECTOR, territory=province.province)
    assert set(incidents_for(commune_officer(0))) == {here}
    assert set(incidents_for(chair)) == {here}
    assert set(incidents_for(police)) == {scam}
    assert set(incidents_for(manager)) == {here, scam}
    assert set(incidents_for(inspector)) == set()
    assert set(incidents_for(staff(Role.LEADER, territory=province.province))) == set()


def test_a_stranger_finds_nothing(opened, sign_in, commune_officer):
    incident = opened(commune=0)
    client = sign_in(commune_officer(2))
    assert client.get(page(incident)).status_code == 404
    for name in ("incident_close", "incident_reopen", "incident_correct"):
        address = reverse(f"intake:{name}", args=[incident.pk])
        assert client.post(address, {"why": "x"}).status_code == 404
    incident.refresh_from_db()
    assert incident.closed_at is None


def test_the_page_shows_reports_offices_and_what_the_rooms_above_hang_on_it(
    two, sign_in, intake_officer, monkeypatch
):
    incident, _second = two
    section = extensions.Section(
        "Hồ sơ trẻ em", [extensions.Row("Hồ sơ 7", "/lam-viec/", "đang mở")], "/moi/", "Mở hồ sơ"
    )
    monkeypatch.setattr(extensions, "_sections", [lambda _i, _u: section, lambda _i, _u: None])
    shown = text(sign_in(intake_officer).get(page(incident)))
    for words in ("Hồ sơ 7", "Mở hồ sơ", "Phường Suối Ngọc", "Ủy ban nhân dân phường Suối Ngọc"):
        assert words in shown
    assert shown.count("TB-26-") >= 2
    assert [e.verb for e in ledger.history(incident.pk)][-1] == "IncidentRead"


def test_the_police_acknowledge_the_incident_themselves(opened, sign_in, police):
    incident = opened(kinds=("scam",))
    sent = incident.routings.get(function="cyber_police")
    assert sent.acknowledged_at is None
    client = sign_in(police)
    assert "Tiếp nhận sự việc" in text(client.get(reverse("staff_home")))
    address = reverse("intake:incident_acknowledge", args=[incident.pk, sent.pk])
    assert "Đã tiếp nhận sự việc" in text(client.post(address, follow=True))
    sent.refresh_from_db()
    assert sent.acknowledged_by == police
    assert "Tiếp nhận sự việc" not in text(client.get(reverse("staff_home")))


def test_an_incident_is_taken_up_by_nobody_for_another_office(opened, sign_in, intake_officer):
    incident = opened(kinds=("scam",))
    client = sign_in(intake_officer)
    shown = text(client.get(page(incident)))
    for row in incident.routings.all():
        address = reverse("intake:incident_acknowledge", args=[incident.pk, row.pk])
        assert address not in shown
        client.post(address)
    assert not incident.routings.filter(acknowledged_at__isnull=False).exists()
    assert "Tiếp nhận sự việc" not in text(client.get(reverse("staff_home")))


def test_a_closed_incident_waits_for_nobody_and_one_opened_again_does(opened, intake_officer):
    incident = opened(kinds=("scam",))
    actions.close(incident, why="đã xong", by=intake_officer, now=NOW)
    later = NOW + timedelta(days=2)
    assert routing.escalate_overdue(now=later) == 0
    actions.reopen(incident, why="có tin mới", by=intake_officer, now=later)
    assert routing.escalate_overdue(now=later + timedelta(hours=23)) == 0
    assert routing.escalate_overdue(now=later + timedelta(hours=25)) == 2


def test_an_office_whose_own_person_opens_an_incident_has_it(report, commune_officer):
    found = report(commune=0, kinds=("scam",))
    officer = commune_officer(0)
    triage.decide(found, opening(), seen=seen(found), by=officer, now=NOW)
    sent = found.incidents.get().routings
    assert sent.get(function="child_affairs").acknowledged_by == officer
    assert sent.get(function="cyber_police").acknowledged_at is None


def test_an_incident_never_goes_up_to_whom_a_reporter_kept_away(opened, province):
    incident = opened(commune=0)
    above = province.office(Function.CHILD_AFFAIRS)
    ConflictOfInterest.objects.create(
        report=incident.reports.get(), organisation=above, noted_at=NOW
    )
    Routing.objects.filter(incident=incident).update(acknowledged_at=None)
    assert routing.escalate_overdue(now=NOW + timedelta(hours=25)) > 0
    assert not incident.routings.filter(organisation=above).exists()


def test_an_incident_nobody_takes_up_goes_up(opened, intake_officer, province):
    incident = opened(commune=0)
    actions.correct(
        incident,
        title="Rủ gặp",
        summary="",
        kinds=["grooming"],
        commune_happened_id=province.communes[1].pk,
        commune_residence_id=None,
        seen=incident.version,
        by=intake_officer,
        now=NOW,
    )
    waiting = incident.routings.filter(acknowledged_at=None)
    assert {row.function for row in waiting} == {"child_affairs", "cyber_police"}
    assert routing.escalate_overdue(now=NOW + timedelta(days=3)) == 3


def test_two_people_correct_and_the_second_sees_both(opened, sign_in, intake_officer, province):
    incident = opened()
    address = reverse("intake:incident_correct", args=[incident.pk])
    client = sign_in(intake_officer)
    assert client.get(address).status_code == 200
    before = incident.version
    typed = {"seen": before, "title": "Tên của tôi", "summary": "Tóm tắt của tôi"}
    actions.correct(
        incident,
        title="Tên của người kia",
        summary="",
        kinds=["threat"],
        commune_happened_id=None,
        commune_residence_id=None,
        seen=before,
        by=intake_officer,
        now=NOW,
    )
    answer = client.post(address, typed)
    assert answer.status_code == 409
    for words in ("Tên của tôi", "Tên của người kia", "Tóm tắt của tôi", "đe dọa"):
        assert words in text(answer)
    chosen = {"choose_title": "theirs", "choose_summary": "mine", "choose_kinds": "theirs"}
    newer = Incident.objects.get().version
    assert client.post(address, typed | {"seen": newer} | chosen).status_code == 302
    incident.refresh_from_db()
    assert (incident.title, incident.summary) == ("Tên của người kia", "Tóm tắt của tôi")
    assert incident.kinds == ["threat"]


def test_what_only_the_other_person_changed_is_kept_without_asking(sign_in, intake_officer, opened):
    incident = opened()
    address = reverse("intake:incident_correct", args=[incident.pk])
    client = sign_in(intake_officer)
    page = client.get(address)
    was = {
        name: [v for key, v in page.context["was"] if key == name]
        for name, _v in page.context["was"]
    }
    Incident.objects.filter(pk=incident.pk).update(kinds=["threat"], version=incident.version + 1)
    mine = {
        "seen": incident.version,
        "title": "Tên của tôi",
        "summary": "",
        "kinds": incident.kinds,
    }
    assert client.post(address, was | mine).status_code == 302
    incident.refresh_from_db()
    assert (incident.title, incident.kinds) == ("Tên của tôi", ["threat"])


def test_a_correction_on_an_old_page_writes_nothing(opened, intake_officer):
    incident = opened()
    with pytest.raises(Changed):
        actions.correct(
            incident,
            title="x",
            summary="",
            kinds=[],
            commune_happened_id=None,
            commune_residence_id=None,
            seen=0,
            by=intake_officer,
            now=NOW,
        )


def test_closing_needs_a_reason_and_nothing_open_above_it(
    opened, sign_in, intake_officer, monkeypatch
):
    incident = opened()
    close = reverse("intake:incident_close", args=[incident.pk])
    client = sign_in(intake_officer)
    assert "cần lý do" in text(client.post(close, follow=True))
    monkeypatch.setattr(extensions, "_hindrances", [lambda _i: ["Hồ sơ trẻ em còn mở."]])
    assert "còn mở" in text(client.post(close, {"why": "xong"}, follow=True))
    monkeypatch.setattr(extensions, "_hindrances", [])
    assert "Đã kết thúc" in text(client.post(close, {"why": "xong"}, follow=True))
    reopen = reverse("intake:incident_reopen", args=[incident.pk])
    client.post(reopen, {"why": "có tin mới"})
    incident.refresh_from_db()
    assert incident.closed_at is None


def test_the_list_takes_the_same_queries_for_twice_as_many(
    opened, sign_in, intake_officer, costs_the_same
):
    client = sign_in(intake_officer)
    opened()
    costs_the_same(
        "intake/incidents.html",
        lambda: client.get(reverse("intake:incidents")),
        lambda: [opened() for _ in range(4)],
        most=13,
    )


def test_the_list_is_paged_and_filtered(opened, sign_in, intake_officer, monkeypatch, province):
    monkeypatch.setattr("khien.intake.queries.incident.PAGE", 2)
    made = [opened(commune=0) for _ in range(3)]
    actions.close(opened(commune=1), why="xong", by=intake_officer, now=NOW)
    client = sign_in(intake_officer)
    address = reverse("intake:incidents")
    first = client.get(address)
    assert text(first).count("SV-26-") == 2
    assert text(client.get(address, {"page": str(made[1].pk)})).count("SV-26-") >= 1
    assert text(client.get(address, {"page": "x"})).count("SV-26-") == 2
    assert text(client.get(address, {"state": "closed"})).count("SV-26-") == 1
    elsewhere = {"commune": str(province.communes[2].pk)}
    assert "Không có sự việc nào khớp" in text(client.get(address, elsewhere))

"""The page of one report: who may open it, what it shows, acknowledging, answering, deciding."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intake_cases import NOW, opening, seen
from khien.core import ledger
from khien.directory.models import Function
from khien.intake import extensions
from khien.intake.actions import mailbox, routing, triage
from khien.intake.actions.routing import escalate_overdue
from khien.intake.models import (
    Incident,
    Outcome,
    PriorityLevel,
    Report,
    ReportState,
    TriageDecision,
)
from khien.intake.queries import incident as incident_queries
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


def test_opening_an_incident_from_the_page(sign_in, intake_officer, report, province):
    found = report(kinds=("grooming",))
    client = sign_in(intake_officer)
    answer = client.post(
        decide_at(found),
        {
            "seen": seen(found),
            "outcome": "incident_opened",
            "title": "Người lạ rủ gặp",
            "commune_residence": str(province.communes[2].pk),
        },
    )
    incident = Incident.objects.get()
    assert answer["Location"] == reverse("intake:incident", args=[incident.pk])
    assert incident.title == "Người lạ rủ gặp"
    assert incident.kinds == ["grooming"]
    assert incident.commune_happened == province.communes[0]
    found.refresh_from_db()
    assert (found.state, found.due_at) == (ReportState.DECIDED, None)
    assert not found.routings.filter(acknowledged_at__isnull=False).exists()
    sent = set(incident.routings.values_list("organisation", flat=True))
    assert sent == {
        province.office(Function.CHILD_AFFAIRS, province.communes[0]).pk,
        province.office(Function.CHILD_AFFAIRS, province.communes[2]).pk,
        province.office(Function.CYBER_POLICE).pk,
    }
    assert public_steps(found)[2].at is not None
    assert escalate_overdue(now=NOW + timedelta(days=9)) == 3  # those, not the report's own


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Hãy chọn một hướng xử lý."),
        ({"outcome": "incident_opened"}, "Hãy đặt một tên ngắn"),
        ({"outcome": "incident_joined"}, "Hãy chọn sự việc"),
        ({"outcome": "not_actionable"}, "Hướng xử lý này cần lý do."),
        ({"outcome": "out_of_remit", "why": "khác việc"}, "Hãy ghi nơi đã chuyển đến."),
        ({"outcome": "test", "level": "orange"}, "Đổi mức khẩn cần lý do."),
        ({"outcome": "test", "why": "x" * 2001}, "dài quá 2.000"),
    ],
)
def test_a_decision_that_lacks_something_is_refused_and_nothing_typed_is_lost(
    sign_in, intake_officer, report, said, sentence
):
    found = report()
    client = sign_in(intake_officer)
    typed = {"seen": seen(found), "level_why": "", "summary": ""} | said
    answer = client.post(decide_at(found), typed | {"referred_to": ""})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert said.get("why", "") in text(answer)
    assert not TriageDecision.objects.exists()


def test_a_person_overrides_the_level_with_a_reason(sign_in, intake_officer, report):
    found = report()
    said = {"outcome": "information_given", "level": "red", "level_why": "Nghe giọng rất sợ"}
    client = sign_in(intake_officer)
    assert "đặt mức này" not in text(client.get(page(found)))
    client.post(decide_at(found), {"seen": seen(found)} | said)
    found.refresh_from_db()
    assert found.priority == PriorityLevel.RED
    override = [e for e in ledger.history(found.pk) if e.verb == "PriorityOverridden"]
    assert override[0].data == {"before": "green", "level": "red"}
    assert TriageDecision.objects.get().level_why == "Nghe giọng rất sợ"
    top, machine = f"{intake_officer} đặt mức này: Nghe giọng rất sợ", "Máy tính lúc đầu vì:"
    shown = text(client.get(page(found)))
    assert top in shown
    assert machine in shown
    mailbox.write(found, text="Lại nhắn nữa", again=True, by=intake_officer, now=timezone.now())
    Report.objects.filter(pk=found.pk).update(priority="orange")
    assert top not in text(client.get(page(found)))


def test_two_people_decide_and_the_second_sees_both_field_by_field(
    client, sign_in, intake_officer, staff, province, report
):
    found = report()
    page_of_second = seen(found)
    first = staff(Role.INTAKE_OFFICER, territory=province.province)
    triage.decide(
        found,
        opening(outcome=Outcome.NOT_ACTIONABLE, why="không rõ ở đâu"),
        seen=page_of_second,
        by=first,
        now=NOW,
    )
    client = sign_in(intake_officer)
    typed = {"seen": page_of_second, "outcome": "information_given", "why": "đã gọi lại"}
    answer = client.post(decide_at(found), typed)
    assert answer.status_code == 409
    shown = text(answer)
    assert "đã gọi lại" in shown
    assert "không rõ ở đâu" in shown
    assert str(first) in shown
    assert TriageDecision.objects.count() == 1
    chosen = {"choose_outcome": "mine", "choose_why": "theirs"}
    assert client.post(decide_at(found), typed | {"seen": seen(found)} | chosen).status_code == 302
    now = TriageDecision.objects.get(replaced_at=None)
    assert (now.outcome, now.why) == (Outcome.INFORMATION_GIVEN, "không rõ ở đâu")
    assert TriageDecision.objects.exclude(replaced_at=None).get().why == "không rõ ở đâu"


def test_taking_the_other_persons_incident_joins_it_and_opens_no_second_one(
    sign_in, intake_officer, staff, province, report
):
    found = report()
    page_of_second = seen(found)
    first = staff(Role.INTAKE_OFFICER, territory=province.province)
    triage.decide(found, opening(), seen=page_of_second, by=first, now=NOW)
    client = sign_in(intake_officer)
    typed = {"seen": seen(found), "outcome": "test", "choose_outcome": "theirs"}
    assert client.post(decide_at(found), typed).status_code == 302
    assert Incident.objects.count() == 1
    assert found.incident_links.filter(separated_at=None).count() == 1


def test_an_outcome_is_chosen_together_with_its_incident(
    sign_in, intake_officer, staff, province, report
):
    found, other = report(), report()
    triage.decide(other, opening(), seen=seen(other), by=intake_officer, now=NOW)
    own = other.incidents.get()
    old = seen(found)
    first = staff(Role.INTAKE_OFFICER, territory=province.province)
    triage.decide(found, opening(), seen=old, by=first, now=NOW)
    theirs = found.incidents.get()
    client = sign_in(intake_officer)
    typed = {"seen": old, "outcome": "incident_joined", "incident": str(own.pk)}
    answer = client.post(decide_at(found), typed)
    (row,) = answer.context["differences"]
    assert row.name == "outcome"
    assert row.mine.startswith(f"ghép vào sự việc đã có · {incident_queries.reference(own)}")
    assert row.theirs == f"mở sự việc mới · {incident_queries.reference(theirs)}"
    mine = typed | {"seen": seen(found), "choose_outcome": "mine", "choose_incident": "theirs"}
    client.post(decide_at(found), mine)
    decided = TriageDecision.objects.get(report=found, replaced_at=None)
    assert (decided.outcome, decided.incident) == (Outcome.INCIDENT_JOINED, own)


def test_two_new_incidents_are_told_apart(sign_in, intake_officer, staff, province, report):
    found = report()
    old = seen(found)
    first = staff(Role.INTAKE_OFFICER, territory=province.province)
    triage.decide(found, opening(), seen=old, by=first, now=NOW)
    typed = {"seen": old, "outcome": "incident_opened", "title": "Tên của tôi"}
    answer = sign_in(intake_officer).post(decide_at(found), typed)
    row = next(each for each in answer.context["differences"] if each.name == "outcome")
    number = incident_queries.reference(found.incidents.get())
    assert (row.mine, row.theirs) == ("mở sự việc mới", f"mở sự việc mới · {number}")


def test_a_newer_decision_replaces_the_older_and_takes_the_report_out_of_its_incident(
    intake_officer, report
):
    found = report()
    triage.decide(found, opening(), seen=seen(found), by=intake_officer, now=NOW)
    triage.decide(
        found,
        opening(outcome=Outcome.TEST, why="thầy giáo gửi thử"),
        seen=seen(found),
        by=intake_officer,
        now=NOW + timedelta(hours=1),
    )
    assert [d.outcome for d in found.decisions.filter(replaced_at=None)] == [Outcome.TEST]
    link = found.incident_links.get()
    assert link.separated_why == "thầy giáo gửi thử"


def replaced(client, found):
    said = {"seen": seen(found), "outcome": "not_actionable", "why": "không rõ việc gì"}
    return text(client.post(decide_at(found), said, follow=True))


def test_an_incident_opened_by_mistake_is_withdrawn_and_nobody_is_waited_for(
    sign_in, intake_officer, commune_officer, report
):
    found = report(kinds=("scam",))
    triage.decide(found, opening(), seen=seen(found), by=intake_officer, now=timezone.now())
    left = found.incidents.get()
    shown = replaced(sign_in(intake_officer), found)
    assert f"{incident_queries.reference(left)} không còn tin nào nên đã được rút lại" in shown
    left.refresh_from_db()
    assert left.closed_by == intake_officer
    assert left.closed_why.startswith("Mở nhầm")
    assert not left.routings.filter(stopped_at=None).exists()
    assert escalate_overdue(now=timezone.now() + timedelta(days=9)) == 0
    assert [e.verb for e in ledger.history(left.pk)][-1] == "IncidentWithdrawn"
    home = sign_in(commune_officer(0)).get(reverse("staff_home"))
    assert "SV-" not in text(home)


def test_an_incident_with_a_case_stays_open_and_the_person_is_told(
    sign_in, intake_officer, report, monkeypatch
):
    monkeypatch.setattr(extensions, "_hanging", [lambda _incident: ["hồ sơ trẻ em số 7"]])
    found = report()
    triage.decide(found, opening(), seen=seen(found), by=intake_officer, now=NOW)
    shown = replaced(sign_in(intake_officer), found)
    assert "vẫn để mở, vì còn hồ sơ trẻ em số 7." in shown
    left = found.incidents.get()
    assert left.closed_at is None
    assert left.routings.filter(stopped_at=None).exists()


def test_an_incident_that_another_report_tells_of_stays_as_it_is(sign_in, intake_officer, report):
    found, other = report(), report()
    triage.decide(found, opening(), seen=seen(found), by=intake_officer, now=NOW)
    left = found.incidents.get()
    joined = opening(outcome=Outcome.INCIDENT_JOINED, incident_id=left.pk)
    triage.decide(other, joined, seen=seen(other), by=intake_officer, now=NOW)
    assert "không còn tin nào" not in replaced(sign_in(intake_officer), found)
    left.refresh_from_db()
    assert left.closed_at is None


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

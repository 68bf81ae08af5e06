"""What a person decides of a report, changes again, or decides at the same time as another."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intake_cases import NOW, opening, seen
from khien.core import ledger
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.intake import extensions
from khien.intake.actions import incident as incidents
from khien.intake.actions import mailbox, triage
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
    later = timezone.now() + timedelta(days=9)
    assert escalate_overdue(now=later) == 3  # those, not the report's own


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
    page = reverse("intake:incident", args=[left.pk])
    assert "Mở lại sự việc" not in text(sign_in(intake_officer).get(page))
    with pytest.raises(Refused):
        incidents.reopen(left, why="xem lại", by=intake_officer, now=timezone.now())
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

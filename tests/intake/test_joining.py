"""Several reports of one thing joined in one act: all or none, each with its own decision."""

import pytest
from django.urls import reverse

from intake_cases import NOW, opening, seen
from khien.core import clocks, ledger
from khien.core.refusal import Refused
from khien.intake.actions import triage
from khien.intake.actions.joining import join_many
from khien.intake.models import Incident, Outcome, ReportState
from khien.people.roles import Role

JOIN, QUEUE = reverse("intake:join"), reverse("intake:queue")


@pytest.fixture
def alike(report):
    """Three of the same account, the oldest first."""
    return [report(handles=("@nick.la",), kinds=("threat",)) for _ in range(3)]


def versions(reports):
    return {each.pk: seen(each) for each in reports}


def filled(reports, **said):
    """What the page sends: every row offered, those in `reports` ticked."""
    rows = {"reports": [str(each.pk) for each in reports], "offered": [str(r.pk) for r in reports]}
    return {"step": "do", **rows, **{f"seen-{k}": v for k, v in versions(reports).items()}, **said}


def held(incident):
    return set(incident.links.filter(separated_at=None).values_list("report", flat=True))


def test_the_oldest_opens_a_new_incident_and_the_others_join_it(alike, intake_officer):
    found = join_many(versions(alike), opening(why="cùng tài khoản"), by=intake_officer, now=NOW)
    outcomes = [each.decisions.get().outcome for each in alike]
    joined = Outcome.INCIDENT_JOINED
    assert outcomes == [Outcome.INCIDENT_OPENED, joined, joined]
    assert held(found) == {each.pk for each in alike}
    assert {each.decisions.get().why for each in alike} == {"cùng tài khoản"}
    assert not any(clock.stopped_at is None for each in alike for clock in clocks.of(each.pk))
    assert ledger.history(found.pk)[-1].verb == "ReportsJoined"
    assert [e.verb for e in ledger.history(alike[2].pk)][-1] == "ReportDecided"


def test_an_incident_that_is_there_takes_them_all(alike, sign_in, intake_officer):
    first, *others = alike
    there = triage.decide(first, opening(), seen=seen(first), by=intake_officer, now=NOW).incident
    page = sign_in(intake_officer).get(f"{JOIN}?tin={others[0].pk}").text
    assert f'value="{there.pk}" selected' in page, "what one of them tells of is proposed"
    joining = opening(outcome=Outcome.INCIDENT_JOINED, incident_id=there.pk)
    assert join_many(versions(others), joining, by=intake_officer, now=NOW) == there
    assert held(there) == {each.pk for each in alike}


def test_where_one_was_decided_meanwhile_none_is_joined(alike, intake_officer):
    kept = versions(alike)
    triage.decide(
        alike[1],
        opening(outcome=Outcome.INFORMATION_GIVEN),
        seen=kept[alike[1].pk],
        by=intake_officer,
        now=NOW,
    )
    with pytest.raises(Refused, match="vừa được người khác"):
        join_many(kept, opening(), by=intake_officer, now=NOW)
    assert not Incident.objects.exists()
    alike[0].refresh_from_db()
    assert alike[0].state == ReportState.RECEIVED


def test_one_out_of_scope_joins_none(alike, report, commune_officer):
    far = report(commune=1, handles=("@nick.la",))
    with pytest.raises(Refused, match="không còn xem được"):
        join_many(versions([*alike, far]), opening(), by=commune_officer(0), now=NOW)
    assert not Incident.objects.exists()


def test_from_the_queue_through_the_page_to_the_incident(sign_in, intake_officer, alike, report):
    client, stranger = sign_in(intake_officer), report(handles=("@khac.han",))
    assert f'formaction="{JOIN}"' in client.get(QUEUE).text
    page = client.post(JOIN, {"row": [str(each.pk) for each in (*alike, stranger)]})
    assert page.text.count("checked") == 4, "what a person ticked stays ticked"
    assert page.text.count("cùng tên tài khoản") == 2
    assert page.text.count("chưa thấy dấu vết chung") == 1
    done = client.post(JOIN, filled(alike, into="new", title="Một tài khoản"), follow=True)
    assert "Đã ghép 3 tin vào SV-" in done.text
    assert held(Incident.objects.get()) == {each.pk for each in alike}


def test_from_a_report_its_likely_duplicates_are_proposed(sign_in, intake_officer, report):
    mine = report(handles=("@nick.la",), urls=("https://vidu.example/a",))
    report(handles=("@nick.la",))
    weak = report(urls=("https://vidu.example/b",))
    client = sign_in(intake_officer)
    way = f"{JOIN}?tin={mine.pk}"
    assert way in client.get(reverse("intake:report", args=[mine.pk])).text
    page = client.get(way).text
    assert page.count("checked") == 2
    assert f'value="{weak.pk}" checked' not in page
    assert client.get(f"{JOIN}?tin=khong-phai").status_code == 404


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"into": ""}, "Hãy chọn sự việc mà các tin này thuộc về"),
        ({"into": "new", "title": ""}, "Hãy đặt một tên ngắn cho sự việc"),
        ({"into": "new", "title": "Tên", "reports": []}, "Hãy đánh dấu ít nhất một tin"),
    ],
)
def test_a_refused_page_says_why_and_keeps_what_was_typed(
    sign_in, intake_officer, alike, said, sentence
):
    client = sign_in(intake_officer)
    answer = client.post(JOIN, filled(alike) | {"why": "lý do đã viết"} | said)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "lý do đã viết" in answer.text
    assert not Incident.objects.exists()


def test_sent_twice_the_second_joins_nothing_more(sign_in, intake_officer, alike):
    client = sign_in(intake_officer)
    form = filled(alike, into="new", title="Một tài khoản")
    client.post(JOIN, form)
    again = client.post(JOIN, form)
    assert again.status_code == 422
    assert "Mọi tin ở đây đều đã có quyết định" in again.text
    assert Incident.objects.count() == 1


def test_nothing_ticked_and_people_who_do_not_triage(sign_in, intake_officer, staff, alike):
    client = sign_in(intake_officer)
    assert "Hãy đánh dấu ít nhất một tin" in client.post(JOIN, {}, follow=True).text
    assert client.get(JOIN).status_code == 404
    assert sign_in(staff(Role.AUDITOR)).get(f"{JOIN}?tin={alike[0].pk}").status_code == 403

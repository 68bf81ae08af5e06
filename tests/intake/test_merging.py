"""Two incidents made one and one taken apart: no report, office, case or word is lost."""

import pytest
from django.urls import reverse

from intake_cases import NOW, opening, seen
from khien.core import ledger
from khien.core.refusal import Refused
from khien.intake import extensions
from khien.intake.actions import incident as incidents
from khien.intake.actions import merging, sending, triage
from khien.intake.models import IncidentReport
from khien.intake.queries import incident as queries
from khien.intake.queries.steps import public_steps


@pytest.fixture
def incident(report, intake_officer):
    """`incident(…)`: opened from a report with these facts."""

    def make(**facts):
        found = report(**facts)
        decision = opening(title=f"Sự việc {found.pk}")
        return triage.decide(found, decision, seen=seen(found), by=intake_officer, now=NOW).incident

    return make


def held(incident):
    return set(incident.links.filter(separated_at=None).values_list("report", flat=True))


def merged(gone, kept, by, why="cùng một nhóm"):
    return merging.merge(gone, into=kept, why=why, by=by, now=NOW)


def test_every_report_goes_on_and_the_history_stays(incident, intake_officer):
    gone, kept = incident(kinds=("threat",), danger_now="yes"), incident()
    all_reports = held(gone) | held(kept)
    after = merged(gone, kept, intake_officer)
    assert held(after) == all_reports
    assert (after.priority, after.kinds) == ("red", ["threat"])
    gone.refresh_from_db()
    assert (gone.merged_into, gone.closed_by) == (kept, intake_officer)
    assert IncidentReport.objects.filter(incident=gone).count() == 1
    for found in gone.reports.all():
        rows = list(found.decisions.order_by("decided_at", "id"))
        assert [row.incident for row in rows] == [gone, kept]
        assert rows[0].replaced_at is not None
        assert "ghép vào" in str(public_steps(found)[-1].text)
    assert ledger.history(gone.pk)[-1].verb == "IncidentMerged"


def test_the_offices_that_had_one_have_the_other(incident, intake_officer, commune_officer):
    gone, kept = incident(commune=0), incident(commune=1)
    officer = commune_officer(0)
    assert not queries.visible_to(officer).filter(pk=kept.pk).exists()
    merged(gone, kept, intake_officer)
    assert queries.visible_to(officer).filter(pk=kept.pk).exists()


def test_who_must_not_know_of_one_does_not_know_of_both(
    incident, intake_officer, commune_officer, province
):
    gone, kept = incident(commune=0), incident(commune=1)
    officer = commune_officer(0)
    sending.keep_away(
        [kept.reports.get()],
        person=officer.username,
        binding=None,
        why="người thân",
        by=intake_officer,
        now=NOW,
    )
    merged(gone, kept, intake_officer)
    assert not queries.visible_to(officer).filter(pk=kept.pk).exists()


def test_what_hangs_on_the_merged_one_keeps_the_other_from_closing(
    incident, intake_officer, monkeypatch
):
    gone, kept = incident(), incident()
    monkeypatch.setattr(
        extensions, "_hindrances", [lambda each: ["Hồ sơ 3 còn mở."] if each == gone else []]
    )
    merged(gone, kept, intake_officer)
    with pytest.raises(Refused, match="Hồ sơ 3"):
        incidents.close(kept, why="xong", by=intake_officer, now=NOW)


def test_merged_ones_are_handed_on_with_a_later_merge(incident, intake_officer):
    first, second, third = incident(), incident(), incident()
    merged(first, second, intake_officer)
    second.refresh_from_db()
    merged(second, third, intake_officer)
    assert set(extensions.family(third)) == {first, second, third}
    assert len(held(third)) == 3


def test_a_merged_one_is_not_opened_again_but_can_be_taken_out(incident, intake_officer):
    gone, kept = incident(), incident()
    wanted = held(gone)
    merged(gone, kept, intake_officer)
    with pytest.raises(Refused, match="đã gộp"):
        incidents.reopen(gone, why="nhầm", by=intake_officer, now=NOW)
    made = merging.split(
        kept, reports=wanted, title="Việc khác", why="gộp nhầm", by=intake_officer, now=NOW
    )
    assert held(made) == wanted
    assert len(held(kept)) == 1


def test_a_split_takes_the_chosen_and_leaves_the_others(incident, report, intake_officer):
    whole = incident()
    others = [report() for _ in range(3)]
    for each in others:
        triage.decide(
            each,
            opening(outcome="incident_joined", incident_id=whole.pk),
            seen=seen(each),
            by=intake_officer,
            now=NOW,
        )
    chosen = [others[0].pk, others[1].pk]
    made = merging.split(
        whole, reports=chosen, title="Việc khác", why="hai nhóm", by=intake_officer, now=NOW
    )
    assert held(made) == set(chosen)
    assert len(held(whole)) == 2
    current = others[0].decisions.get(replaced_at=None)
    assert (current.incident, current.why) == (made, "hai nhóm")


@pytest.mark.parametrize("wrong", ["itself", "closed", "no reason"])
def test_what_cannot_be_merged_stays_as_it_was(incident, intake_officer, wrong):
    gone, kept = incident(), incident()
    if wrong == "closed":
        incidents.close(kept, why="xong", by=intake_officer, now=NOW)
    why = "" if wrong == "no reason" else "vì vậy"
    with pytest.raises(Refused):
        merged(gone, gone if wrong == "itself" else kept, intake_officer, why)
    assert len(held(gone)) == 1


@pytest.mark.parametrize(
    ("chosen", "title", "why"),
    [("none", "Tên", "lý do"), ("all", "Tên", "lý do"), ("one", "", "lý do"), ("one", "Tên", "")],
)
def test_what_cannot_be_split_stays_as_it_was(incident, report, intake_officer, chosen, title, why):
    whole = incident()
    other = report()
    joined = opening(outcome="incident_joined", incident_id=whole.pk)
    triage.decide(other, joined, seen=seen(other), by=intake_officer, now=NOW)
    reports = {"none": [], "one": [other.pk], "all": list(held(whole))}[chosen]
    with pytest.raises(Refused):
        merging.split(whole, reports=reports, title=title, why=why, by=intake_officer, now=NOW)
    assert len(held(whole)) == 2


def test_the_pages_of_merging_and_splitting(sign_in, incident, report, intake_officer):
    client = sign_in(intake_officer)
    gone, kept = incident(), incident()
    page = reverse("intake:incident_merge", args=[gone.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"into": str(kept.pk)}).status_code == 422
    done = client.post(page, {"into": str(kept.pk), "why": "cùng nhóm"}, follow=True)
    shown = done.content.decode()
    assert "Đã gộp." in shown
    assert "Từ sự việc đã gộp" in shown
    old = client.get(reverse("intake:incident", args=[gone.pk])).content.decode()
    assert "đã gộp vào" in old
    assert "Mở lại sự việc" not in old
    page = reverse("intake:incident_split", args=[kept.pk])
    first = kept.links.filter(separated_at=None).first().report_id
    assert client.post(page, {"title": "X", "why": "y"}).status_code == 422
    done = client.post(page, {"reports": [str(first)], "title": "Việc hai", "why": "y"})
    assert done.status_code == 302


def test_a_merged_one_is_not_merged_again_and_the_page_leads_to_where_it_went(
    sign_in, incident, intake_officer
):
    gone, kept, other = incident(), incident(), incident()
    merged(gone, kept, intake_officer)
    client = sign_in(intake_officer)
    page = reverse("intake:incident_merge", args=[gone.pk])
    way = f'href="{reverse("intake:incident", args=[kept.pk])}"'
    looked = client.get(page)
    sent = client.post(page, {"into": str(other.pk), "why": "cùng nhóm"})
    assert (looked.status_code, sent.status_code) == (200, 422)
    for answer in (looked, sent):
        shown = answer.content.decode()
        assert "Không gộp thêm lần nữa được" in shown
        assert way in shown
        assert "Gộp lại" not in shown
    with pytest.raises(Refused, match="đã gộp vào"):
        merged(gone, other, intake_officer)
    assert len(held(other)) == 1

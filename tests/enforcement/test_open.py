"""Opening a violation: for incidents of one's office, each value of its kind, nothing lost."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.enforcement.models import Violation
from khien.intake.models import Incident

pytestmark = pytest.mark.usefixtures("this_morning")


@pytest.fixture
def url(incident):
    return reverse("enforcement:open", args=[incident.pk])


@pytest.fixture
def typed(office):
    return {
        "office": str(office.pk),
        "kind": "unknown_account",
        "age_group": "unknown",
        "handle": "mau.123",
        "act": "extortion",
        "act_on": "2026-11-22",
        "account": "Dọa đăng ảnh <i>",
    }


def test_only_offices_it_was_sent_to(sign_in, police, other_office, officer, url):
    assert sign_in(police).get(url).status_code == 200
    assert sign_in(other_office).get(url).status_code == 404
    assert sign_in(officer).get(url).status_code == 403


def test_it_is_opened_with_its_traces(sign_in, police, url, typed):
    assert sign_in(police).post(url, typed).status_code == 302
    violation = Violation.objects.get()
    assert [i.kind for i in violation.respondent.identifiers.all()] == ["handle"]


def test_acts_are_told_as_what_somebody_did(sign_in, police, incident, url):
    Incident.objects.filter(pk=incident.pk).update(kinds=["overuse", "threat"])
    form = sign_in(police).get(url).context["form"]
    offered = dict(form.fields["act"].choices)
    assert form["act"].value() == "threat"
    assert "overuse" not in offered
    assert offered["self_harm"] == "lôi kéo trẻ em vào thử thách nguy hiểm"
    assert not [words for words in offered.values() if str(words).startswith("thấy")]


def test_the_day_is_never_guessed(sign_in, police, url):
    assert sign_in(police).get(url).context["form"]["act_on"].value() is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"phone": "abc"}, "phone"),
        ({"act_on": "2027-01-01"}, "act_on"),
        ({"act_on": "1900-01-01"}, "act_on"),
        ({"account": ""}, "account"),
    ],
)
def test_an_error_stands_at_its_field_and_the_rest_is_kept(
    sign_in, police, url, typed, wrong, field
):
    answer = sign_in(police).post(url, typed | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "mau.123" in answer.content.decode()
    assert "<i>" not in answer.content.decode()
    assert not Violation.objects.exists()


def test_an_office_of_others_is_not_on_offer(sign_in, police, other_office, url, typed):
    theirs = other_office.held_duties[0].organisation_id
    answer = sign_in(police).post(url, typed | {"office": str(theirs)})
    assert answer.status_code == 422


def test_a_closed_incident_takes_none(sign_in, police, triager, incident, url):
    incident.closed_at, incident.closed_by = NOW, triager
    incident.save()
    assert sign_in(police).get(url).status_code == 404


def test_another_act_of_somebody_known_here_needs_no_more_writing(
    sign_in, police, violation, url, typed
):
    browser = sign_in(police)
    assert "Trần Văn Mẫu" in browser.get(url).text
    same = {k: v for k, v in typed.items() if k not in {"kind", "age_group", "handle"}}
    same |= {"known": str(violation.pk), "act": "threat"}
    assert browser.post(url, same).status_code == 302
    other = Violation.objects.get(act="threat")
    assert other.respondent.person == Violation.objects.get(pk=violation.pk).respondent.person
    assert other.respondent.identity["name"] == "Trần Văn Mẫu"
    assert other.respondent.identifiers.filter(kind="phone").exists()
    assert "đã có hồ sơ" in browser.post(url, same).text


def test_somebody_known_by_nothing_is_the_same_where_it_is_said(sign_in, police, url, typed):
    browser, nobody = sign_in(police), typed | {"handle": ""}
    browser.post(url, nobody)
    first = Violation.objects.get()
    browser.post(url, typed | {"known": str(first.pk), "act": "threat"})
    assert len(set(Violation.objects.values_list("respondent__person", flat=True))) == 1
    again = browser.post(url, nobody | {"known": str(first.pk), "act": "extortion"})
    assert "đã có hồ sơ" in again.text


def test_everybodys_site_is_no_trace_of_somebody(sign_in, police, url, typed):
    answer = sign_in(police).post(url, typed | {"url": "https://www.facebook.com/"})
    assert answer.status_code == 422
    assert "trang chung" in answer.text

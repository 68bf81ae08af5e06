"""Twins and other children of one incident: two cases, what they share typed once."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.support import actions, queries
from khien.support.actions import Registration
from khien.support.actions.people import tie_cases
from khien.support.models import Case, CaseTie, Safety, Tie
from khien.support.queries.people import tied_to
from people_around import carer

pytestmark = pytest.mark.usefixtures("this_morning")
TWIN = {"tie": "twin", "name": "Nguyễn Văn Mẫu", "sex": "boy"}


@pytest.fixture
def url(case):
    return reverse("support:another_child", args=[case.pk])


def test_a_twin_has_a_case_of_its_own_tied_to_the_first(sign_in, officer, case, url):
    carer(case, officer)
    carer(case, officer, name="Lê Văn Mẫu", safety=Safety.UNSAFE, is_suspect=True)
    client = sign_in(officer)
    form = client.get(url).context["form"]
    assert not form["name"].value()
    assert not form["tie"].value()
    assert client.post(url, TWIN).status_code == 302
    twin = Case.objects.exclude(pk=case.pk).get()
    assert (twin.incident_id, twin.commune_id) == (case.incident_id, case.commune_id)
    assert twin.circumstances["what_happened"] == "Bị dọa đăng ảnh."
    assert {(c.who["name"], c.is_suspect) for c in twin.carers.all()} == {
        ("Trần Thị Mẫu", False),
        ("Lê Văn Mẫu", True),
    }
    assert [other.pk for _tie, other in tied_to(case, officer)] == [twin.pk]
    assert [other.pk for _tie, other in tied_to(twin, officer)] == [case.pk]
    page = client.get(reverse("support:case", args=[twin.pk])).content.decode()
    assert "Sinh đôi, sinh ba" in page


def test_a_child_of_another_home_gets_no_carers(sign_in, officer, case, url):
    carer(case, officer)
    assert sign_in(officer).post(url, TWIN | {"tie": "same_incident"}).status_code == 302
    assert not Case.objects.exclude(pk=case.pk).get().carers.exists()


def test_without_saying_how_they_belong_together_nothing_is_opened(sign_in, officer, case, url):
    answer = sign_in(officer).post(url, TWIN | {"tie": ""})
    assert answer.status_code == 422
    assert answer.context["form"]["name"].value() == "Nguyễn Văn Mẫu"
    assert Case.objects.count() == 1


@pytest.fixture
def other(incident, officer):
    return actions.open_case(
        incident,
        registration=Registration(name="Trẻ Khác", what_happened="Bị dọa."),
        commune=incident.commune_happened_id,
        by=officer,
        now=NOW,
    )


def test_cases_are_tied_by_number_once(sign_in, officer, case, other):
    url = reverse("support:tie", args=[case.pk])
    client = sign_in(officer)
    assert client.post(url, {"number": other.number, "tie": "sibling"}).status_code == 302
    tie_cases(other, case, tie=Tie.TWIN, by=officer, now=NOW)
    assert CaseTie.objects.get().tie == Tie.TWIN


@pytest.mark.parametrize("number", [0, 10**14, 10**40])
def test_a_number_of_no_case_one_sees_is_refused(sign_in, officer, case, number):
    url = reverse("support:tie", args=[case.pk])
    answer = sign_in(officer).post(url, {"number": number, "tie": "sibling"})
    assert list(answer.context["form"].errors) == ["number"]


def test_a_case_is_not_tied_to_itself(sign_in, officer, case):
    url = reverse("support:tie", args=[case.pk])
    answer = sign_in(officer).post(url, {"number": case.number, "tie": "sibling"})
    assert list(answer.context["form"].errors) == ["number"]
    assert not CaseTie.objects.exists()


def test_a_tied_case_of_another_commune_shows_that_it_is_there_and_no_more(
    sign_in, officer, case, other, province_with_communes
):
    tie_cases(case, other, tie=Tie.SIBLING, by=officer, now=NOW)
    other.commune = province_with_communes.communes[1]
    other.save(update_fields=["commune"])
    assert not queries.visible_to(officer).filter(pk=other.pk).exists()
    page = sign_in(officer).get(reverse("support:case", args=[case.pk])).content.decode()
    assert "một hồ sơ ở nơi khác" in page
    assert str(other.pk) not in page

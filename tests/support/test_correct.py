"""Correcting Mẫu 01: two people on one record lose nothing, field by field."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.ledger import history
from khien.support import actions
from khien.support.actions import Registration
from khien.support.models import Case, CaseState

pytestmark = pytest.mark.usefixtures("this_morning")


@pytest.fixture
def url(case):
    return reverse("support:correct", args=[case.pk])


def sent(page, **typed):
    """What a browser sends: the hidden fields, what the form showed, and what was typed."""
    form = page.context["form"]
    shown = {field.name: field.value() for field in form}
    known = {name: value for name, value in shown.items() if value not in (None, False, "")}
    return {**dict(page.context["was"]), **known, **typed}


def stored(case):
    case = Case.objects.get(pk=case.pk)
    return case.child | case.circumstances | {"age": case.age, "sex": case.sex}


def test_who_reaches_it(sign_in, officer, neighbour, chair, url):
    assert sign_in(officer).get(url).status_code == 200
    assert sign_in(neighbour).get(url).status_code == 404
    assert sign_in(chair).get(url).status_code == 403


def test_a_correction_is_stored_and_ledgered(sign_in, officer, case, url):
    client = sign_in(officer)
    answer = client.post(url, sent(client.get(url), school="Lớp 8A"))
    assert answer.status_code == 302
    assert stored(case)["school"] == "Lớp 8A"
    assert history(case.pk)[-1].verb == "CaseCorrected"


def test_an_error_keeps_what_was_typed(sign_in, officer, case, url):
    client = sign_in(officer)
    answer = client.post(url, sent(client.get(url), school="Lớp 8A", age="55"))
    assert answer.status_code == 422
    assert "Lớp 8A" in answer.content.decode()
    assert stored(case)["age"] == 14


@pytest.fixture
def meanwhile(case, officer):
    """Somebody else saves while the page is open."""

    def meanwhile(**changed):
        told = {"name": "Nguyễn Thị Mẫu", "age": 14, "sex": "girl", **changed}
        told.setdefault("what_happened", "Bị dọa đăng ảnh.")
        actions.correct(
            case, registration=Registration(**told), seen=case.version, by=officer, now=NOW
        )

    return meanwhile


def test_different_fields_are_both_kept_without_asking(sign_in, officer, case, url, meanwhile):
    client = sign_in(officer)
    page = client.get(url)
    meanwhile(ethnicity="Mường")
    assert client.post(url, sent(page, school="Lớp 8A")).status_code == 302
    assert (stored(case)["ethnicity"], stored(case)["school"]) == ("Mường", "Lớp 8A")


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Lớp 8A"), ("theirs", "Lớp 9B")])
def test_the_same_field_is_asked_of_the_second_person(
    sign_in, officer, case, url, meanwhile, choice, kept
):
    client = sign_in(officer)
    page = client.get(url)
    meanwhile(school="Lớp 9B", ethnicity="Mường")
    answer = client.post(url, sent(page, school="Lớp 8A", contact="Gọi sau 17 giờ"))
    assert answer.status_code == 409
    assert [row.name for row in answer.context["conflict"]] == ["school"]
    body = answer.content.decode()
    assert "Lớp 8A" in body
    assert "Lớp 9B" in body
    assert stored(case)["school"] == "Lớp 9B"
    again = sent(answer) | {"choose_school": choice}
    assert client.post(url, again).status_code == 302
    after = stored(case)
    assert (after["school"], after["ethnicity"]) == (kept, "Mường")
    assert after["contact"] == "Gọi sau 17 giờ"


def test_a_closed_case_says_why_it_cannot_be_corrected(sign_in, officer, bring_to):
    case = bring_to(CaseState.CLOSED)
    url = reverse("support:correct", args=[case.pk])
    assert "đã kết thúc" in sign_in(officer).get(url).content.decode()
    answer = sign_in(officer).post(url, {"sex": "girl", "what_happened": "x", "seen": case.version})
    assert answer.status_code == 422
    assert stored(case)["what_happened"] == "Bị dọa đăng ảnh."

"""Children who did harm, and the cases of their own: each shows the other to who may see both."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.intake.models import ConflictOfInterest
from khien.support import queries
from khien.support.actions import minor as actions
from khien.support.actions.keep_away import hide
from khien.support.actions.minor import Minor
from khien.support.models import Case, CaseState, OffendingMinor

pytestmark = pytest.mark.usefixtures("this_morning")
OWN = {"name": "Em Mẫu", "sex": "boy", "age": 15, "what_happened": "Em gây chuyện, em hối hận."}


def url(name, case, *more):
    return reverse(f"support:{name}", args=[case.pk, *more])


@pytest.fixture
def minor(case, officer):
    known = Minor(name="Em Mẫu", age=15, school="Lớp 9A", guardian="Bà nội", knows_child="Bạn")
    return actions.record_minor(case, minor=known, by=officer, now=NOW)


@pytest.fixture
def own(sign_in, officer, case, minor):
    answer = sign_in(officer).post(url("open_for_minor", case, minor.pk), OWN)
    assert answer.status_code == 302
    return Case.objects.exclude(pk=case.pk).get()


def page(sign_in, who, case):
    return sign_in(who).get(url("case", case)).content.decode()


def test_a_minor_who_did_harm_is_recorded_as_a_child_who_needs_help(sign_in, officer, case):
    said = {"seen": 0, "name": "Em Mẫu", "age": 15, "knows_child": "Bạn cùng lớp", "support": "Gặp"}
    client = sign_in(officer)
    assert client.post(url("add_minor", case), said).status_code == 302
    row = OffendingMinor.objects.get()
    page = client.get(url("case", case)).content.decode()
    assert "Trẻ gây ra việc" in page
    assert "Bạn cùng lớp" in page
    change = url("minor", case, row.pk)
    assert client.get(change).context["form"]["name"].value() == "Em Mẫu"
    assert client.post(change, said | {"seen": 1, "support": "Gặp gia đình"}).status_code == 302
    assert client.post(change, said | {"seen": 1, "support": "Khác"}).status_code == 409
    row.refresh_from_db()
    assert row.support == "Gặp gia đình"


def test_an_adult_suspect_is_not_recorded_here(officer, case):
    with pytest.raises(Refused) as refused:
        actions.record_minor(case, minor=Minor(age=18), by=officer, now=NOW)
    assert refused.value.field == "age"
    assert not OffendingMinor.objects.exists()


def test_a_minor_without_name_or_age_can_be_recorded(officer, case):
    row = actions.record_minor(case, minor=Minor(), by=officer, now=NOW)
    assert row.age is None


@pytest.mark.parametrize("name", ["open_for_minor", "own_case"])
def test_only_the_communes_officer_reaches_the_pages_of_a_minor(
    sign_in, neighbour, chair, case, minor, name
):
    for here in (url("add_minor", case), url(name, case, minor.pk)):
        assert sign_in(neighbour).get(here).status_code == 404
        assert sign_in(chair).get(here).status_code == 403


def test_a_case_is_opened_for_the_minor_without_the_story_of_the_other_child(
    sign_in, officer, case, minor, own
):
    assert (own.incident_id, own.commune_id) == (case.incident_id, case.commune_id)
    assert (own.child["name"], own.child["school"], own.child["carers"]) == (
        "Em Mẫu",
        "Lớp 9A",
        "Bà nội",
    )
    said = f"{own.child}{own.circumstances}"
    assert "Nguyễn Thị Mẫu" not in said
    assert "Bị dọa" not in said
    assert url("case", own) in page(sign_in, officer, case)
    assert url("case", case) in page(sign_in, officer, own)
    last = history(case.pk)[-2]
    assert (last.verb, last.data["own_case"]) == ("OwnCaseLinked", str(own.pk))


def test_who_lives_with_the_child_lives_at_the_same_place(officer, case):
    case.child = {**case.child, "address": "Khu 3"}
    case.save()
    known = Minor(lives_with_child=True)
    row = actions.record_minor(case, minor=known, by=officer, now=NOW)
    child = actions.OwnRegistration("Em cần người lớn kèm.")
    opened = actions.open_for_minor(row, child=child, by=officer, now=NOW)
    assert opened.child["address"] == "Khu 3"


def test_pressed_twice_there_is_one_case_and_nothing_typed_is_lost(
    sign_in, officer, case, minor, own
):
    again = sign_in(officer).post(url("open_for_minor", case, minor.pk), OWN)
    assert "đã có hồ sơ riêng" in again.content.decode()
    assert again.context["form"]["what_happened"].value() == OWN["what_happened"]
    assert Case.objects.count() == 2


def test_an_existing_case_is_linked_and_the_link_taken_back(sign_in, officer, case, minor, own):
    here = url("own_case", case, minor.pk)
    client = sign_in(officer)
    assert client.get(here).context["form"]["number"].value() == own.number
    for number, field in ((case.number, "number"), (10**14, "number"), (10**40, "number")):
        answer = client.post(here, {"number": number})
        assert list(answer.context["form"].errors) == [field]
    assert client.post(here, {"number": ""}).status_code == 302
    assert url("case", own) not in page(sign_in, officer, case)
    assert url("case", case) not in page(sign_in, officer, own)
    assert client.post(here, {"number": own.number}).status_code == 302
    minor.refresh_from_db()
    assert minor.own_case == own


def test_who_may_not_see_the_other_case_is_not_shown_it_and_cannot_cut_the_link(
    sign_in, officer, chair, case, minor, own
):
    hide(own, person=officer.username, binding=None, why="Người nhà", by=chair, now=NOW)
    assert not queries.visible_to(officer).filter(pk=own.pk).exists()
    shown = page(sign_in, officer, case)
    assert "mà bạn không xem được" in shown
    assert str(own.pk) not in shown
    here = url("own_case", case, minor.pk)
    assert not sign_in(officer).get(here).context["form"]["number"].value()
    assert "nhờ nơi giữ hồ sơ đó" in sign_in(officer).post(here, {"number": ""}).content.decode()
    minor.refresh_from_db()
    assert minor.own_case == own


def test_the_minors_case_says_nothing_of_a_case_one_may_not_see(
    sign_in, officer, chair, case, minor, own
):
    hide(case, person=officer.username, binding=None, why="Người nhà", by=chair, now=NOW)
    shown = page(sign_in, officer, own)
    assert "trẻ gây ra việc trong" not in shown
    assert "trẻ gây ra việc trong" in page(sign_in, chair, own)


def test_whom_the_reporter_keeps_away_sees_neither(sign_in, officer, incident, case, minor, own):
    ConflictOfInterest.objects.create(report=incident.reports.get(), person=officer, noted_at=NOW)
    for each in (case, own):
        assert sign_in(officer).get(url("case", each)).status_code == 404


def test_a_closed_case_opens_none(sign_in, officer, bring_to, minor):
    case = bring_to(CaseState.CLOSED)
    here = url("open_for_minor", case, minor.pk)
    assert "đã kết thúc" in sign_in(officer).get(here).content.decode()
    assert sign_in(officer).post(here, OWN).status_code == 422
    assert Case.objects.count() == 1

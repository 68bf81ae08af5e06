"""The pages of a violation's steps: what each direction asks, refusals, two people at once."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.enforcement import actions
from khien.enforcement.actions import Said, Step
from khien.enforcement.models import Branch, ViolationState

pytestmark = pytest.mark.usefixtures("this_morning")


def url(violation, page):
    return reverse(f"enforcement:{page}", args=[violation.pk])


def sent(page, **typed):
    shown = {field.name: field.value() for field in page.context["form"]}
    known = {name: str(value) for name, value in shown.items() if value not in (None, "", [])}
    return {**dict(page.context["was"]), **known, **typed}


@pytest.mark.parametrize("page", ["verify", "note", "reopen", "exhibit", "letter"])
def test_only_the_office_reaches_them(sign_in, police, other_office, officer, violation, page):
    assert sign_in(police).get(url(violation, page)).status_code == 200
    assert sign_in(other_office).post(url(violation, page)).status_code == 404
    assert sign_in(officer).get(url(violation, page)).status_code == 403


def test_verification_chooses_a_direction(sign_in, police, violation, provision):
    client = sign_in(police)
    page = client.get(url(violation, "verify"))
    typed = sent(page, branch="administrative", provisions=str(provision.pk), age_group="adult")
    assert client.post(url(violation, "verify"), typed).status_code == 302
    violation.refresh_from_db()
    assert violation.state == ViolationState.HANDLING
    assert list(violation.provisions.all()) == [provision]


def test_a_missing_provision_is_said_at_its_field(sign_in, police, violation):
    client = sign_in(police)
    typed = sent(client.get(url(violation, "verify")), branch="administrative", age_group="adult")
    answer = client.post(url(violation, "verify"), typed)
    assert answer.status_code == 422
    assert "provisions" in answer.context["form"].errors
    assert answer.context["form"]["branch"].value() == "administrative"


@pytest.mark.parametrize(("choice", "kept"), [("mine", "unfounded"), ("theirs", "transferred")])
def test_two_directions_at_once_are_shown_side_by_side(
    sign_in, police, violation, verify, choice, kept
):
    client = sign_in(police)
    page = client.get(url(violation, "verify"))
    verify(Branch.TRANSFERRED, age="minor")
    answer = client.post(url(violation, "verify"), sent(page, branch="unfounded"))
    assert answer.status_code == 409
    assert [row.name for row in answer.context["conflict"]] == ["branch"]
    again = sent(answer) | {"choose_branch": choice}
    assert client.post(url(violation, "verify"), again).status_code == 302
    violation.refresh_from_db()
    assert violation.branch == kept
    assert violation.respondent.age_group == "minor"


def of(violation, step):
    return reverse("enforcement:step", args=[violation.pk, step])


def test_a_step_asks_only_what_it_needs_and_says_what_is_missing(sign_in, police, verify):
    violation = verify(Branch.NOT_IDENTIFIED)
    client = sign_in(police)
    page = client.get(of(violation, "conclude"))
    assert set(page.context["form"].fields) == {"seen", "tried", "words"}
    empty = client.post(of(violation, "conclude"), sent(page))
    assert empty.status_code == 422
    assert "tried" in empty.context["form"].errors
    filled = sent(page, tried="bank", words="Ngân hàng không có tài khoản này.")
    assert client.post(of(violation, "conclude"), filled).status_code == 302
    violation.refresh_from_db()
    assert (violation.state, violation.handled) == (ViolationState.SETTLED, False)


def test_the_form_of_a_fine_shows_its_limits_and_refuses_more(
    sign_in, police, verify, take, fining
):
    violation = verify(Branch.ADMINISTRATIVE, fining)
    take(Step.RECORD, number="1", days_later=0)
    client = sign_in(police)
    page = client.get(of(violation, "decide"))
    assert "5.000.000 – 10.000.000" in page.text
    typed = sent(page, number="12/QĐ", fine_vnd="10000001")
    refused = client.post(of(violation, "decide"), typed)
    assert refused.status_code == 422
    assert "10.000.000 đồng" in str(refused.context["form"].errors["fine_vnd"])
    assert client.post(of(violation, "decide"), typed | {"fine_vnd": "10000000"}).status_code == 302
    violation.refresh_from_db()
    assert (violation.fine_vnd, violation.decision_number) == (10_000_000, "12/QĐ")


def test_crimes_are_offered_to_the_police_alone_and_never_to_oneself(
    sign_in, police, verify, provision, other_office
):
    client = sign_in(police)
    crime = client.get(of(verify(Branch.CRIMINAL, provision), "refer")).context["form"]
    assert "receiver" not in crime.fields
    other = client.get(of(verify(Branch.TRANSFERRED, provision), "refer")).context["form"]
    offered = set(other.fields["receiver"].queryset)
    assert {duty.organisation for duty in other_office.duties.all()} == offered


def test_what_was_written_for_another_direction_is_not_lost(sign_in, police, verify, provision):
    violation = verify(Branch.UNFOUNDED)
    client = sign_in(police)
    typed = sent(client.get(of(violation, "conclude")), words="Không có <b>hành vi</b>")
    verify(Branch.CRIMINAL, provision)
    answer = client.post(of(violation, "conclude"), typed)
    assert answer.status_code == 409
    assert "Không có &lt;b&gt;hành vi" in answer.text
    violation.refresh_from_db()
    assert violation.state == ViolationState.HANDLING


def test_the_second_of_two_people_keeps_their_words(sign_in, police, verify):
    violation = verify(Branch.UNFOUNDED)
    client = sign_in(police)
    typed = sent(client.get(of(violation, "conclude")), words="Không có hành vi")
    actions.note(violation, text="Vừa gọi thêm", by=police, now=NOW)
    answer = client.post(of(violation, "conclude"), typed)
    assert answer.status_code == 409
    assert "Không có hành vi" in answer.text
    again = typed | {"seen": answer.context["form"]["seen"].value()}
    assert client.post(of(violation, "conclude"), again).status_code == 302


def test_a_step_before_verification_says_what_comes_first(sign_in, police, violation):
    page = sign_in(police).get(of(violation, "record"))
    assert "đang xác minh" in page.text
    assert sign_in(police).post(of(violation, "record"), {"number": "1"}).status_code == 409
    violation.refresh_from_db()
    assert violation.state == ViolationState.VERIFYING


def test_an_address_that_names_no_step_is_not_found(sign_in, police, verify):
    assert sign_in(police).get(of(verify(Branch.UNFOUNDED), "note")).status_code == 404


def test_a_note_is_kept_and_an_empty_one_is_not(sign_in, police, violation):
    client = sign_in(police)
    assert client.post(url(violation, "note"), {"text": " "}).status_code == 422
    assert client.post(url(violation, "note"), {"text": "Đã gọi"}).status_code == 302
    assert [note.text for note in violation.notes.all()] == ["Đã gọi"]


def test_opening_again_needs_a_reason_and_tells_of_a_change(sign_in, police, verify):
    violation = verify(Branch.UNFOUNDED)
    actions.take(violation, Step.CONCLUDE, Said(words="x"), by=police, now=NOW)
    violation.refresh_from_db()
    client = sign_in(police)
    stale = {"reason": "Có tin mới", "seen": violation.version - 1}
    answer = client.post(url(violation, "reopen"), stale)
    assert answer.status_code == 409
    assert "Có tin mới" in answer.content.decode()
    again = {"reason": "Có tin mới", "seen": answer.context["form"]["seen"].value()}
    assert client.post(url(violation, "reopen"), again).status_code == 302
    violation.refresh_from_db()
    assert (violation.state, violation.handled) == (ViolationState.VERIFYING, None)

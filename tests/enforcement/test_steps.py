"""The pages of a violation's steps: what each direction asks, refusals, two people at once."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.enforcement import actions
from khien.enforcement.actions import Disposal
from khien.enforcement.models import Branch, ViolationState

pytestmark = pytest.mark.usefixtures("this_morning")


def url(violation, page):
    return reverse(f"enforcement:{page}", args=[violation.pk])


def sent(page, **typed):
    shown = {field.name: field.value() for field in page.context["form"]}
    known = {name: str(value) for name, value in shown.items() if value not in (None, "")}
    return {**dict(page.context["was"]), **known, **typed}


@pytest.mark.parametrize("page", ["verify", "settle", "note", "reopen", "exhibit"])
def test_only_the_office_reaches_them(sign_in, police, other_office, officer, violation, page):
    assert sign_in(police).get(url(violation, page)).status_code == 200
    assert sign_in(other_office).post(url(violation, page)).status_code == 404
    assert sign_in(officer).get(url(violation, page)).status_code == 403


def test_verification_chooses_a_direction(sign_in, police, violation, provision):
    client = sign_in(police)
    page = client.get(url(violation, "verify"))
    typed = sent(page, branch="administrative", provision=str(provision.pk), age_group="adult")
    assert client.post(url(violation, "verify"), typed).status_code == 302
    violation.refresh_from_db()
    assert (violation.state, violation.provision) == (ViolationState.HANDLING, provision)


def test_a_missing_provision_is_said_at_its_field(sign_in, police, violation):
    client = sign_in(police)
    typed = sent(client.get(url(violation, "verify")), branch="administrative", age_group="adult")
    answer = client.post(url(violation, "verify"), typed)
    assert answer.status_code == 422
    assert "provision" in answer.context["form"].errors
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


ASKED = {
    Branch.CRIMINAL: {"accepted_by"},
    Branch.TRANSFERRED: {"accepted_by"},
    Branch.UNFOUNDED: {"conclusion"},
    Branch.NOT_IDENTIFIED: {"steps_tried"},
    Branch.ADMINISTRATIVE: {"decision_number", "fine_vnd", "remedy"},
    Branch.MINOR: {"remedy"},
}


@pytest.mark.parametrize("branch", list(Branch))
def test_each_direction_asks_only_what_it_needs(sign_in, police, verify, provision, branch):
    age = "minor" if branch == Branch.MINOR else "adult"
    violation = verify(branch, provision=provision, age=age)
    client = sign_in(police)
    page = client.get(url(violation, "settle"))
    assert set(page.context["form"].fields) == {"direction"} | ASKED[branch]
    empty = client.post(url(violation, "settle"), {"direction": branch})
    assert empty.status_code == 422
    filled = {"direction": branch} | {
        name: "1" if name == "fine_vnd" else "x" for name in ASKED[branch]
    }
    assert client.post(url(violation, "settle"), filled).status_code == 302
    violation.refresh_from_db()
    assert violation.state == ViolationState.SETTLED
    assert violation.handled is (branch != Branch.NOT_IDENTIFIED)


def test_a_result_written_for_another_direction_is_not_lost(sign_in, police, verify):
    violation = verify(Branch.UNFOUNDED)
    client = sign_in(police)
    verify(Branch.TRANSFERRED)
    typed = {"direction": "unfounded", "conclusion": "Không có <b>hành vi</b>"}
    answer = client.post(url(violation, "settle"), typed)
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Không có &lt;b&gt;hành vi" in body
    assert "Có người vừa chọn hướng xử lý khác" in body
    violation.refresh_from_db()
    assert violation.state == ViolationState.HANDLING


def test_settling_before_verification_says_what_comes_first(sign_in, police, violation):
    page = sign_in(police).get(url(violation, "settle"))
    assert "đang xác minh" in page.content.decode()
    answer = sign_in(police).post(url(violation, "settle"), {"direction": ""})
    assert answer.status_code == 200
    violation.refresh_from_db()
    assert violation.state == ViolationState.VERIFYING


def test_a_note_is_kept_and_an_empty_one_is_not(sign_in, police, violation):
    client = sign_in(police)
    assert client.post(url(violation, "note"), {"text": " "}).status_code == 422
    assert client.post(url(violation, "note"), {"text": "Đã gọi"}).status_code == 302
    assert [note.text for note in violation.notes.all()] == ["Đã gọi"]


def test_opening_again_needs_a_reason_and_tells_of_a_change(sign_in, police, verify):
    violation = verify(Branch.UNFOUNDED)
    actions.settle(violation, disposal=Disposal(conclusion="x"), by=police, now=NOW)
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

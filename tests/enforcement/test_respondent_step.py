"""Correcting, adding and taking back what a file says of somebody; judging and parting matches."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.enforcement import actions
from khien.enforcement.actions import Said, Step
from khien.enforcement.models import Branch, Respondent, RespondentMatch

pytestmark = pytest.mark.usefixtures("this_morning")


def url(violation, page, *more):
    return reverse(f"enforcement:{page}", args=[violation.pk, *more])


@pytest.fixture
def browser(sign_in, police):
    return sign_in(police)


CORRECTED = {"kind": "organisation", "age_group": "adult", "name": "Công ty Mẫu Vật", "note": ""}


def test_strangers_find_no_page_of_it(sign_in, other_office, officer, violation, match):
    pages = [("correct_respondent",), ("add_identifier",), ("part_respondent",)]
    for page, *more in [*pages, ("judge_match", match.pk)]:
        address = url(violation, page, *more)
        assert sign_in(other_office).get(address).status_code == 404
        assert sign_in(officer).get(address).status_code == 403


def test_a_correction_is_found_by_its_new_name(browser, violation, open_theirs):
    open_theirs(phone="0987654321", name="cong ty mau vat")
    assert browser.get(url(violation, "correct_respondent")).status_code == 200
    answer = browser.post(url(violation, "correct_respondent"), CORRECTED | {"seen": "1"})
    assert answer.status_code == 302
    person = Respondent.objects.get(violation=violation)
    assert (person.kind, person.identity["name"]) == ("organisation", "Công ty Mẫu Vật")
    assert RespondentMatch.objects.get().kinds == ["name"]


def test_whoever_saves_second_reads_so_and_saves_once_more(browser, violation, police):
    actions.note(violation, text="Đã gọi.", by=police, now=NOW)
    answer = browser.post(url(violation, "correct_respondent"), CORRECTED | {"seen": "1"})
    assert answer.status_code == 422
    assert "Có người vừa cập nhật" in answer.text
    assert "Công ty Mẫu Vật" in answer.text
    again = CORRECTED | {"seen": answer.context["form"].data["seen"]}
    assert browser.post(url(violation, "correct_respondent"), again).status_code == 302


def test_a_settled_file_is_opened_again_before_it_is_corrected(browser, verify, police):
    violation = verify(Branch.UNFOUNDED)
    actions.take(violation, Step.CONCLUDE, Said(words="Không có"), by=police, now=NOW)
    violation.refresh_from_db()
    typed = CORRECTED | {"seen": str(violation.version)}
    assert "mở lại hồ sơ" in browser.post(url(violation, "correct_respondent"), typed).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": "phone", "value": "x"}, "Chưa đúng dạng"),
        ({"kind": "domain", "value": "facebook.com"}, "trang chung"),
        ({"kind": "phone", "value": "+84 912 345 678"}, "đã có dấu hiệu"),
        ({"kind": "phone", "value": ""}, "id_value"),
        ({"kind": "eye", "value": "x"}, "id_kind"),
    ],
)
def test_an_identifier_of_no_use_is_said_so_and_what_was_typed_stays(
    browser, violation, typed, said
):
    answer = browser.post(url(violation, "add_identifier"), typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert not typed["value"] or typed["value"] in answer.text


def test_an_identifier_is_added_and_taken_back(browser, violation):
    typed = {"kind": "handle", "value": "mau.123", "place": "fb"}
    assert browser.post(url(violation, "add_identifier"), typed).status_code == 302
    added = violation.respondent.identifiers.get(kind="handle")
    assert added.place == "facebook"
    address = url(violation, "withdraw_identifier", added.pk)
    assert browser.get(address).status_code == 405
    assert browser.post(address, follow=True).text.count("ghi nhầm, đã bỏ") == 1
    assert "trước đó" in browser.post(address, follow=True).text


def test_a_match_is_judged_and_parted_again(browser, violation, theirs, match, other_office):
    address = url(violation, "judge_match", match.pk)
    assert f"hồ sơ số {theirs.number}" in browser.get(address).text
    assert browser.post(address, {"verdict": "same", "why": ""}).status_code == 422
    assert browser.post(address, {"verdict": "same", "why": "Đã gọi."}).status_code == 302
    assert "rồi" in browser.post(address, {"verdict": "same", "why": "Đã gọi."}).text
    actions.judge(theirs, match, "same", why="Đúng.", by=other_office, now=NOW)
    parting = url(violation, "part_respondent")
    assert browser.get(parting).status_code == 200
    assert browser.post(parting, {"why": "Nhầm người."}).status_code == 302
    assert "không ghép" in browser.post(parting, {"why": "Nữa."}).text
